"""What git and GitHub know of a map's files."""
