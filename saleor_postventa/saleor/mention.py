"""What a webhook is about, read from its body once, as it comes in."""

import msgspec

from saleor_postventa.core.plain import is_plain

LONGEST_NUMBER = 64


class _Numbered(msgspec.Struct, frozen=True):
    number: str = ""


class _Mention(msgspec.Struct, frozen=True):
    order: _Numbered | None = None


def order_number_in(body: bytes) -> str:
    """Empty where there is none to be read."""
    try:
        order = msgspec.json.decode(body, type=_Mention).order
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return ""
    number = order.number if order else ""
    return number if len(number) <= LONGEST_NUMBER and is_plain(number) else ""
