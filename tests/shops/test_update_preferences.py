"""The merchant's choices: kept where they make sense, refused by name where they don't."""

from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import Preferences
from saleor_postventa.shops.services import InvalidPreference, update_preferences

pytestmark = pytest.mark.django_db


def test_changes_what_is_named_and_leaves_the_rest(norte: Shop) -> None:
    update_preferences(norte, {"sender_name": "Norte", "attention_mails": 3}, by=SYSTEM)
    update_preferences(norte, {"attention_mails": 4}, by=SYSTEM)
    kept = Shop.objects.get(pk=norte.pk).preferences
    assert (kept.sender_name, kept.attention_mails, kept.time_zone) == ("Norte", 4, "Europe/Madrid")


def test_keeps_no_defaults_so_that_better_ones_reach_the_shop(norte: Shop) -> None:
    update_preferences(norte, {"attention_mails": 2, "sender_name": "Norte"}, by=SYSTEM)
    assert norte.preferences_data == {"sender_name": "Norte"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("languages", []),
        ("languages", ["de"]),
        ("time_zone", "Europe/Atlantis"),
        ("sender_name", "Shop\r\nBcc: all@example.test"),
        ("sender_email", "nobody"),
        ("reply_to", "a@b@c"),
        ("logo_url", "javascript:alert(1)"),
        ("brand_color", "green"),
        ("welcome_texts", {"fr": "Bienvenue"}),
        ("return_texts", {"es": "a" * 601}),
        ("sending_texts", {"es": "a\x00b"}),
        ("brand_color", "#12345"),
        ("storefront_url", "shop"),
        ("attention_mails", 0),
        ("attention_days", 61),
        ("delivery_estimate_days", -1),
        ("quiet_from", "25:00"),
        ("quiet_from", "10:00:00+23:00"),
        ("quiet_until", "10:00Z"),
        ("sender_name", "Shop\x00"),
        ("sender_name", "Shop\u2028"),
        ("sender_name", "\u202eShop"),
        ("postal_address", "C/ Mayor 1\x00"),
        ("reply_to", '"a\x01"@example.test'),
        ("dashboard_url", "https://*.example.test/"),
        ("dashboard_url", "https://*/"),
        ("dashboard_url", "https://a';b.example.test/"),
        ("dashboard_url", "https://x;script-src@example.test/"),
        ("storefront_url", "https://a b.example.test/"),
        ("logo_url", 'https://a"b.example.test/'),
        ("is_admin", True),
    ],
)
def test_refuses_by_name_and_changes_nothing(norte: Shop, field: str, value: Any) -> None:
    update_preferences(norte, {"sender_name": "Norte"}, by=SYSTEM)
    with pytest.raises(InvalidPreference) as caught:
        update_preferences(norte, {"attention_mails": 5, field: value}, by=SYSTEM)
    assert caught.value.field == field
    assert Shop.objects.get(pk=norte.pk).preferences_data == {"sender_name": "Norte"}


@pytest.mark.parametrize(
    ("spoken", "wanted", "found"),
    [
        (["es", "en"], "en", "en"),
        (["es", "en"], "EN_GB", "en"),
        (["es", "en"], "es-MX", "es"),
        (["es", "en"], "de", "es"),
        (["en"], "es", "en"),
        (["en", "es"], None, "en"),
        (["en", "es"], "", "en"),
    ],
)
def test_finds_the_nearest_language(spoken: list[Any], wanted: str | None, found: str) -> None:
    assert Preferences(languages=spoken).language_for(wanted) == found


def test_an_address_has_lines_and_a_host_a_port(norte: Shop) -> None:
    wanted = {"postal_address": "C/ Mayor 1\n28013 Madrid", "dashboard_url": "http://localhost:9000/dashboard/"}
    kept = update_preferences(norte, {**wanted, "storefront_url": "https://ñandú.example.test"}, by=SYSTEM)
    assert {name: str(getattr(kept, name)) for name in wanted} == wanted
    assert str(kept.storefront_url) == "https://xn--and-6ma2c.example.test/"


def test_every_default_is_a_valid_choice() -> None:
    assert Preferences.model_validate(Preferences().model_dump(mode="json")) == Preferences()
