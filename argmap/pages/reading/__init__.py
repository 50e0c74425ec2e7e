"""The reading paths."""
