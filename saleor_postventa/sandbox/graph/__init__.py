"""The API: our documents, executed against our part of Saleor's schema."""
