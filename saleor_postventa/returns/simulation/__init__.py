"""What another policy would have made of the shop's own past: pure, given the cases (`queries/history.py`).

Each policy lives in a world of its own: what it accepted before is what it knows of later, so that a refused return
leaves its units free and a yearly cap counts what that policy let people keep. What was before the replay is as it was.
"""
