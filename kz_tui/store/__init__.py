"""The only floor that writes to disk."""
