"""Codes of their own in mails: asked for when somebody comes to the mail, which waits until Saleor has them.

Withdrawn when their days are over, and when the mail that was to bring them is not sent.
"""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.credits.rules import CodeStatus, VoucherKind, VoucherTerms
from saleor_postventa.credits.vouching import CodeIsUsed, request_code, withdraw_code
from saleor_postventa.flows.blocks.coupon import Coupon, Takes
from saleor_postventa.flows.codes import JourneyState
from saleor_postventa.flows.models import FlowCoupon, Journey, Passage
from saleor_postventa.flows.queries.standing import main_currency
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.mailing.codes import MessageStatus

LOOK_AGAIN = timedelta(minutes=2)
# A mail whose code cannot be made by then is sent with its products alone, or, where it shows none, not at all.
GIVES_UP = timedelta(days=1)
AT_ONCE = 500
_KINDS = {Takes.PERCENT: VoucherKind.PERCENT, Takes.AMOUNT: VoucherKind.AMOUNT, Takes.SHIPPING: VoucherKind.SHIPPING}
_ALL_OF_IT, _AS_KEPT = Decimal(100), Decimal("0.0001")


def coupon_wait(journey: Journey, step: Send, coupon: Coupon) -> datetime | None:
    """When to look again; None once the code is there, or cannot be had."""
    asked = FlowCoupon.objects.select_related("code").filter(journey=journey, step=step.code).first()
    asked = asked or _ask(journey, step, coupon)
    if asked is None:
        return None
    is_under_way = asked.code.status in (CodeStatus.ASKED, CodeStatus.ADDING)
    return now() + LOOK_AGAIN if is_under_way and journey.came_at + GIVES_UP > now() else None


def _ask(journey: Journey, step: Send, coupon: Coupon) -> FlowCoupon | None:
    ends_at = end_of_day(now() + timedelta(days=coupon.days), journey.shop.preferences.zone)
    terms = coupon_terms(coupon, journey, ends_at)
    if terms is None or journey.customer is None:
        return None
    key = f"flow:{journey.pk}:{step.code}"
    name = f"{journey.flow.code} {journey.pk}"
    code = request_code(journey.customer, terms=terms, name=name, key=key, reference=key)
    return FlowCoupon.objects.create(shop=journey.shop, journey=journey, step=step.code, code=code, ends_at=ends_at)


def end_of_day(moment: datetime, zone: ZoneInfo) -> datetime:
    """The midnight after it: whoever reads "until Friday" has Friday."""
    day = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, time(), zone).astimezone(UTC)


def coupon_terms(coupon: Coupon, journey: Journey, ends_at: datetime) -> VoucherTerms | None:
    """In the currency of the order that the journey follows, or the shop's; None where no amount is said in it."""
    currency = journey.order.currency if journey.order is not None else main_currency()
    value = {
        Takes.PERCENT: coupon.percent,
        Takes.AMOUNT: coupon.amounts.get(currency, Decimal(0)),
        Takes.SHIPPING: _ALL_OF_IT,
    }[coupon.takes]
    if not currency or not value:
        return None
    floor = coupon.min_spent.get(currency)
    return VoucherTerms(
        kind=_KINDS[coupon.takes],
        value=value.quantize(_AS_KEPT),
        currency=currency,
        min_spent=floor.quantize(_AS_KEPT) if floor else None,
        ends_at=ends_at,
    )


def take_back_coupons(limit: int = AT_ONCE) -> int:
    """Those of the current shop whose days are over, and that nobody used; returns how many were looked at."""
    rows = FlowCoupon.objects.in_force().filter(ends_at__lte=now()).order_by("ends_at", "pk")
    ids = list(rows.values_list("pk", flat=True)[:limit])
    for coupon_id in ids:
        _take_back(coupon_id)
    return len(ids)


def take_back_unsent(journey_id: int) -> None:
    """Those whose mail does not leave any more, or was never asked for; one that was sent keeps its code."""
    theirs = FlowCoupon.objects.in_force().filter(journey=journey_id)
    brought = Passage.objects.filter(journey=journey_id).exclude(message=None)
    not_sent = brought.filter(message__status=MessageStatus.CANCELLED).values("step")
    is_left = Journey.objects.filter(pk=journey_id, state=JourneyState.LEFT).exists()
    gone = Q(step__in=not_sent) | ~Q(step__in=brought.values("step")) if is_left else Q(step__in=not_sent)
    for coupon_id in theirs.filter(gone).order_by("pk").values_list("pk", flat=True):
        _take_back(coupon_id)


@transaction.atomic
def _take_back(coupon_id: int) -> None:
    coupon = FlowCoupon.objects.select_for_update().get(pk=coupon_id)
    if coupon.is_over:
        return
    # One that was used in time is over all the same.
    with suppress(CodeIsUsed):
        withdraw_code(coupon.code_id)
    coupon.is_over = True
    coupon.save(update_fields=["is_over"])
