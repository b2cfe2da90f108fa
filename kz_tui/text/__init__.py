"""Pure functions on strings: cleaning, folding, name keys, tokens, sentences, dates."""
