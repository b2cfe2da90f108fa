"""Measurements of kz-reader beside its peers: one command each, ratios within one run."""
