"""What the words of a map mean, and how standing and support are worked out."""
