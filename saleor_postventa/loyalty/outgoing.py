"""What other systems are told of points."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.hooks.opening import opens
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer

from .events import (
    PointsActivated,
    PointsAdjusted,
    PointsEarned,
    PointsExpired,
    PointsExpiring,
    PointsGivenBack,
    PointsSpent,
    PointsTakenBack,
    RewardIssued,
    RewardReleased,
    RewardUsed,
    TierLost,
    TierReached,
)

SCOPE = "points.read"


def saleor_ids(row: RecordedEvent) -> dict[str, Any]:
    """As Saleor knows the customer and the order; None of a guest."""
    customer = Customer.objects.filter(pk=row.customer_id or 0).values_list("saleor_id", flat=True).first()
    order = Order.objects.filter(pk=row.order_id or 0).values_list("saleor_id", flat=True).first()
    return {"customer_saleor_id": customer or None, "order_saleor_id": order or None}


opens("points.earned", PointsEarned, label=_("Points were earned"), scope=SCOPE, beside=saleor_ids)
opens("points.activated", PointsActivated, label=_("Points became usable"), scope=SCOPE, beside=saleor_ids)
opens("points.taken_back", PointsTakenBack, label=_("Points were taken back"), scope=SCOPE, beside=saleor_ids)
opens("points.spent", PointsSpent, label=_("Points were used"), scope=SCOPE, beside=saleor_ids)
opens("points.given_back", PointsGivenBack, label=_("Points came back"), scope=SCOPE, beside=saleor_ids)
opens("points.expiring", PointsExpiring, label=_("Points are about to expire"), scope=SCOPE, beside=saleor_ids)
opens("points.expired", PointsExpired, label=_("Points expired"), scope=SCOPE, beside=saleor_ids)
opens("points.adjusted", PointsAdjusted, label=_("Points were adjusted"), scope=SCOPE, beside=saleor_ids)
opens("tier.reached", TierReached, label=_("A level was reached"), scope=SCOPE, beside=saleor_ids)
opens("tier.lost", TierLost, label=_("A level was lost"), scope=SCOPE, beside=saleor_ids)
opens("reward.issued", RewardIssued, label=_("A reward was issued"), scope=SCOPE, beside=saleor_ids)
opens("reward.used", RewardUsed, label=_("A reward was used"), scope=SCOPE, beside=saleor_ids)
opens("reward.released", RewardReleased, label=_("A reward was given back"), scope=SCOPE, beside=saleor_ids)
