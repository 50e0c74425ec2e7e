"""The page that asks a few questions and shows where a reader parts from the argument."""
