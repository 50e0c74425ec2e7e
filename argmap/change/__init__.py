"""What a change to the files does to the argument."""
