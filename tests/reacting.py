"""Reactions that come and go with a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from saleor_postventa.events.registry import Reaction, reactions


@contextmanager
def reacting(code: str, effect: Callable[[Any], None], *events: str) -> Iterator[None]:
    """`effect` is carried out for each of these events; `code` is `<domain>.<function>`."""
    reactions.add(code, Reaction(code, events, effect))
    try:
        yield
    finally:
        del reactions._entries[code]
