"""The headless commands, one a file. Their JSON is a contract: fields are added, never changed."""
