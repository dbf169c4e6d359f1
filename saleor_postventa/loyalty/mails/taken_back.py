"""The mail about points that went with what came back: how many, and what that leaves."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.queries.members import living
from saleor_postventa.loyalty.queries.order_points import points_taken_back
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.loyalty.services.warning import TAKEN_BACK
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order

from .see_points import points_url


def taken_back_context(occasion: Occasion) -> dict[str, Any]:
    order = Order.objects.get(pk=occasion.facts["order"])
    account = living(Account.objects.select_related("merged_into").get(pk=occasion.facts["account"]))
    return _words(
        occasion,
        number=order.number,
        points=occasion.facts["points"],
        is_cancelled=order.cancelled_at is not None,
        balance=account.active,
        first_name=occasion.customer.first_name if occasion.customer else "",
    )


def taken_back_example(occasion: Occasion) -> dict[str, Any]:
    return _words(occasion, number="1042", points=50, is_cancelled=False, balance=290, first_name="Lucía")


def obstacle_to_taken_back(message: Message) -> CancelReason | None:
    """More went meanwhile: the mail about all of it is on its way."""
    facts = message.facts
    points = points_taken_back(facts["order"], since=datetime.fromisoformat(facts["since"]))
    return None if points == facts["points"] else CancelReason.OVERTAKEN


def _words(
    occasion: Occasion, *, number: str, points: int, is_cancelled: bool, balance: int, first_name: str
) -> dict[str, Any]:
    if is_cancelled:
        reason = _("Your order was cancelled, and the points that it earned go with it.")
    else:
        reason = _("Something of your order came back or was changed, and the points that it earned go with it.")
    return {
        "first_name": first_name,
        "number": number,
        "points": points_in_words(points),
        "reason": reason,
        "balance": points_in_words(balance),
        "is_below_zero": balance < 0,
        "points_url": points_url(occasion.shop),
        "preview": reason,
    }


add_kind(
    Kind(
        code=TAKEN_BACK,
        label=gettext_lazy("Points: some went with what came back"),
        topic=Topic.POINTS,
        bases=(Basis.MEMBERSHIP,),
        template="loyalty/mails/taken_back",
        context=taken_back_context,
        example=taken_back_example,
        obstacle=obstacle_to_taken_back,
        priority=40,
        lifetime=timedelta(days=7),
        of_order=False,
        placeholders=("first_name", "number", "points", "balance"),
    )
)
