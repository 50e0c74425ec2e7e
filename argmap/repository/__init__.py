"""The history of a map's files in git, and their addresses on GitHub."""
