"""Addresses as salted hashes: comparable within a shop, readable by nobody."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from saleor_postventa.core.plain import is_plain
from saleor_postventa.people.rules import email_key
from saleor_postventa.people.salt import salted_hash, salted_hashes

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def is_address(text: str) -> bool:
    """Whether it has the form of an e-mail address; letters beyond ASCII may stand on either side of the @."""
    local, _at, domain = text.rpartition("@")
    try:
        validate_email(f"{_BEYOND_ASCII.sub('x', local)}@{domain}")
    except ValidationError:
        return False
    return is_plain(text)


def address_hash(address: str) -> str:
    """Of an e-mail address in the current shop; empty for none."""
    return salted_hash(_marked(address)) if address.strip() else ""


def address_hashes(addresses: Iterable[str]) -> dict[str, str]:
    """As `address_hash`, for many at once; those that are empty are left out."""
    marked = {each: _marked(each) for each in addresses if each.strip()}
    hashes = salted_hashes(marked.values())
    return {each: hashes[text] for each, text in marked.items()}


def ip_hash(ip: str) -> str:
    """Of whoever pressed the button: proof without the address itself."""
    return salted_hash(f"ip:{ip}") if ip else ""


def _marked(address: str) -> str:
    return f"mail:{email_key(address)}"
