"""Puts pages and assets into a site; the only package that knows MkDocs."""
