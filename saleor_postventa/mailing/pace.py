"""How many mails a minute the provider takes: `POSTVENTA_MAIL_URL=smtp://...?per_minute=60`."""

from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import every_shop

from .models import Message

MINUTE = timedelta(minutes=1)


def per_minute(url: str) -> int | None:
    given = parse_qs(urlsplit(url).query).get("per_minute")
    return int(given[0]) if given else None


def next_turn() -> datetime | None:
    """When there is room for the next mail, over all shops; None where there is now. Workers may pass it by a few.

    What left later than now, by a clock that was ahead, keeps nothing back until that day comes.
    """
    limit = per_minute(settings.MAIL_URL)
    if limit is None:
        return None
    with every_shop():
        moment = now()
        left = Message.objects.filter(handed_over_at__gt=moment - MINUTE, handed_over_at__lte=moment)
        rows = left.order_by("-handed_over_at").values_list("handed_over_at", flat=True)
        filling = [at for at in rows[limit - 1 : limit] if at is not None]
    return filling[0] + MINUTE if filling else None
