"""Who of the team looks after cases, and what they are called."""

from datetime import datetime, timedelta

from saleor_postventa.care.models import Colleague
from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import current_shop

NOTED_EVERY = timedelta(days=1)


def note_colleague(saleor_id: str, email: str) -> None:
    """Somebody of the team is here; written at most once a day."""
    if not saleor_id or not email:
        return
    lately = Colleague.objects.filter(saleor_id=saleor_id, email=email, seen_at__gt=now() - NOTED_EVERY)
    if not lately.exists():
        seen = {"email": email, "seen_at": now()}
        Colleague.objects.update_or_create(shop=current_shop(), saleor_id=saleor_id, defaults=seen)


def forget_colleagues(*, before: datetime) -> int:
    """Who was not seen here since; returns how many."""
    count, _per_model = Colleague.objects.filter(seen_at__lt=before).delete()
    return count
