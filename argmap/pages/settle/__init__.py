"""What would settle the argument: dated observations that would tell."""
