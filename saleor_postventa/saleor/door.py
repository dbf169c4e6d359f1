"""Who may bring a webhook in: the shop by its API URL, its key, its app's id."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

import msgspec

from saleor_postventa.shops.models import Shop

from .handlers import Envelope, Recipient
from .keys import KeyReader, TooManyReads, UnknownToShop
from .mention import Numbered, number_of, order_number_in
from .shapes import UNREADABLE
from .signature import BadSignature, KeySet, UnknownKey, public_keys, verify

KEPT_SECONDS = 2.0


class Refused(Exception):
    """Not from this shop, or not for us: 401, and nothing is kept."""


class ComeBackLater(Exception):
    """It can't be told now whether the sender is genuine; Saleor will try again."""


@dataclass(frozen=True)
class Visitor:
    """A shop as the door knows it; `recipients` are our app's ids there, of this installation and earlier ones."""

    shop_id: int
    recipients: frozenset[str]
    keys: KeySet
    seen_at: float = field(default_factory=time.monotonic)

    @property
    def is_fresh(self) -> bool:
        return time.monotonic() - self.seen_at < KEPT_SECONDS


class Door:
    """Checks deliveries. A shop is remembered for two seconds."""

    def __init__(self) -> None:
        self._visitors: dict[str, Visitor] = {}
        self._keys = KeyReader()

    def known(self, api_url: str) -> Visitor | None:
        """The shop from memory, or None where it has to be looked up."""
        visitor = self._visitors.get(api_url)
        return visitor if visitor and visitor.is_fresh else None

    def look_up(self, api_url: str) -> Visitor:
        """The shop from the database. Raises Refused where nobody installed us from there."""
        shop = Shop.objects.filter(api_url=api_url).first()
        if shop is None:
            raise Refused("unknown shop")
        visitor = Visitor(shop.pk, frozenset([shop.app_id, *shop.former_app_ids]), public_keys(shop.jwks))
        self._visitors[api_url] = visitor
        return visitor

    def read_new_keys(self, api_url: str, visitor: Visitor, kid: str) -> Visitor:
        """The shop with its present keys. Raises Refused, ComeBackLater, or KeysUnavailable."""
        try:
            self._keys.find(visitor.shop_id, kid)
        except UnknownToShop as error:
            raise Refused(str(error)) from error
        except TooManyReads as error:
            raise ComeBackLater(str(error)) from error
        return self.look_up(api_url)


def check_signature(body: bytes, signature: str, visitor: Visitor) -> None:
    """Raises UnknownKey, or Refused."""
    try:
        verify(body, signature, visitor.keys)
    except UnknownKey:
        raise
    except BadSignature as error:
        raise Refused(str(error)) from error


class Address(msgspec.Struct, frozen=True):
    """The two facts that say whether a signed body is meant for us."""

    typename: str = msgspec.field(name="__typename")
    recipient: Recipient


class Letter(Envelope, frozen=True, kw_only=True):
    """All that the door reads, in one go, where it is as it should be."""

    order: Numbered | None = None


@dataclass(frozen=True)
class Content:
    """What a signed body says of itself; `is_sensible` where its envelope is whole."""

    order_number: str
    issued_at: datetime | None = None
    is_sensible: bool = True


_read_letter = msgspec.json.Decoder(Letter).decode


def read_content(body: bytes, event: str, visitor: Visitor) -> Content:
    """Of a signed body that is this event, written to us. Raises Refused."""
    try:
        letter = _read_letter(body)
    except UNREADABLE:
        return _read_piecemeal(body, event, visitor)
    _require_ours(letter, event, visitor)
    return Content(number_of(letter.order), letter.issued_at)


def _read_piecemeal(body: bytes, event: str, visitor: Visitor) -> Content:
    """To whom it is written decides before what is wrong with the rest."""
    senseless = Content(order_number_in(body), is_sensible=False)
    try:
        address = msgspec.json.decode(body, type=Address)
    except msgspec.ValidationError as error:
        raise Refused("not addressed to us") from error
    except UNREADABLE:
        return senseless
    _require_ours(address, event, visitor)
    try:
        return Content(senseless.order_number, msgspec.json.decode(body, type=Envelope).issued_at)
    except UNREADABLE:
        return senseless


def _require_ours(letter: Address | Letter, event: str, visitor: Visitor) -> None:
    if letter.typename != typename_of(event) or letter.recipient.id not in visitor.recipients:
        raise Refused("another event, or another app")


@cache
def typename_of(event: str) -> str:
    """`order_fully_paid` is announced as `OrderFullyPaid`."""
    return "".join(word.capitalize() for word in event.split("_"))
