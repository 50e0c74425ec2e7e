"""The commands, one module for each group: each parses its part, calls the module that does the work, and prints."""
