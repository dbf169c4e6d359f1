"""What a flow's mail is made of: one module per kind of block. Pure: what fills a block in is `mails.filling`."""

import sys

from saleor_postventa.core.registry import load_modules

from .block import Block, BlockKind, block_kinds, kind_of

__all__ = ["Block", "BlockKind", "block_kinds", "kind_of"]

load_modules(sys.modules[__name__])
