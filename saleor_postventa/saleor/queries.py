"""Reads of deliveries that the API and the reports share."""

from django.db.models import QuerySet

from .models import Delivery


def deliveries(*, state: str | None = None, event: str | None = None) -> QuerySet[Delivery]:
    """Without their bodies, which are large; each is loaded where it is asked for."""
    wanted = {"state": state, "event": event}
    return Delivery.objects.filter(**{name: value for name, value in wanted.items() if value is not None}).defer("body")
