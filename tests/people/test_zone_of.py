from zoneinfo import ZoneInfo

import pytest
from babel.core import get_global

from saleor_postventa.people.zones import zone_of

SHOP = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("country", "postal_code", "zone"),
    [
        ("ES", "28004", "Europe/Madrid"),
        ("ES", "35001", "Atlantic/Canary"),
        ("ES", "38001", "Atlantic/Canary"),
        ("PT", "1100-148", "Europe/Lisbon"),
        ("PT", "9500-321", "Atlantic/Azores"),
        ("PT", "9000-019", "Atlantic/Madeira"),
        ("es", "", "Europe/Madrid"),
        ("US", "", "America/New_York"),
        ("AU", "", "Australia/Sydney"),
        ("BR", "", "America/Sao_Paulo"),
        ("RU", "", "Europe/Moscow"),
        ("FR", "", "Europe/Paris"),
    ],
)
def test_most_people_of_a_country_live_by(country: str, postal_code: str, zone: str) -> None:
    assert zone_of(country, postal_code, ZoneInfo("UTC")) == ZoneInfo(zone)


@pytest.mark.parametrize("country", ["", "XX"])
def test_an_unknown_country_lives_by_the_shops_clock(country: str) -> None:
    assert zone_of(country, "", SHOP) == SHOP


def test_every_country_has_a_zone_that_exists() -> None:
    for country in get_global("territory_zones"):
        assert zone_of(country, "", ZoneInfo("UTC")).key
