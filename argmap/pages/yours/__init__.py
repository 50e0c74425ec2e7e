"""The page on which readers say what they believe and see what follows."""
