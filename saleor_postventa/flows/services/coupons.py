"""Codes of their own in mails: asked for when somebody comes to the mail, which waits until Saleor has them."""

from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from saleor_postventa.core.clock import now
from saleor_postventa.credits.rules import CodeStatus, VoucherKind, VoucherTerms
from saleor_postventa.credits.vouching import CodeIsUsed, request_code, withdraw_code
from saleor_postventa.flows.blocks.coupon import Coupon, Takes
from saleor_postventa.flows.models import FlowCoupon, Journey
from saleor_postventa.flows.queries.standing import main_currency
from saleor_postventa.flows.steps.send import Send

LOOK_AGAIN = timedelta(minutes=2)
# A mail whose code cannot be made leaves without it rather than never.
GIVES_UP = timedelta(days=1)
AT_ONCE = 500
_KINDS = {Takes.PERCENT: VoucherKind.PERCENT, Takes.AMOUNT: VoucherKind.AMOUNT, Takes.SHIPPING: VoucherKind.SHIPPING}
_ALL_OF_IT, _AS_KEPT = Decimal(100), Decimal("0.0001")


def coupon_wait(journey: Journey, step: Send, coupon: Coupon) -> datetime | None:
    """When to look again; None once the code is there, or cannot be had."""
    terms = coupon_terms(coupon, journey)
    if terms is None or journey.customer is None:
        return None
    key = f"flow:{journey.pk}:{step.code}"
    name = f"{journey.flow.code} {journey.pk}"
    code = request_code(journey.customer, terms=terms, name=name, key=key, reference=key)
    FlowCoupon.objects.get_or_create(
        shop=journey.shop,
        journey=journey,
        step=step.code,
        defaults={"code": code, "ends_at": now() + timedelta(days=coupon.days)},
    )
    is_under_way = code.status in (CodeStatus.ASKED, CodeStatus.ADDING)
    return now() + LOOK_AGAIN if is_under_way and journey.came_at + GIVES_UP > now() else None


def coupon_terms(coupon: Coupon, journey: Journey) -> VoucherTerms | None:
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
    )


def take_back_coupons(limit: int = AT_ONCE) -> int:
    """Those of the current shop whose days are over, and that nobody used; returns how many were looked at."""
    rows = FlowCoupon.objects.in_force().filter(ends_at__lte=now()).order_by("ends_at", "pk")
    ids = list(rows.values_list("pk", flat=True)[:limit])
    for coupon_id in ids:
        _take_back(coupon_id)
    return len(ids)


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
