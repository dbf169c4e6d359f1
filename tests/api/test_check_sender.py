"""The team has DNS asked about its sender, and reads what is missing; nobody else does it for them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.mailing.api.sender import CHECKS_PER_HOUR
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.cast import NORTE, SUR
from tests.mailing.names import Zone, served

from .ask import ask

SHOWN = "domain service selectors checkedAt points { part code level recordName recordValue } complaints { level }"
READ = f"{{ postSaleSender {{ {SHOWN} }} }}"
CHECK = f"""mutation M($input: SenderCheckInput!) {{ senderCheck(input: $input)
  {{ sender {{ {SHOWN} }} errors {{ field code message }} }} }}"""


@pytest.fixture
def zone(norte: Shop, settings: Any) -> Iterator[Zone]:
    settings.MAIL_URL = "smtp://u:p@smtp.gmail.com:587"
    update_preferences(norte, {"sender_email": "hola@casanorte.shop"}, by=SYSTEM)
    cache.clear()
    zone = Zone()
    with served(zone) as server:
        settings.DNS_SERVERS = [server]
        yield zone
    cache.clear()


def token(*permissions: str, house: Any = NORTE) -> str:
    return str(house.staff_token(permissions=list(permissions)))


def check(shop: Shop, *permissions: str, **given: Any) -> Any:
    return ask(shop, CHECK, {"input": given}, token=token(*permissions))


@pytest.mark.django_db
class TestCheck:
    @pytest.mark.proves("D12", part="the merchant reads what is missing, and the record to add")
    def test_what_is_missing_is_told_with_the_record(self, norte: Shop, sur: Shop, zone: Zone) -> None:
        before = ask(norte, READ, token=token("MANAGE_ORDERS")).data["postSaleSender"]
        assert (before["checkedAt"], before["points"]) == (None, [])
        assert (before["service"], before["selectors"]) == ("Google Workspace", ["google"])
        told = check(norte, "MANAGE_SETTINGS").data["senderCheck"]
        assert told["errors"] == []
        points = {point["part"]: point for point in told["sender"]["points"]}
        assert points["SPF"]["recordValue"] == "v=spf1 include:_spf.google.com ~all"
        assert points["DMARC"]["recordName"] == "_dmarc.casanorte.shop"
        assert (points["ALIGNMENT"]["code"], points["ALIGNMENT"]["level"]) == ("not_aligned", "ERROR")
        after = ask(norte, READ, token=token("MANAGE_ORDERS")).data["postSaleSender"]
        assert after == told["sender"]
        other = ask(sur, READ, token=token("MANAGE_ORDERS", house=SUR)).data["postSaleSender"]
        assert (other["points"], other["checkedAt"]) == ([], None)

    def test_only_whoever_keeps_the_settings_may_ask(self, norte: Shop, zone: Zone) -> None:
        assert check(norte, "MANAGE_ORDERS").codes == ["PERMISSION_DENIED"]
        assert zone.asked == []

    def test_not_anew_where_somebody_just_looked(self, norte: Shop, zone: Zone) -> None:
        check(norte, "MANAGE_SETTINGS", onlyIfDue=True)
        asked = len(zone.asked)
        check(norte, "MANAGE_SETTINGS", onlyIfDue=True)
        assert len(zone.asked) == asked > 0

    def test_not_as_often_as_one_likes(self, norte: Shop, zone: Zone) -> None:
        for _each in range(CHECKS_PER_HOUR):
            assert check(norte, "MANAGE_SETTINGS").data["senderCheck"]["errors"] == []
        [refused] = check(norte, "MANAGE_SETTINGS").data["senderCheck"]["errors"]
        assert refused["code"] == "too_often"
