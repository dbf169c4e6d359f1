"""A part of a flow as lines that people read: each with what its field is called."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from saleor_postventa.core.pieces import Piece
from saleor_postventa.flows.blocks import Block
from saleor_postventa.flows.blocks import kind_of as block_kind_of
from saleor_postventa.flows.conditions import Condition, told

# Said elsewhere: by the heading, or by where a step leads.
_APART = frozenset({"format", "kind", "code", "to", "otherwise", "trigger", "steps"})


def lines_of(piece: Piece, *, only: frozenset[str] | None = None) -> tuple[str, ...]:
    """In the active language. What is left empty has no line."""
    return tuple(_of_piece(piece, "", only))


def _of_piece(piece: Piece, before: str, only: frozenset[str] | None = None) -> Iterator[str]:
    for name, field in type(piece).model_fields.items():
        if name in _APART or (only is not None and name not in only):
            continue
        title = _title(field.json_schema_extra, name)
        yield from _of_value(getattr(piece, name), f"{before}, {title}" if before else title)


def _of_value(value: Any, title: str) -> Iterator[str]:
    match value:
        case Condition():
            yield f"{title}: {told(value)}"
        case Block():
            yield from _of_block(value, title)
        case Piece():
            yield from _of_piece(value, title)
        case dict():
            yield from (f"{title} ({key}): {_plain(each)}" for key, each in value.items())
        case tuple() if any(isinstance(each, Piece) for each in value):
            for each in value:
                yield from _of_value(each, title)
        case tuple():
            if value:
                yield f"{title}: {', '.join(map(_plain, value))}"
        case None | "":
            return
        case _:
            yield f"{title}: {_plain(value)}"


def _of_block(block: Block, title: str) -> Iterator[str]:
    """One without anything to say is named."""
    label = str(block_kind_of(block).label)
    said = list(_of_piece(block, label))
    yield from said or [f"{title}: {label}"]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    label = getattr(value, "label", None) if isinstance(value, Enum) else None
    return str(label if label is not None else value)


def _title(extra: Any, name: str) -> str:
    said: dict[str, Any] = {}
    if callable(extra):
        extra(said)
    return str(said.get("title", name))
