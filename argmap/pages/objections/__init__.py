"""The objections nobody has answered."""
