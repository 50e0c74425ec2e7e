"""The page of observations that would settle claims, and their calendar."""
