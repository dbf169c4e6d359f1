"""A shop's name, logo and colour stand on its pages and in its mails, and can be read whatever it chose."""

import re

import pytest
from django.test import Client

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.mailing.brand import brand_of, contrast
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.look import DARK, LIGHT
from saleor_postventa.mailing.rendering import render_example
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences

pytestmark = pytest.mark.django_db
COLORS = ["#ffffff", "#000000", "#ffe600", "#7f7f7f", "#1f5f4a", "#ff0000"]


@pytest.mark.proves("A42", part="colour, name and logo on pages and in mails; contrast; texts of mails elsewhere")
@pytest.mark.parametrize("color", COLORS)
def test_pages_and_mails_take_the_colour_and_can_be_read(web: Client, shop: Shop, color: str) -> None:
    update_preferences(shop, {"brand_color": color}, by=SYSTEM)
    brand = brand_of(Shop.objects.get(pk=shop.pk))
    page = web.get("/s/norte/").content.decode()
    mail = render_example(kinds.get("order_access"), Occasion(Shop.objects.get(pk=shop.pk), "en")).html
    assert f"--brand: {color}; --on-brand: {brand.on_color}; --link: {brand.link}" in page
    assert f"--link: {brand.dark_link}" in page
    for text in (color, brand.on_color, brand.link, brand.dark_link):
        assert text in mail
    assert contrast(brand.on_color, color) >= 4.5
    assert contrast(brand.link, LIGHT["card"]) >= 4.5
    assert contrast(brand.dark_link, DARK["card"]) >= 4.5


def test_name_logo_address_and_contact_stand_on_every_page(web: Client, shop: Shop) -> None:
    chosen = {
        "sender_name": "Casa & Norte",
        "logo_url": "https://cdn.example.test/logo.png",
        "postal_address": "Calle Mayor 1",
        "reply_to": "hola@norte.example.test",
    }
    update_preferences(shop, chosen, by=SYSTEM)
    page = web.get("/s/norte/policy/").content.decode()
    assert 'src="https://cdn.example.test/logo.png" alt="Casa &amp; Norte"' in page
    assert "Calle Mayor 1" in page
    assert 'href="mailto:hola@norte.example.test"' in page
    assert re.search(r'<link rel="icon" href="data:image/svg\+xml,[^"<>]+">', page)


@pytest.mark.parametrize("path", ["/s/norte/", "/s/norte/policy/", "/s/norte/nothing/"])
def test_the_foot_leads_to_policy_and_privacy(web: Client, shop: Shop, path: str) -> None:
    page = web.get(path).content.decode()
    assert 'href="/s/norte/policy/"' in page
    assert 'href="/privacy?lang=en"' in page
