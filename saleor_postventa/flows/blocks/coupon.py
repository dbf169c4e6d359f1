"""A code of their own that takes something off one order: made in Saleor for each person, good once."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from saleor_postventa.core.pieces import Amounts, labelled
from saleor_postventa.core.texts import MaybeLines, Speaker

from .block import Block, add_block


class Takes(TextChoices):
    PERCENT = "percent", _("a share off the order")
    AMOUNT = "amount", _("an amount off the order")
    SHIPPING = "shipping", _("free shipping")


class Coupon(Block):
    """`min_spent` is the floor under the margin: the code is good from that amount on."""

    kind: Literal["coupon"] = "coupon"
    text: Annotated[MaybeLines, labelled(_("Words above the code"), _("Empty: ours."))] = {}
    takes: Annotated[Takes, labelled(_("What it takes off"), choices=Takes)] = Takes.PERCENT
    percent: Annotated[
        Annotated[Decimal, Field(gt=0, le=100, max_digits=5, decimal_places=2)], labelled(_("Per cent"))
    ] = Decimal(10)
    amounts: Annotated[Amounts, labelled(_("Amount, by currency"))] = {}
    min_spent: Annotated[
        Amounts, labelled(_("For orders from, by currency"), _("Keep it so that your margin bears the discount."))
    ] = {}
    days: Annotated[int, Field(ge=1, le=365), labelled(_("Good for so many days"))] = 30


def words(block: Coupon, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text}


add_block(Coupon, _("A code of their own"), words=words, is_offer=True)
