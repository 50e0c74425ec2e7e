"""What happened since."""
