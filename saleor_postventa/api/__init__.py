"""The root of the graph: collects every domain's `api.py` into one schema, and answers at /graphql/<shop>/."""
