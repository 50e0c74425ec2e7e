"""The reading paths: the argument as running text, in three lengths."""
