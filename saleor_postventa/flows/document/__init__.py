"""What a flow is, as its versions keep it."""
