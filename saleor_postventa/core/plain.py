"""Text without characters that are not seen: they end lines and headers, turn text round, or break a database."""

import unicodedata

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def is_plain(text: str, *, allowed: str = "") -> bool:
    """Whether all of it can be seen, but for what is `allowed` (line ends, say)."""
    return not any(unicodedata.category(each) in UNSEEN and each not in allowed for each in text)
