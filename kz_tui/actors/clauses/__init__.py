"""What one clause says of two actors, read without a parser: nothing rather than a guess."""
