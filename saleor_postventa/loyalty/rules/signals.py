"""Signs that a referral is nobody else's than the referrer's: from what Saleor tells of an order.

It tells addresses of e-mail and of the post, names and the orders before; neither the device nor the network. A sign
is a reason for the team to look, never a verdict.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Mailboxes in which dots say nothing, and names of the same one.
_DOTLESS = frozenset({"gmail.com"})
_SAME_DOMAIN = {"googlemail.com": "gmail.com", "pm.me": "proton.me", "protonmail.com": "proton.me"}
# A part of the name from here on is the owner's own note: ana+shop@example.org, and Yahoo's ana-shop@yahoo.com.
_TAGGED_BY = {"yahoo.com": "-", "yahoo.es": "-"}
# How streets are shortened in Spanish and English, by what stands for all of them.
_STREET_WORDS = {
    **dict.fromkeys(("calle", "c", "cl", "cll"), "calle"),
    **dict.fromkeys(("avenida", "avda", "avd", "av"), "avenida"),
    **dict.fromkeys(("plaza", "pza", "plza", "pl"), "plaza"),
    **dict.fromkeys(("paseo", "pso", "po"), "paseo"),
    **dict.fromkeys(("carretera", "ctra", "crta"), "carretera"),
    **dict.fromkeys(("street", "st"), "street"),
    **dict.fromkeys(("road", "rd"), "road"),
    **dict.fromkeys(("avenue", "ave"), "avenue"),
}
_FILLING = frozenset({"de", "del", "la", "el", "los", "las", "n", "no", "num", "numero", "piso", "puerta", "the"})
# 3º and 3ª are 3.
_ORDINALS = str.maketrans("", "", "\N{MASCULINE ORDINAL INDICATOR}\N{FEMININE ORDINAL INDICATOR}")
# Two names this close in a mailbox of the same provider: ana.perez1@ and ana.perez2@.
_CLOSE = 1
_LONG_ENOUGH = 6
_WEEK = timedelta(days=7)


class Signal(TextChoices):
    OWN_ORDER = "own_order", _("the friend is the customer who referred them")
    SAME_MAILBOX = "same_mailbox", _("both e-mail addresses reach the same mailbox")
    SIMILAR_EMAIL = "similar_email", _("the e-mail addresses are almost the same")
    SAME_ADDRESS = "same_address", _("both have the same postal address")
    SAME_NAME = "same_name", _("both have the same name")
    NOT_FIRST_ORDER = "not_first_order", _("the friend had bought before")
    MANY_IN_A_WEEK = "many_in_a_week", _("many friends of one customer within a week")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    street: str
    postal_code: str
    country: str
    city: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`customer` is our id of them. `addresses` are those of the account and of the orders, for goods and bills."""

    customer: int
    email: str
    name: str = ""
    addresses: tuple[PostalAddress, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """`orders_before` are the friend's, before the one that the referral is about; `others_at` are the moments of the
    same referrer's other referrals.
    """

    referrer: Person
    friend: Person
    at: datetime
    orders_before: int = 0
    others_at: tuple[datetime, ...] = ()


def signals_of(referral: Referral, *, most_in_a_week: int = 10) -> tuple[Signal, ...]:
    """Every sign there is, in the order of `Signal`. Who orders under their own account is told by that alone."""
    referrer, friend = referral.referrer, referral.friend
    is_own = referrer.customer == friend.customer
    found = {
        Signal.OWN_ORDER: is_own,
        Signal.SAME_MAILBOX: not is_own and _is_same_mailbox(referrer.email, friend.email),
        Signal.SIMILAR_EMAIL: not is_own and _is_similar(referrer.email, friend.email),
        Signal.SAME_ADDRESS: not is_own and _share(referrer.addresses, friend.addresses),
        Signal.SAME_NAME: not is_own and bool(name := _words_of(referrer.name)) and name == _words_of(friend.name),
        Signal.NOT_FIRST_ORDER: referral.orders_before > 0,
        Signal.MANY_IN_A_WEEK: _within_a_week(referral) > most_in_a_week,
    }
    return tuple(signal for signal in Signal if found[signal])


def mailbox_of(email: str) -> str:
    """The mailbox that an address reaches, so that two names of one are the same text: no tag, no dots for Gmail."""
    name, _at, domain = unicodedata.normalize("NFKC", email).strip().casefold().rpartition("@")
    domain = _SAME_DOMAIN.get(domain, domain)
    for mark in ("+", _TAGGED_BY.get(domain, "+")):
        name = name.partition(mark)[0] or name
    if domain in _DOTLESS:
        name = name.replace(".", "")
    return f"{name}@{domain}"


def address_key(address: PostalAddress) -> tuple[str, ...]:
    """The same for two ways of writing one address; () where there is too little of it to say."""
    words = [_STREET_WORDS.get(word, word) for word in _tokens(address.street)]
    street = sorted(word for word in words if word not in _FILLING)
    code = "".join(_tokens(address.postal_code))
    if not code or not any(word[0].isdigit() for word in street):
        return ()
    return (address.country.upper(), code, *street)


def _is_same_mailbox(one: str, other: str) -> bool:
    return bool(one and other) and mailbox_of(one) == mailbox_of(other)


def _is_similar(one: str, other: str) -> bool:
    """At the same provider, one letter apart, or with another number at the end."""
    name, _at, domain = mailbox_of(one).rpartition("@")
    other_name, _at, other_domain = mailbox_of(other).rpartition("@")
    if domain != other_domain or name == other_name or min(len(name), len(other_name)) < _LONG_ENOUGH:
        return False
    bare = name.replace(".", "").rstrip("0123456789")
    other_bare = other_name.replace(".", "").rstrip("0123456789")
    return (len(bare) >= _LONG_ENOUGH and bare == other_bare) or _distance(name, other_name) <= _CLOSE


def _distance(one: str, other: str) -> int:
    """Letters to change, add or leave out (V. Levenshtein, 1966)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, other_letter in enumerate(other, 1):
            change = before + (letter != other_letter)
            before = row[column]
            row[column] = min(change, row[column] + 1, row[column - 1] + 1)
    return row[-1]


def _share(some: Sequence[PostalAddress], others: Sequence[PostalAddress]) -> bool:
    known = {key for each in some if (key := address_key(each))}
    return any(address_key(each) in known for each in others)


def _words_of(name: str) -> tuple[str, ...]:
    """In any order, without accents; a single word is no name to compare."""
    words = tuple(sorted(_tokens(name)))
    return words if len(words) > 1 else ()


def _tokens(text: str) -> list[str]:
    """Words and numbers, small and without accents."""
    bare = unicodedata.normalize("NFKD", text.translate(_ORDINALS).casefold())
    plain = "".join(each for each in bare if not unicodedata.combining(each))
    return re.findall(r"[a-z]+|\d+|[^\W\d_]+", plain)


def _within_a_week(referral: Referral) -> int:
    """The most referrals of the referrer in seven days that hold this one."""
    moments = sorted((*referral.others_at, referral.at))
    return max(_in_week_from(moments, start) for start in moments if timedelta(0) <= referral.at - start < _WEEK)


def _in_week_from(moments: Sequence[datetime], start: datetime) -> int:
    return sum(1 for each in moments if timedelta(0) <= each - start < _WEEK)
