"""The page that follows the essay paragraph by paragraph."""
