"""Writers: one module for each family of formats, each of which returns an export as text."""
