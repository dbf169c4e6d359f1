"""Hashes that are comparable within a shop and readable by nobody, under a salt that outlives every secret key."""

import hashlib
import secrets
from collections.abc import Iterable

from saleor_postventa.shops.scope import current_shop

from .models import AddressSalt


def salted_hash(text: str) -> str:
    return salted_hashes([text])[text]


def salted_hashes(texts: Iterable[str]) -> dict[str, str]:
    """As `salted_hash`, for many at once."""
    salt = _salt()
    return {text: hashlib.sha256(f"{salt}:{text}".encode()).hexdigest() for text in texts}


def _salt() -> str:
    kept, _ = AddressSalt.objects.get_or_create(shop=current_shop(), defaults={"salt": secrets.token_hex(32)})
    return kept.salt
