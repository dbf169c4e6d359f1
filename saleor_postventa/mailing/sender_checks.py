"""Looking at what DNS says of the address that a shop's mails come from, and keeping what was found."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings

from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop

from .domains.asking import Dns
from .domains.checking import Sender, look_at
from .domains.points import Part, Point, PointCode
from .domains.services import server_at, service_at
from .mime import ascii_address
from .models import SenderCheck
from .sender import sender_of

# Less than a day, so that each night's round asks.
GOOD_FOR = timedelta(hours=20)
_OF_DEVELOPERS = ("console", "file")


def sends_for_real() -> bool:
    return urlsplit(settings.MAIL_URL).scheme not in _OF_DEVELOPERS


def sender_domain_of(shop: Shop) -> Sender:
    _name, address = sender_of(shop)
    try:
        plain = ascii_address(address).lower()
    except UnicodeError:
        plain = address.lower()
    return Sender(
        domain=plain.rpartition("@")[2],
        address=plain,
        server=server_at(settings.MAIL_URL),
        service=service_at(settings.MAIL_URL),
        selectors=tuple(shop.preferences.dkim_selectors),
    )


def check_sender(shop: Shop) -> SenderCheck:
    """In the shop's scope, outside of any transaction: DNS is asked, for 20 seconds at most."""
    sender = sender_domain_of(shop)
    points = look_at(sender, Dns())
    values = {"domain": sender.domain, "keys": list(sender.keys), "points": [_kept(each) for each in points]}
    check, _is_new = SenderCheck.objects.update_or_create(shop=shop, defaults={**values, "checked_at": now()})
    return check


def last_check(shop: Shop) -> SenderCheck | None:
    """None where there was none since sender or keys were changed."""
    sender = sender_domain_of(shop)
    check: SenderCheck | None = SenderCheck.objects.filter(shop=shop, domain=sender.domain).first()
    return check if check is not None and check.keys == list(sender.keys) else None


def is_due(shop: Shop) -> bool:
    check = last_check(shop)
    return check is None or check.checked_at <= now() - GOOD_FOR


def points_of(check: SenderCheck) -> list[Point]:
    """Those that this version of the program still knows."""
    return [_read(kept) for kept in check.points if kept["code"] in set(PointCode)]


def _kept(point: Point) -> dict[str, str]:
    texts = {"name": point.name, "value": point.value, "detail": point.detail}
    return {"part": point.part.value, "code": point.code.value, **texts}


def _read(kept: dict[str, str]) -> Point:
    texts = {name: kept.get(name, "") for name in ("name", "value", "detail")}
    return Point(part=Part(kept["part"]), code=PointCode(kept["code"]), **texts)
