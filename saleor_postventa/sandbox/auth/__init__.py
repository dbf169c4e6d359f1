"""Keys, tokens, and who is asking."""
