"""The list of all claims."""
