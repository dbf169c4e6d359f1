"""Telling people by mail: before points end, when they were earned, when a level was reached."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import Account, Earning
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries import content_of, programme_at
from saleor_postventa.loyalty.queries.warnings import EXPIRING, Ending, endings, lapses, warnings_due
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message
from saleor_postventa.orders.models import Order

EARNED = "points_earned"
LEVEL_REACHED = "level_reached"


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
    return 1


def _ask(kind: str, account: Account, *, key: str, facts: dict[str, Any]) -> Message:
    assert account.customer is not None
    last = Earning.objects.filter(account=account).exclude(order=None).order_by("-pk").select_related("order").first()
    order = last.order if last is not None else None
    return request_message(kind, key=key, customer=account.customer, order=order, facts=facts)
