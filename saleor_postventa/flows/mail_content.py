"""A mail as the shop writes it: subject, first line, blocks."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from saleor_postventa.core.pieces import OneOfKinds, Piece, labelled
from saleor_postventa.core.texts import Lines, MaybeLines
from saleor_postventa.flows.blocks import Block, block_kinds, kind_of
from saleor_postventa.flows.blocks.coupon import Coupon

# What its texts may name in braces.
NAMES = ("first_name", "shop", "order_number", "coupon_code")

AnyBlock = Annotated[Block, OneOfKinds(lambda: (kind.block for kind in block_kinds))]


class MailContent(Piece):
    """`preview` is what mail programs show beside the subject."""

    subject: Annotated[Lines, labelled(_("Subject"), _("You may name {first_name}, {shop} and {order_number}."))]
    preview: Annotated[MaybeLines, labelled(_("First line, beside the subject"))] = {}
    blocks: Annotated[tuple[AnyBlock, ...], Field(min_length=1, max_length=30), labelled(_("Blocks"))]

    @property
    def is_offer(self) -> bool:
        return any(kind_of(each).is_offer for each in self.blocks)

    @property
    def coupon(self) -> Coupon | None:
        return next((each for each in self.blocks if isinstance(each, Coupon)), None)
