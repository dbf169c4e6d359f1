"""Telling people by mail: before points end, when they came, came back or were taken by hand, at a new level."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.events import PointsExpiring
from saleor_postventa.loyalty.models import Account, Adjustment, Earning, Entry, Redemption
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries import content_of, programme_at
from saleor_postventa.loyalty.queries.members import living
from saleor_postventa.loyalty.queries.order_points import points_taken_back
from saleor_postventa.loyalty.queries.warnings import EXPIRING, Ending, endings, lapses, warnings_due
from saleor_postventa.mailing.codes import REACHED
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message
from saleor_postventa.orders.models import Order

EARNED = "points_earned"
ADJUSTED = "points_adjusted"
LEVEL_REACHED = "level_reached"
POINTS_BACK = "points_back"
TAKEN_BACK = "points_taken_back"
OF_POINTS = frozenset({ADJUSTED, EXPIRING, POINTS_BACK, TAKEN_BACK})


def warn_of_expiry() -> int:
    """Ask for the warnings that are due in the current shop, each once; returns how many were asked for."""
    moment = now()
    version = programme_at(moment)
    if version is None:
        return 0
    programme = content_of(version)
    return sum(
        _warn(ending, days, moment)
        for ending in _endings(programme, moment)
        for days in warnings_due(ending, programme, moment)
    )


@transaction.atomic
def tell_of_points(order_id: int) -> Message | None:
    """What the order earned; None where that is nothing."""
    order = Order.objects.select_related("customer").filter(pk=order_id).first()
    earnings = list(Earning.objects.of_order(order_id).select_related("account"))
    if order is None or order.customer is None or order.is_imported or not any(each.rest for each in earnings):
        return None
    if order.customer.is_erased:
        return None
    facts = {"order": order.pk, "account": earnings[0].account_id}
    return request_message(EARNED, key=f"{EARNED}:{order.pk}", customer=order.customer, order=order, facts=facts)


@transaction.atomic
def tell_of_level(account_id: int, *, level: str, key: str) -> Message | None:
    account = Account.objects.select_related("customer").filter(pk=account_id).first()
    if account is None or account.customer is None or account.customer.is_erased:
        return None
    return _ask(LEVEL_REACHED, account, key=f"{LEVEL_REACHED}:{key}", facts={"account": account.pk, "level": level})


@transaction.atomic
def tell_of_adjustment(entry_id: int) -> Message | None:
    """What the team added or took; None where nobody is left to tell, or it was no change by hand."""
    asked = Adjustment.objects.select_related("account").filter(entry=entry_id).first()
    if asked is None:
        return None
    account = Account.objects.select_related("customer").get(pk=living(asked.account).pk)
    if account.customer is None or account.customer.is_erased:
        return None
    return _ask(ADJUSTED, account, key=f"{ADJUSTED}:{asked.pk}", facts={"adjustment": asked.pk})


def tell_of_points_back(entry_id: int) -> Message | None:
    """Of a reward that came to nothing, or of goods that were paid with one and came back; once for each entry."""
    entry = Entry.objects.select_related("account__customer").filter(pk=entry_id, kind=EntryKind.GIVEN_BACK).first()
    if entry is None or entry.account.customer is None or entry.account.customer.is_erased:
        return None
    redemption = Redemption.objects.filter(pk=entry.cause.get("redemption")).first()
    if redemption is None:
        return None
    facts = {"account": entry.account_id, "entry": entry.pk}
    key = f"{POINTS_BACK}:{entry.pk}"
    return _ask(POINTS_BACK, entry.account, key=key, facts=facts, language=redemption.language)


@transaction.atomic
def tell_of_points_taken_back(order_id: int) -> Message | None:
    """Whoever was told of an order's points is told that some of them went since; once for all that went together."""
    order = Order.objects.filter(pk=order_id).first()
    earning = Earning.objects.of_order(order_id).select_related("account__customer").first()
    told = Message.objects.filter(kind=EARNED, key=f"{EARNED}:{order_id}", status__in=REACHED).first()
    if order is None or earning is None or told is None or told.handed_over_at is None:
        return None
    since, customer = told.handed_over_at, earning.account.customer
    points = points_taken_back(order_id, since=since)
    if customer is None or customer.is_erased or not points:
        return None
    facts = {"account": earning.account_id, "order": order_id, "points": points, "since": since.isoformat()}
    key = f"{TAKEN_BACK}:{order_id}:{points}"
    return _ask(TAKEN_BACK, earning.account, key=key, facts=facts, language=order.language)


def _endings(programme: Programme, moment: datetime) -> list[Ending]:
    horizon = moment + timedelta(days=max(programme.expiry.warn_days, default=0))
    found = list(endings(horizon))
    idle = lapses(programme.expiry, horizon)
    accounts = Account.objects.exclude(customer=None).select_related("customer").in_bulk(idle)
    found += [Ending(account, idle[pk], idle[pk], account.active) for pk, account in sorted(accounts.items())]
    return found


@transaction.atomic
def _warn(ending: Ending, days: int, moment: datetime) -> int:
    account = ending.account
    if account.customer is None or account.customer.is_erased:
        return 0
    key = f"{EXPIRING}:{account.pk}:{ending.ends_at.isoformat()}:{days}"
    if Message.objects.filter(key=key).exists():
        return 0
    facts = {"account": account.pk, "due": ending.due.isoformat(), "ends_at": ending.ends_at.isoformat()}
    _ask(EXPIRING, account, key=key, facts=facts)
    fact = PointsExpiring(
        subject=Subject(customer=account.customer_id),
        occurred_at=moment,
        account_id=account.pk,
        points=ending.points,
        ends_at=ending.ends_at,
        days=days,
    )
    record(fact, by=SYSTEM)
    return 1


def _ask(kind: str, account: Account, *, key: str, facts: dict[str, Any], language: str = "") -> Message:
    """What stands on the points alone goes without an order, in the language of the last one."""
    assert account.customer is not None
    last = Earning.objects.filter(account=account).exclude(order=None).order_by("-pk").select_related("order").first()
    order = last.order if last is not None else None
    return request_message(
        kind,
        key=key,
        customer=account.customer,
        order=None if kind in OF_POINTS else order,
        facts=facts,
        language=language or (order.language if order is not None else ""),
    )
