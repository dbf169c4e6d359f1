"""The mail about points that the team added or took by hand."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.loyalty.codes import AdjustmentReason, AdjustmentState
from saleor_postventa.loyalty.models import Adjustment
from saleor_postventa.loyalty.queries.members import living
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.loyalty.services.warning import ADJUSTED
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message

from .see_points import points_url


def adjusted_context(occasion: Occasion) -> dict[str, Any]:
    asked = Adjustment.objects.select_related("account__merged_into", "entry").get(pk=occasion.facts["adjustment"])
    ends_at = asked.entry.expires_at if asked.entry is not None else None
    reason = AdjustmentReason(asked.reason)
    return _words(occasion, asked.points, reason, living(asked.account).active, ends_at)


def adjusted_example(occasion: Occasion) -> dict[str, Any]:
    ends_at = datetime.fromisoformat("2027-06-30T22:00:00+00:00")
    return _words(occasion, 200, AdjustmentReason.GESTURE, 340, ends_at)


def obstacle_to_adjusted(message: Message) -> CancelReason | None:
    is_booked = Adjustment.objects.filter(pk=message.facts["adjustment"], state=AdjustmentState.BOOKED).exists()
    return None if is_booked else CancelReason.OVERTAKEN


def _words(
    occasion: Occasion, points: int, reason: AdjustmentReason, balance: int, ends_at: datetime | None
) -> dict[str, Any]:
    told = points_in_words(abs(points))
    day = ends_at.astimezone(occasion.shop.preferences.zone) - timedelta(microseconds=1) if ends_at else None
    preview = _("We added {points} to your account.") if points > 0 else _("We took {points} from your account.")
    return {
        "first_name": occasion.customer.first_name if occasion.customer is not None else "Lucía",
        "points": told,
        "is_added": points > 0,
        "reason": "" if reason == AdjustmentReason.OTHER else str(reason.label),
        "balance": points_in_words(balance),
        "last_day": date_format(day, "DATE_FORMAT") if day else "",
        "points_url": points_url(occasion.shop),
        "preview": preview.format(points=told),
    }


add_kind(
    Kind(
        code=ADJUSTED,
        label=gettext_lazy("Points: added or taken by the team"),
        # It tells of a change to something that they have: they are told whatever else they want to read.
        topic=Topic.POINTS,
        bases=(Basis.MEMBERSHIP,),
        template="loyalty/mails/adjusted",
        context=adjusted_context,
        example=adjusted_example,
        obstacle=obstacle_to_adjusted,
        priority=60,
        lifetime=timedelta(days=7),
        of_order=False,
        placeholders=("first_name", "points", "balance"),
    )
)
