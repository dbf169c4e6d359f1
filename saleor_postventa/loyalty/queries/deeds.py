"""What somebody earned before by a way other than buying."""

from zoneinfo import ZoneInfo

from saleor_postventa.loyalty.earn_rules import History, Past
from saleor_postventa.loyalty.models import Account, Earning

from .accounts import accounts_of


def deed_key(way: str, account: Account, key: str) -> str:
    """What makes it the same award in the shop."""
    return f"{way}:{account.pk}:{key}"


def history_of(account: Account, way: str, zone: ZoneInfo) -> History:
    """Also what was earned on accounts that were moved into it, and what was taken back since."""
    rows = Earning.objects.filter(account__in=accounts_of(account), way=way).order_by("pk")
    return History(
        tuple(
            Past(key=key.split(":", 2)[2], on=bought_at.astimezone(zone).date())
            for key, bought_at in rows.values_list("key", "bought_at")
        )
    )
