"""Who of the team was here lately, and what they are called. Saleor tells that to nobody who may not manage staff."""

from datetime import datetime, timedelta

from saleor_postventa.core.clock import now

from .models import Colleague
from .scope import current_shop

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


def colleagues() -> dict[str, str]:
    """Their addresses, by Saleor's ids; in the order of the addresses."""
    return dict(Colleague.objects.order_by("email", "pk").values_list("saleor_id", "email"))
