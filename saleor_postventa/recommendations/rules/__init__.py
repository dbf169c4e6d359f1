"""What a recommendation may be and which goes first, decided without a database."""
