"""Points for what people do besides buying."""
