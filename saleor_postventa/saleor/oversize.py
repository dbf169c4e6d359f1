"""A webhook too large to take: Saleor won't repeat it, so the order is read from the API instead."""

from saleor_postventa.shops.models import Shop
from saleor_postventa.web.rates import is_within_rate

from .alarms import clear_alarm, raise_alarm
from .catchup.models import CatchUpRun, RunKind, RunState
from .models import Alarm

ALARM = "oversize_delivery"


def note_oversize(api_url: str, event: str) -> None:
    """Raise the alarm, at most once a minute; the next reconcile reads what the webhook would have told.

    The sender is not known to be genuine here (the body was not read to its end): whoever floods us with large bodies
    must not make us write for each.
    """
    shop = Shop.objects.filter(api_url=api_url).first()
    if shop is not None and is_within_rate("oversize", str(shop.pk), limit=1, seconds=60):
        raise_alarm(shop, ALARM, event)


def clear_answered(shop: Shop) -> None:
    """A reconcile that began after the last such webhook, and ended, has read what it brought."""
    done = CatchUpRun._base_manager.filter(shop=shop, kind=RunKind.RECONCILE, state=RunState.FINISHED)
    last = done.order_by("-started_at").first()
    if (
        last
        and not Alarm._base_manager.filter(
            shop=shop, code=ALARM, cleared_at=None, last_at__gte=last.started_at
        ).exists()
    ):
        clear_alarm(shop, ALARM)
