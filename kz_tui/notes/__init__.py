"""What a reader adds to a dossier: what was read, marks, tags, notes, searches, the trail."""
