"""Items as a list in a mail. A long one is cut: mail programs hide the end of mails that are too large."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import ngettext

from saleor_postventa.orders.models import OrderLine

MOST_LINES = 25


def listed(counted: Sequence[tuple[OrderLine, int]]) -> dict[str, Any]:
    """`lines` for the template, and `more`, which says how many items are not among them."""
    left_out = sum(count for _line, count in counted[MOST_LINES:])
    told = ngettext("and {count} more item", "and {count} more items", left_out).format(count=left_out)
    return {"lines": [_row(*each) for each in counted[:MOST_LINES]], "more": told if left_out else ""}


def _row(line: OrderLine, count: int) -> dict[str, Any]:
    return {
        "name": line.bought_name,
        "variant": line.bought_variant_name,
        "quantity": count,
        "image": line.thumbnail_url,
        "initial": line.bought_name[:1].upper(),
    }
