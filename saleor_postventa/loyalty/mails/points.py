"""The mails about points: earned, ending soon, and a level that was reached."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.models import Account, Earning, Lot
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.programme.words import benefits_in_words
from saleor_postventa.loyalty.queries import account_of, content_of, programme_at
from saleor_postventa.loyalty.queries.warnings import EXPIRING
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.loyalty.services.warning import EARNED, LEVEL_REACHED
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.shops.models import Shop

from .see_points import points_url


def earned_context(occasion: Occasion) -> dict[str, Any]:
    order = occasion.order
    assert order is not None
    rows = list(Earning.objects.of_order(order.pk).select_related("order_line", "account"))
    items = [
        {"name": row.order_line.bought_name if row.order_line else _("Delivery"), "points": points_in_words(row.rest)}
        for row in rows
        if row.rest
    ]
    usable = [row.activates_at for row in rows if row.activates_at is not None and row.rest]
    return _earned_words(
        occasion,
        number=order.number,
        points=sum(row.rest for row in rows),
        items=items,
        usable_at=max(usable) if len(usable) == sum(1 for row in rows if row.rest) else None,
    )


def earned_example(occasion: Occasion) -> dict[str, Any]:
    items = [
        {"name": _("Linen shirt"), "points": points_in_words(50)},
        {"name": _("Ceramic mug"), "points": points_in_words(20)},
    ]
    usable_at = datetime.fromisoformat("2026-07-01T22:00:00+00:00")
    return _earned_words(occasion, number="1042", points=70, items=items, usable_at=usable_at)


def expiring_context(occasion: Occasion) -> dict[str, Any]:
    account = _account(occasion)
    if account is None:
        return expiring_example(occasion)
    ends_at = datetime.fromisoformat(str(occasion.facts.get("ends_at") or now().isoformat()))
    return _expiring_words(occasion, _ending(account, occasion.facts), ends_at, account.active)


def expiring_example(occasion: Occasion) -> dict[str, Any]:
    return _expiring_words(occasion, 120, datetime.fromisoformat("2026-12-31T23:00:00+00:00"), 340)


def level_context(occasion: Occasion) -> dict[str, Any]:
    return _level_words(occasion, _programme(), str(occasion.facts.get("level", "")))


def level_example(occasion: Occasion) -> dict[str, Any]:
    return _level_words(occasion, default_programme(), "gold")


def obstacle_to_warning(message: Message) -> CancelReason | None:
    """Points that were used meanwhile need no warning."""
    account = Account.objects.filter(pk=message.facts["account"]).first()
    return None if account is not None and _ending(account, message.facts) else CancelReason.OVERTAKEN


def obstacle_to_earned(message: Message) -> CancelReason | None:
    rows = Earning.objects.of_order(message.facts["order"])
    return None if any(row.rest for row in rows) else CancelReason.OVERTAKEN


def obstacle_to_level(message: Message) -> CancelReason | None:
    fact = message.customer.facts.filter(key="tier").first() if message.customer else None
    return None if fact is not None and fact.value == message.facts["level"] else CancelReason.OVERTAKEN


def _earned_words(
    occasion: Occasion, *, number: str, points: int, items: list[dict[str, str]], usable_at: datetime | None
) -> dict[str, Any]:
    total = points_in_words(points)
    return {
        "first_name": _first_name(occasion),
        "order_number": number,
        "points": total,
        "items": items,
        "is_usable": usable_at is not None and usable_at <= now(),
        "usable_on": _day(usable_at, occasion.shop) if usable_at else "",
        "points_url": points_url(occasion.shop),
        "preview": _("You earned {points} with your order {number}.").format(points=total, number=number),
    }


def _expiring_words(occasion: Occasion, points: int, ends_at: datetime, balance: int) -> dict[str, Any]:
    told, last = points_in_words(points), _last_day(ends_at, occasion.shop)
    return {
        "first_name": _first_name(occasion),
        "points": told,
        "last_day": last,
        "balance": points_in_words(balance),
        "points_url": points_url(occasion.shop),
        "preview": _("You can use {points} until {day}.").format(points=told, day=last),
    }


def _level_words(occasion: Occasion, programme: Programme, code: str) -> dict[str, Any]:
    level = programme.tiers.level(code)
    name = text_in(level.names, get_language() or "en") if level else code
    return {
        "first_name": _first_name(occasion),
        "level": name,
        "benefits": list(benefits_in_words(level.benefits)) if level else [],
        "points_url": points_url(occasion.shop),
        "preview": _("You are on the level {level} now.").format(level=name),
    }


def _ending(account: Account, facts: Mapping[str, Any]) -> int:
    """What is left of the points that the warning is about; all, where they end because nothing happens."""
    lots = Lot.objects.open().filter(account=account)
    dated = lots.filter(expires_at__lte=datetime.fromisoformat(str(facts["due"]))) if "due" in facts else lots
    return sum((dated if dated.exists() else lots.filter(expires_at=None)).values_list("rest", flat=True))


def _account(occasion: Occasion) -> Account | None:
    if "account" in occasion.facts:
        return Account.objects.filter(pk=occasion.facts["account"]).first()
    return account_of(occasion.customer.pk) if occasion.customer is not None else None


def _programme() -> Programme:
    version = programme_at(now())
    return content_of(version) if version is not None else default_programme()


def _first_name(occasion: Occasion) -> str:
    return occasion.customer.first_name if occasion.customer is not None else "Lucía"


def _day(moment: datetime, shop: Shop) -> str:
    return date_format(moment.astimezone(shop.preferences.zone), "DATE_FORMAT")


def _last_day(ends_at: datetime, shop: Shop) -> str:
    """Ends are half-open, at midnight: the day before is the last one."""
    return _day(ends_at - timedelta(microseconds=1), shop)


add_kind(
    Kind(
        code=EARNED,
        label=gettext_lazy("Points: earned with an order"),
        topic=Topic.LOYALTY,
        bases=(Basis.LEGITIMATE_INTEREST, Basis.CONSENT),
        template="loyalty/mails/earned",
        context=earned_context,
        example=earned_example,
        obstacle=obstacle_to_earned,
        priority=30,
        lifetime=timedelta(days=7),
        placeholders=("first_name", "order_number", "points"),
    )
)
add_kind(
    Kind(
        code=EXPIRING,
        label=gettext_lazy("Points: some end soon"),
        # It tells of something that the shopper has and would lose: nobody loses points without having been told.
        topic=Topic.POINTS,
        bases=(Basis.MEMBERSHIP,),
        template="loyalty/mails/expiring",
        context=expiring_context,
        example=expiring_example,
        obstacle=obstacle_to_warning,
        priority=60,
        lifetime=timedelta(days=5),
        of_order=False,
        placeholders=("first_name", "points", "last_day"),
    )
)
add_kind(
    Kind(
        code=LEVEL_REACHED,
        label=gettext_lazy("Points: a level was reached"),
        topic=Topic.LOYALTY,
        bases=(Basis.LEGITIMATE_INTEREST, Basis.CONSENT),
        template="loyalty/mails/level",
        context=level_context,
        example=level_example,
        obstacle=obstacle_to_level,
        priority=30,
        lifetime=timedelta(days=7),
        of_order=False,
        placeholders=("first_name", "level"),
    )
)
