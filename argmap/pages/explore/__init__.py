"""The page of the interactive map, and its outline."""
