"""A survey as a document: what it asks, whom, when, and in which words. Pure."""
