"""A referral's points go with what the friend keeps: usable when nothing can come back, void when nothing was kept."""

from datetime import datetime
from typing import cast

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import ReferralState
from saleor_postventa.loyalty.earn_rules import referral as way
from saleor_postventa.loyalty.events import ReferralFact, ReferralRewarded, ReferralVoided
from saleor_postventa.loyalty.models import Earning, LineWindow, Referral
from saleor_postventa.loyalty.queries import content_of
from saleor_postventa.loyalty.queries.comebacks import comebacks_of
from saleor_postventa.loyalty.queries.purchases import lines_of_purchase
from saleor_postventa.loyalty.rules.expiry import usable_at
from saleor_postventa.orders.models import Order, OrderLine, Reservation
from saleor_postventa.shops.scope import current_shop

from .activating import WITHOUT_WINDOW, activate_now
from .locking import lock_accounts, lock_orders
from .referring import paid_for
from .reversing import reverse

BATCH = 500


def settle_referrals() -> int:
    """Of the current shop, all that wait; returns how many were rewarded or voided."""
    waiting = Referral.objects.filter(state=ReferralState.PENDING).order_by("state_since", "pk")
    return sum(follow_referral(order_id, by=SYSTEM) for order_id in waiting.values_list("order_id", flat=True)[:BATCH])


@transaction.atomic
def follow_referral(order_id: int, *, by: Actor) -> bool:
    """Make a referral agree with what became of its order; safe to repeat, in any order of news."""
    order = lock_orders(order_id)
    rows = Referral.objects.select_for_update(of=("self",)).select_related("referrer__customer")
    referral = rows.filter(order_id=order_id, state__in=(ReferralState.PENDING, ReferralState.REWARDED)).first()
    if order is None or referral is None:
        return False
    earnings = _earnings(referral)
    lock_accounts(each.account.merged_into_id or each.account_id for each in earnings)
    if earnings and not _is_enough_kept(order, earnings[0]):
        for each in earnings:
            reverse(each, units=each.quantity, points=each.points, cause={"referral": referral.pk}, by=by)
        return _end(referral, ReferralState.VOID, ReferralVoided, by)
    if referral.state == ReferralState.PENDING and _is_over(order, earnings):
        for each in earnings:
            activate_now(each, by=by)
        return _end(referral, ReferralState.REWARDED, ReferralRewarded, by)
    return False


def _earnings(referral: Referral) -> list[Earning]:
    """Of both, locked: their keys end with the referral."""
    rows = Earning.objects.select_for_update(of=("self",)).select_related("entry", "programme", "account")
    return list(rows.filter(way=way.CODE, key__endswith=f":{referral.pk}").order_by("pk"))


def _is_enough_kept(order: Order, earning: Earning) -> bool:
    """Something, and of what the programme of that day asks for."""
    backs = comebacks_of(order, lines_of_purchase(order))
    if backs.is_all or backs.share >= 1:
        return False
    kept = paid_for(order, dict(backs.units))
    settings = cast(way.Settings, content_of(earning.programme).settings_of(way.CODE))
    least = settings.minimum.get(kept.currency)
    return kept.amount > 0 and (least is None or kept.amount >= least)


def _is_over(order: Order, earnings: list[Earning]) -> bool:
    """Nothing of it is on its way back, and the wait that purchases have is over."""
    lines = [line for line in lines_of_purchase(order) if not line.is_removed]
    if Reservation.objects.held().filter(order_line__in=[line.pk for line in lines]).exists():
        return False
    ends_at = _usable_at(order, earnings, lines)
    return ends_at is not None and ends_at <= now()


def _usable_at(order: Order, earnings: list[Earning], lines: list[OrderLine]) -> datetime | None:
    """Of what has no window (it can't be returned), as points of purchases wait: so long, and until it was sent."""
    assert order.paid_at is not None
    windows = LineWindow.objects.filter(order_line__in=lines, ends_at__isnull=False)
    ends = dict(windows.values_list("order_line_id", "ends_at"))
    without = [line for line in lines if line.pk not in ends]
    known = [each for each in ends.values() if each is not None]
    if without or not known:
        known.append(order.paid_at + WITHOUT_WINDOW)
    is_sent = all(line.quantity_fulfilled >= line.quantity for line in without)
    last = max(known) if is_sent else None
    pending = content_of(earnings[0].programme).pending if earnings else None
    zone = current_shop().preferences.zone
    return usable_at(pending, paid_at=order.paid_at, window_ends_at=last, zone=zone) if pending is not None else last


def _end(referral: Referral, state: ReferralState, fact: type[ReferralFact], by: Actor) -> bool:
    referral.state, referral.state_since = state, now()
    referral.save(update_fields=["state", "state_since"])
    subject = Subject(order=referral.order_id, customer=referral.referrer.customer_id)
    record(fact(subject=subject, occurred_at=now(), referral_id=referral.pk), by=by)
    return True
