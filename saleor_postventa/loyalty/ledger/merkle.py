"""Merkle trees as Certificate Transparency has them (RFC 9162, 2.1): one root for many texts, short proofs of each."""

import hashlib
from collections.abc import Sequence


def root_of(texts: Sequence[str]) -> str:
    """In hexadecimal. Raises ValueError where there is no text."""
    if not texts:
        raise ValueError("a tree of nothing")
    level = [_leaf(text) for text in texts]
    while len(level) > 1:
        level = _above(level)
    return level[0].hex()


def path_of(texts: Sequence[str], position: int) -> list[str]:
    """The hashes beside the way from a text up to the root, the lowest first, in hexadecimal."""
    level, path = [_leaf(text) for text in texts], []
    while len(level) > 1:
        beside = position ^ 1
        if beside < len(level):
            path.append(level[beside].hex())
        level, position = _above(level), position // 2
    return path


def _leaf(text: str) -> bytes:
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def _above(level: list[bytes]) -> list[bytes]:
    """A last one without a neighbour goes up as it is."""
    pairs = [hashlib.sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
    return pairs + level[len(pairs) * 2 :]
