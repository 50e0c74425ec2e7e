"""The premises that the thesis turns on."""
