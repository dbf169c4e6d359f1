"""Products that they may like: recommended, or chosen by hand. Nothing that they sent back, and nothing sold out."""

from typing import Annotated, Any, Literal

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import MaybeLines, Speaker

from .block import Block, add_block


class Source(TextChoices):
    FOR_ORDER = "for_order", _("what goes with the order")
    FOR_PERSON = "for_person", _("what they may like")
    AGAIN = "again", _("what they buy again and again")
    CHOSEN = "chosen", _("those that you choose")


class Products(Block):
    """`chosen` are ids in Saleor, for that source alone; fewer are shown where some are not to be had."""

    kind: Literal["products"] = "products"
    text: Annotated[MaybeLines, labelled(_("Heading above them"), _("Empty: ours."))] = {}
    source: Annotated[Source, labelled(_("Which"), choices=Source)] = Source.FOR_ORDER
    count: Annotated[int, Field(ge=1, le=6), labelled(_("How many at most"))] = 3
    chosen: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=255)], ...],
        Field(max_length=20),
        labelled(_("Chosen products"), _("By their id in Saleor.")),
    ] = ()


def words(block: Products, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text or _heading(block.source)}


def _heading(source: Source) -> str:
    match source:
        case Source.AGAIN:
            return gettext("To order again")
        case Source.FOR_ORDER:
            return gettext("Goes with your order")
        case _:
            return gettext("You may like these")


add_block(Products, _("Products"), words=words, is_offer=True)
