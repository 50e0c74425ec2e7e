"""The page of the premises that the thesis turns on."""
