"""The page on which two stances are compared, and signed stances as other pages tell of them."""
