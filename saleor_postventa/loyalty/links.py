"""Links that open the points report, or somebody's statement, as a file."""

from datetime import date, timedelta
from typing import NamedTuple

import msgspec
from django.urls import reverse

from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.queries.members import members
from saleor_postventa.loyalty.queries.periods import Period
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.links import LinkBroken, read_link, sign_link

SCOPE, STATEMENT = "points_books", "points_statement"
HELD_FOR = timedelta(minutes=30)


class BooksAsked(NamedTuple):
    """What `Accounting` is asked for, and in which language."""

    period: Period
    first: date
    last: date
    currency: str
    language: str


def books_path(asked: BooksAsked, shop: Shop) -> str:
    """Whoever holds it gets the report; give it only to those who may."""
    payload = {"shop": shop.slug, "asked": msgspec.to_builtins(asked)}
    return reverse("loyalty:books", args=[shop.slug, sign_link(SCOPE, payload, HELD_FOR)])


def statement_path(account: Account, shop: Shop) -> str:
    """Whoever holds it gets all that happened to these points; give it only to those who may."""
    payload = {"shop": shop.slug, "account": account.pk}
    return reverse("loyalty:statement_of", args=[shop.slug, sign_link(STATEMENT, payload, HELD_FOR)])


def read_statement_link(token: str, shop: Shop) -> Account:
    """In the shop's scope. Raises LinkExpired, and LinkBroken where it is none of the shop's too."""
    payload = read_link(STATEMENT, token)
    account = members().filter(pk=payload["account"]).first()
    if payload["shop"] != shop.slug or account is None:
        raise LinkBroken
    return account


def read_books_link(token: str, shop: Shop) -> BooksAsked:
    """Raises LinkExpired, and LinkBroken where it is none of the shop's too."""
    payload = read_link(SCOPE, token)
    if payload["shop"] != shop.slug:
        raise LinkBroken
    return msgspec.convert(payload["asked"], BooksAsked)
