"""The reader's own beliefs, and the cruxes."""
