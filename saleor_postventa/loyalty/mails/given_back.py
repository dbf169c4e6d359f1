"""The mail about points that came back: how many, why, and until when they last."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.codes import ReleaseCause
from saleor_postventa.loyalty.models import Entry, Redemption
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.loyalty.services.warning import POINTS_BACK
from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop

from .see_points import points_url

_GOODS = gettext_lazy("What you bought with “{reward}” in order {number} came back to us, and so do its points.")
_BECAUSE: dict[str, Promise] = {
    ReleaseCause.SHOPPER: gettext_lazy("You gave “{reward}” back."),
    ReleaseCause.TEAM: gettext_lazy("Our team took “{reward}” back: its code opens nothing any more."),
    ReleaseCause.EXPIRED: gettext_lazy("You did not use “{reward}” in time: its code opens nothing any more."),
    ReleaseCause.FAILED: gettext_lazy("We could not make “{reward}” for you, and we are sorry."),
    ReleaseCause.ORDER_CANCELLED: gettext_lazy("Order {number}, in which you used “{reward}”, was cancelled."),
    ReleaseCause.ORDER_EXPIRED: gettext_lazy("Order {number}, in which you used “{reward}”, was not paid."),
}


def given_back_context(occasion: Occasion) -> dict[str, Any]:
    entry = Entry.objects.select_related("account").get(pk=occasion.facts["entry"])
    redemption = Redemption.objects.select_related("reward", "order").get(pk=entry.cause["redemption"])
    order = Order.objects.filter(pk=entry.cause["order"]).first() if "order" in entry.cause else redemption.order
    said = _BECAUSE.get(entry.cause.get("release", ""), _GOODS)
    return _words(
        occasion,
        points=entry.active,
        reason=str(said).format(
            reward=text_in(redemption.reward.names, occasion.language), number=order.number if order else ""
        ),
        ends=list(entry.lots.values_list("expires_at", flat=True)),
        balance=entry.account.active,
        first_name=occasion.customer.first_name if occasion.customer else "",
    )


def given_back_example(occasion: Occasion) -> dict[str, Any]:
    return _words(
        occasion,
        points=500,
        reason=str(_BECAUSE[ReleaseCause.EXPIRED]).format(reward=_("5 euros off your next order")),
        ends=[datetime.fromisoformat("2026-12-31T23:00:00+00:00")],
        balance=740,
        first_name="Lucía",
    )


def _words(
    occasion: Occasion, *, points: int, reason: str, ends: list[datetime | None], balance: int, first_name: str
) -> dict[str, Any]:
    told = points_in_words(points)
    return {
        "first_name": first_name,
        "points": told,
        "reason": reason,
        "until": _until(ends, occasion.shop),
        "balance": points_in_words(balance),
        "points_url": points_url(occasion.shop),
        "preview": reason,
    }


def _until(ends: list[datetime | None], shop: Shop) -> str:
    """They have the last day that they had before; ends are at midnight, so that the day before is the last."""
    days = sorted(end for end in ends if end is not None)
    if not days:
        return _("They do not expire.")
    last = date_format((days[0] - timedelta(microseconds=1)).astimezone(shop.preferences.zone), "DATE_FORMAT")
    if len(set(ends)) > 1:
        return _("They last as long as they did before: use the first of them by {day}.").format(day=last)
    return _("They last as long as they did before: you can use them until {day}.").format(day=last)


add_kind(
    Kind(
        code=POINTS_BACK,
        label=gettext_lazy("Points: some came back"),
        topic=Topic.POINTS,
        bases=(Basis.MEMBERSHIP,),
        template="loyalty/mails/given_back",
        context=given_back_context,
        example=given_back_example,
        priority=40,
        lifetime=timedelta(days=7),
        of_order=False,
        placeholders=("first_name", "points"),
    )
)
