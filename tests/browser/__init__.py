"""The product in a real browser, as a person sees it: the demo, from start to Ctrl-C."""
