"""Telling other systems what became true: endpoints that they name, and messages signed as Standard Webhooks say.

A domain opens its events under a topic in `outgoing.py` (`opening.opens`). Each event becomes one message for each
endpoint that listens to its topic, written with a reaction and sent after the commit: at least once, under an id that
stays the same, tried for three days, then kept for somebody to send it again. An endpoint that takes nothing for five
days is switched off, and the team is told. Messages hold ids, points and codes, and no personal data.
"""
