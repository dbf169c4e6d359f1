"""What they bought in the order that the flow follows."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from .block import Block, add_block


class Goods(Block):
    kind: Literal["goods"] = "goods"


add_block(Goods, _("What they bought"), needs_order=True)
