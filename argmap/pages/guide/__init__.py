"""How to read a map."""
