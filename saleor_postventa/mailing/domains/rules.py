"""What the records mean: SPF (RFC 7208), DKIM keys (RFC 6376), DMARC and alignment (RFC 7489). No network here."""

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from publicsuffixlist import PublicSuffixList

type Network = IPv4Network | IPv6Network

MOST_LOOKUPS = 10
MOST_SHOWN = 40
WEAK_BITS, GOOD_BITS, ED25519_BYTES = 1024, 2048, 32
# RFC 2606 and 6761: names that nobody can own, and so nobody can send from.
_RESERVED = ("test", "example", "invalid", "localhost", "local", "example.com", "example.net", "example.org")
# A shop can't change the DNS of these, and the DMARC of most refuses what did not come from their own servers.
_OF_EVERYBODY = {
    "aol.com",
    "gmail.com",
    "googlemail.com",
    "icloud.com",
    "mac.com",
    "me.com",
    "proton.me",
    "protonmail.com",
}
_OF_EVERYBODY |= {"gmx.com", "gmx.es", "gmx.net", "live.com", "msn.com", "outlook.com", "outlook.es", "ymail.com"}
_TERM = re.compile(r"([+\-~?]?)([a-z][a-z0-9._-]*)(?:([:=/])(.*))?", re.IGNORECASE)
_MECHANISMS = {"all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"}
_DMARC_POLICIES = ("none", "quarantine", "reject")


class Unreadable(ValueError):
    """A record that does not keep to its grammar. Of where, no more is told than a person reads."""

    def __init__(self, where: str) -> None:
        super().__init__(where[:MOST_SHOWN])


@dataclass(frozen=True, slots=True)
class Term:
    """`-all` is ("-", "all", ""), `include:x.es` ("+", "include", "x.es"), `redirect=x.es` ("", "redirect", "x.es")."""

    qualifier: str
    name: str
    value: str


class KeyState(StrEnum):
    GOOD = "good"
    SHORT = "short"
    WEAK = "weak"
    REVOKED = "revoked"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class DmarcPolicy:
    """`policy` is that of the name that was asked about; with the switch a key has to be of the very same domain.

    SPF has such a switch too, which nothing hangs on here: the return address is the sender's own.
    """

    policy: str
    is_dkim_strict: bool = False


def is_of_the_web(domain: str) -> bool:
    """Whether somebody can own it."""
    if "." not in domain or domain.rpartition(".")[2].isdigit():
        return False
    return not any(domain == name or domain.endswith(f".{name}") for name in _RESERVED)


def is_of_everybody(domain: str) -> bool:
    """Whether it is a mailbox provider's, for whoever signs up there; some have one in each country."""
    brand, is_registered = domain.partition(".")[0], organisation(domain) == domain
    return domain in _OF_EVERYBODY or (is_registered and brand in ("hotmail", "yahoo"))


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def organisation(domain: str) -> str:
    """The organizational domain (RFC 7489, section 3.2): what was registered, `shop.com.es` of `mail.shop.com.es`."""
    return _suffixes().privatesuffix(domain.lower().rstrip(".")) or domain.lower().rstrip(".")


def is_aligned(domain: str, visible: str, *, is_strict: bool) -> bool:
    """Whether the domain that was proven belongs to the one that people read in From (RFC 7489, section 3.1)."""
    one, other = domain.lower().rstrip("."), visible.lower().rstrip(".")
    return one == other or (not is_strict and organisation(one) == organisation(other))


def is_spf(text: str) -> bool:
    return text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")


def spf_terms(record: str) -> list[Term]:
    """Raises Unreadable. Modifiers that we do not know are passed over, as the standard says."""
    found = []
    for word in record.split(" ")[1:]:
        match = _TERM.fullmatch(word) if word.isascii() else None
        if word and match is None:
            raise Unreadable(word)
        if match is not None:
            qualifier, name, mark, value = match[1], match[2].lower(), match[3], match[4] or ""
            if mark == "=" and not qualifier:
                found += [Term("", name, value)] if name == "redirect" else []
            elif name in _MECHANISMS:
                found.append(Term(qualifier or "+", name, f"/{value}" if mark == "/" else value))
            else:
                raise Unreadable(word)
    return found


def spf_network(term: Term) -> Network:
    """Of ip4 and ip6. Raises Unreadable."""
    try:
        return ip_network(term.value, strict=False)
    except ValueError as error:
        raise Unreadable(term.value) from error


def network_of(address: IPv4Address | IPv6Address) -> Network:
    return ip_network(address)


def with_include(record: str, include: str) -> str:
    """The record with one sender more, before what it says of all others."""
    words = record.split()
    ends = (place for place, word in enumerate(words) if word.lower().lstrip("+-~?") == "all" or "=" in word[1:])
    place = next((place for place in ends if place > 0), len(words))
    return " ".join([*words[:place], f"include:{include}", *words[place:]])


def tags_of(record: str) -> dict[str, str]:
    """`v=DKIM1; k=rsa; p=...`. Raises Unreadable for a tag that comes twice, or is none."""
    found: dict[str, str] = {}
    for part in record.split(";"):
        name, mark, value = part.partition("=")
        name = name.strip().lower()
        if not part.strip():
            continue
        if not mark or not name or name in found:
            raise Unreadable(part)
        found[name] = value.strip()
    return found


def key_state(record: str) -> KeyState:
    """Of what stands at `<selector>._domainkey.<domain>`."""
    try:
        tags = tags_of(record)
        packed = "".join(tags["p"].split())
        if tags.get("v", "DKIM1") != "DKIM1":
            return KeyState.UNREADABLE
        if not packed:
            return KeyState.REVOKED
        return _state_of_key(tags.get("k", "rsa").lower(), base64.b64decode(packed, validate=True))
    except (Unreadable, KeyError, binascii.Error, ValueError, UnsupportedAlgorithm):
        return KeyState.UNREADABLE


def _state_of_key(kind: str, content: bytes) -> KeyState:
    if kind == "ed25519":
        return KeyState.GOOD if len(content) == ED25519_BYTES else KeyState.UNREADABLE
    key = load_der_public_key(content)
    if kind != "rsa" or not isinstance(key, RSAPublicKey):
        return KeyState.UNREADABLE
    if key.key_size < WEAK_BITS:
        return KeyState.WEAK
    return KeyState.GOOD if key.key_size >= GOOD_BITS else KeyState.SHORT


def is_dmarc(text: str) -> bool:
    return bool(re.match(r"v\s*=\s*DMARC1\s*(;|$)", text))


def dmarc_policy(record: str, *, is_of_subdomain: bool) -> DmarcPolicy:
    """Raises Unreadable. One without a policy but with an address for reports asks for nothing (section 6.6.3)."""
    tags = tags_of(record)
    policy = tags.get("p", "none" if "rua" in tags else "").lower()
    wanted = tags.get("sp", policy).lower() if is_of_subdomain else policy
    if wanted not in _DMARC_POLICIES:
        raise Unreadable(wanted)
    return DmarcPolicy(wanted, is_dkim_strict=tags.get("adkim", "r").lower() == "s")
