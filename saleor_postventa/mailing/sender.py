"""Who a mail comes from, and the headers that mailbox providers ask for."""

import re

from django.conf import settings

from saleor_postventa.shops.models import Shop

from .brand import brand_of

_UNFIT = re.compile(r"[\r\n\"<>\\]")


def sender_of(shop: Shop) -> tuple[str, str]:
    """Name and address: the shop's own, or ours in its name."""
    return _UNFIT.sub("", brand_of(shop).name), shop.preferences.sender_email or settings.DEFAULT_FROM_EMAIL


def letter_headers(unsubscribe_url: str | None) -> tuple[tuple[str, str], ...]:
    """RFC 3834: no automatic answers, please. RFC 8058: one click stops the topic, without a page (optional mail)."""
    automatic = (("Auto-Submitted", "auto-generated"),)
    if unsubscribe_url is None:
        return automatic
    return (
        *automatic,
        ("List-Unsubscribe", f"<{unsubscribe_url}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    )
