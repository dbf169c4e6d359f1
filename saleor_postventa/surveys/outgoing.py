"""What other systems are told of answers and reviews. Neither words nor names travel: who listens asks for more."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.hooks.opening import opens
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer

from .events import ReviewAnswered, ReviewPublished, ReviewRefused, ReviewWritten, ScoreGiven, SurveyAnswered

SCOPE = "surveys.read"


def saleor_ids(row: RecordedEvent) -> dict[str, Any]:
    """As Saleor knows the customer and the order; None of a guest."""
    customer = Customer.objects.filter(pk=row.customer_id or 0).values_list("saleor_id", flat=True).first()
    order = Order.objects.filter(pk=row.order_id or 0).values_list("saleor_id", flat=True).first()
    return {"customer_saleor_id": customer or None, "order_saleor_id": order or None}


opens("survey.answered", SurveyAnswered, label=_("A survey was answered"), scope=SCOPE, beside=saleor_ids)
opens("survey.score_given", ScoreGiven, label=_("A score was given"), scope=SCOPE, beside=saleor_ids)
opens("review.written", ReviewWritten, label=_("A review was written"), scope=SCOPE, beside=saleor_ids)
opens("review.published", ReviewPublished, label=_("A review was published"), scope=SCOPE, beside=saleor_ids)
opens("review.refused", ReviewRefused, label=_("A review was refused"), scope=SCOPE, beside=saleor_ids)
opens("review.answered", ReviewAnswered, label=_("The shop answered a review"), scope=SCOPE, beside=saleor_ids)
