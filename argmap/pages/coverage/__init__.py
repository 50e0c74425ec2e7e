"""The essay, paragraph by paragraph."""
