"""Reactions that come and go with a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from saleor_postventa.events.registry import Condition, Reaction, reactions


@contextmanager
def reacting(
    code: str, effect: Callable[[Any], None], *events: str, where: Condition = lambda shop: True
) -> Iterator[None]:
    """`effect` is carried out for each of these events; `code` is `<domain>.<function>`."""
    reactions.add(code, Reaction(code, events, effect, where))
    try:
        yield
    finally:
        del reactions._entries[code]
