"""What people write, told by words: in which language, about what, in which mood. No model: every tag has its word.

The words we ship stand in `words/`; a shop's own stand over them. `sample.yaml` measures them.
"""
