"""The form that writes a claim's file."""
