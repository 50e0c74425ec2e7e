"""The map as data for others."""
