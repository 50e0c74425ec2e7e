"""The map as a page to embed, and the outline pages of a large map."""
