"""The content of a map, read from files with a place for every value."""
