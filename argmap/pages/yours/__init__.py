"""What follows from a reader's own beliefs."""
