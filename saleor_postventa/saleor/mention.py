"""What a webhook is about, read from its body once, as it comes in."""

import msgspec

from saleor_postventa.core.plain import is_plain

from .shapes import UNREADABLE

LONGEST_NUMBER = 64


class Numbered(msgspec.Struct, frozen=True):
    number: str = ""


class _Mention(msgspec.Struct, frozen=True):
    order: Numbered | None = None


def order_number_in(body: bytes) -> str:
    """Empty where there is none to be read."""
    try:
        return number_of(msgspec.json.decode(body, type=_Mention).order)
    except UNREADABLE:
        return ""


def number_of(order: Numbered | None) -> str:
    """Empty where it can't be shown."""
    number = order.number if order else ""
    return number if len(number) <= LONGEST_NUMBER and is_plain(number) else ""
