"""The programme: how points are earned, wait, last and go back, as a document that is published in versions. Pure."""
