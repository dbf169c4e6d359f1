"""What a block is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from saleor_postventa.core.pieces import Piece
from saleor_postventa.core.registry import Registry
from saleor_postventa.core.texts import Speaker


class Block(Piece):
    """Every kind adds `kind`, and what it says."""


@dataclass(frozen=True, kw_only=True)
class BlockKind:
    """`words(block, speaker)` are its variables in the template that need nothing but the block itself.

    One that `is_offer` makes its mail advertising, whatever else stands in it. One that `needs_order` says nothing
    where the journey follows none.
    """

    code: str
    label: Promise
    block: type[Block]
    words: Callable[[Any, Speaker], dict[str, Any]]
    is_offer: bool = False
    needs_order: bool = False


block_kinds: Registry[BlockKind] = Registry("blocks of mails")


def _no_words(block: Block, speaker: Speaker) -> dict[str, Any]:
    return {}


def add_block[B: Block](
    block: type[B],
    label: Promise,
    *,
    words: Callable[[B, Speaker], dict[str, Any]] = _no_words,
    is_offer: bool = False,
    needs_order: bool = False,
) -> BlockKind:
    code = str(block.model_fields["kind"].default)
    kind = BlockKind(code=code, label=label, block=block, words=words, is_offer=is_offer, needs_order=needs_order)
    return block_kinds.add(code, kind)


def kind_of(block: Block) -> BlockKind:
    kind: str = getattr(block, "kind")  # noqa: B009 - each kind has its own literal
    return block_kinds.get(kind)
