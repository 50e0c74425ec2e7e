"""The page with the newest changes, the Atom feed, and redirects."""
