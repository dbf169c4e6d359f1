"""What follows from an installation: the shop's history is read, or what was missed since the last one."""

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to

from .catchup.queries import has_history
from .catchup.services import start_backfill, start_reconcile
from .events import ShopInstalled, ShopStateChanged


@reacts_to(ShopInstalled)
def read_history(event: RecordedEvent) -> None:
    """The first installation reads everything; a later one what happened while we were not there."""
    if has_history():
        start_reconcile(event.shop)
    else:
        start_backfill(event.shop)


@reacts_to(ShopStateChanged)
def read_what_was_missed(event: RecordedEvent) -> None:
    """Saleor sends nothing to an app that is switched off, and nothing of it afterwards."""
    if event.shop.is_active:
        start_reconcile(event.shop)
