"""The in-memory index: what was typed becomes articles, in order, with the reason for each."""
