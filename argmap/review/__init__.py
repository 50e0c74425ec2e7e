"""What is wrong with a map or doubtful in it, and drafts tried against it."""
