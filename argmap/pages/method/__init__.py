"""The page that defines the words of a map, standing and strength."""
