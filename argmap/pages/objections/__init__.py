"""The page of objections without an answer, and other open places."""
