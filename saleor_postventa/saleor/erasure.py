"""Taking out what Saleor once told of a person."""

from collections.abc import Collection

from saleor_postventa.core.work import WorkState

from .models import Delivery

ABOUT_PEOPLE = ("customer_", "account_")


def forget_deliveries(*, order_numbers: Collection[str], user_id: str | None) -> int:
    """Of the current shop, those that did their work or lie dead; what still waits is worked on first."""
    ended = Delivery.objects.filter(state__in=[WorkState.DONE, WorkState.DEAD])
    ids = list(ended.filter(order_number__in=order_numbers).exclude(order_number="").values_list("pk", flat=True))
    if user_id:
        for prefix in ABOUT_PEOPLE:
            bodies = ended.filter(event__startswith=prefix).values_list("pk", "body").iterator(chunk_size=200)
            ids += [pk for pk, body in bodies if user_id.encode() in bytes(body)]
    count, _per_model = Delivery.objects.filter(pk__in=ids).delete()
    return count
