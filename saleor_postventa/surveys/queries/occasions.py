"""What is known of an occasion by the log."""

from saleor_postventa.events.models import RecordedEvent

EARNED, RETURN_REQUESTED = "PointsEarned", "ReturnRequested"


def points_earned(customer_id: int, *, before: int) -> int:
    """All that a customer earned until an event of the log, whatever became of it."""
    rows = RecordedEvent.objects.filter(customer_id=customer_id, name=EARNED, pk__lt=before)
    return sum(data["points"] for data in rows.values_list("data", flat=True))


def reasons_of_return(return_id: int, order_id: int | None) -> list[str]:
    """The codes that were chosen for its items, each once."""
    rows = RecordedEvent.objects.filter(order_id=order_id, name=RETURN_REQUESTED)
    told = (data["reasons"] for data in rows.values_list("data", flat=True) if data["return_id"] == return_id)
    return sorted({code for reasons in told for code in reasons.values() if code})
