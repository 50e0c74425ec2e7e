"""The works that the map cites."""
