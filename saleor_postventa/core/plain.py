"""Text without characters that are not seen: they end lines and headers, turn text round, or break a database."""

import unicodedata

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def as_plain(text: str) -> str:
    """With a space for what cannot be seen: what another machine said is kept, whatever it holds."""
    return "".join(" " if unicodedata.category(each) in UNSEEN else each for each in text)


def is_plain(text: str, *, allowed: str = "") -> bool:
    """Whether all of it can be seen, but for what is `allowed` (line ends, say)."""
    return not any(unicodedata.category(each) in UNSEEN and each not in allowed for each in text)
