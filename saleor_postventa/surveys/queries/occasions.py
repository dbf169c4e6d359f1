"""What is known of an occasion by the log."""

from saleor_postventa.events.models import RecordedEvent

EARNED = "PointsEarned"


def points_earned(customer_id: int, *, before: int) -> int:
    """All that a customer earned until an event of the log, whatever became of it."""
    rows = RecordedEvent.objects.filter(customer_id=customer_id, name=EARNED, pk__lt=before)
    return sum(data["points"] for data in rows.values_list("data", flat=True))
