"""The page that lists all claims."""
