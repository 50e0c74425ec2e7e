"""The page of evidence that is later than the essay."""
