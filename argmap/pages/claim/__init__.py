"""A claim's own page."""
