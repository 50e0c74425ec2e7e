"""The page that explains how to read a map."""
