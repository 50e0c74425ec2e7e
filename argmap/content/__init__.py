"""What a map says, read from files with a place for every value."""
