"""Argument maps as files: read claims, check them, evaluate them, and publish them as a site."""
