"""Codes and links that open something: sent to the person, and left out of the copy that the team can look at."""

import re
from collections.abc import Mapping

_MARK = re.compile(r"\[\[secret:[a-z_]+\]\]")
SHOWN = "••••••••"


def masked(text: str, secrets: Mapping[str, str]) -> str:
    for name, value in secrets.items():
        text = text.replace(value, _mark(name))
    return text


def hidden(text: str) -> str:
    """A kept text as people may see it."""
    return _MARK.sub(SHOWN, text)


def _mark(name: str) -> str:
    return f"[[secret:{name}]]"
