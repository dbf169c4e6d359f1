import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.mails.see_points import points_url
from saleor_postventa.mailing.brand import BLACK, NIGHT, PAPER, READABLE, brand_of, contrast, readable
from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.mailing.kinds import Kind, Occasion, kinds
from saleor_postventa.mailing.queries import LegalGround
from saleor_postventa.mailing.rendering import MAX_HTML_BYTES, Rendering, compiled, render, render_example
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences

from .scene import OFFER, make_customer, make_order, make_parcel

pytestmark = pytest.mark.django_db
OWN_KINDS = [kind for kind in kinds if not kind.code.startswith("test_")]


class Images(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.links: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append(dict(attrs))
        if tag == "a":
            self.links.append(dict(attrs).get("href"))


def example(shop: Shop, kind: Kind, language: str) -> Rendering:
    return render_example(kind, Occasion(shop, language))


@pytest.mark.proves("D13", part="both languages, size, text part")
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("kind", OWN_KINDS, ids=lambda kind: kind.code)
def test_every_kind_reads_well_in_every_language(shop: Shop, kind: Kind, language: str) -> None:
    shown = example(shop, kind, language)
    assert 5 < len(shown.subject) < 90
    assert "\n" not in shown.subject
    assert len(shown.html.encode()) < MAX_HTML_BYTES
    assert len(shown.text.split()) > 20
    assert f'lang="{language}"' in shown.html
    for part in (shown.subject, shown.html, shown.text):
        assert not re.search(r"{[{%]|[%}]}", part)
    assert all(image.get("alt") is not None for image in Images(shown.html).found)


@pytest.mark.proves("D17", part="no kind of mail tracks by itself")
@pytest.mark.parametrize("kind", OWN_KINDS, ids=lambda kind: kind.code)
def test_nothing_tracks(shop: Shop, kind: Kind) -> None:
    update_preferences(shop, {"storefront_url": "https://norte.example.test"}, by=SYSTEM)
    page = Images(example(shop, kind, "en").html)
    assert not [image for image in page.found if image.get("width") in {"0", "1"} or image.get("height") in {"0", "1"}]
    same_for_everybody = {"https://norte.example.test/", points_url(shop)}
    # A star opens the form of its item, which only their own link can; that it was opened is noted nowhere.
    forms = {link for link in page.links if link.startswith(f"{settings.PUBLIC_URL}/s/{shop.slug}/review/")}
    assert bool(forms) == (kind.code == "review_request")
    assert set(page.links) - forms <= {"#", *same_for_everybody}


@pytest.mark.parametrize("kind", OWN_KINDS, ids=lambda kind: kind.code)
def test_fetches_nothing_from_strangers(shop: Shop, kind: Kind) -> None:
    hosts = set(re.findall(r"https?://([^/\"') ]+)", example(shop, kind, "en").html))
    own = urlsplit(settings.PUBLIC_URL).netloc
    assert hosts <= {"www.w3.org", own}, "a name in xmlns is fetched by nobody, and our own pages are linked to"


def thanks(shop: Shop, **order: Any) -> Rendering:
    customer = make_customer()
    made = make_order(customer, **order)
    parcel = make_parcel(made, tracking_number="<b>1</b>")
    occasion = Occasion(shop, "en", customer, made, {"parcel": parcel.pk})
    return render(kinds.get("thank_you"), occasion, LegalGround(Basis.CONTRACT, order=made))


def test_what_people_wrote_is_never_markup(shop: Shop) -> None:
    shown = thanks(shop, number="<i>7</i>")
    assert "&lt;b&gt;1&lt;/b&gt;" in shown.html
    assert "<b>1</b>" in shown.text
    assert "<i>7</i>" in shown.subject
    assert "<i>7</i>" not in shown.html


def test_pictures_of_goods_have_their_names(shop: Shop) -> None:
    images = Images(thanks(shop).html).found
    assert [image["alt"] for image in images] == ["Linen shirt"]


def test_says_why_and_from_whom(shop: Shop) -> None:
    update_preferences(shop, {"postal_address": "Calle Mayor 1, Madrid", "sender_name": "Casa Norte"}, by=SYSTEM)
    shown = thanks(shop, number="77")
    for part in (shown.html, shown.text):
        assert "because you placed order 77 with Casa Norte" in part
        assert "Calle Mayor 1, Madrid" in part
        assert "/s/norte/mail/preferences/" in part


def test_says_since_when_one_agreed(shop: Shop) -> None:
    customer = make_customer()
    entry = record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    shown = render(OFFER, Occasion(shop, "en", customer), LegalGround(Basis.CONSENT, consent=entry))
    assert "because on June 10, 2026 you agreed" in shown.text


def test_is_compiled_once(monkeypatch: pytest.MonkeyPatch, shop: Shop) -> None:
    compiled.cache_clear()
    calls: list[str] = []
    real = compiled.__wrapped__.__globals__["mjml2html"]
    monkeypatch.setattr(
        "saleor_postventa.mailing.rendering.mjml2html", lambda *a, **k: calls.append("") or real(*a, **k)
    )
    for _again in range(3):
        example(shop, kinds.get("thank_you"), "es")
    assert len(calls) == 1


def test_knows_the_version_of_its_templates() -> None:
    templates = {kind.template for kind in OWN_KINDS}
    versions = {compiled(template, "es").version for template in templates}
    assert {compiled(template, "en").version for template in templates} == versions
    assert len(versions) == len(templates)


colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colors)
def test_any_brand_colour_can_be_read(color: str) -> None:
    assert contrast(readable(color, on=PAPER), PAPER) >= READABLE
    assert contrast(readable(color, on=NIGHT), NIGHT) >= READABLE
    assert max(contrast(PAPER, color), contrast(BLACK, color)) >= READABLE


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize(("color", "ink"), [("#1f4d3a", PAPER), ("#ffd400", BLACK)])
def test_text_on_the_brand_colour_is_the_readable_one(shop: Shop, color: str, ink: str) -> None:
    update_preferences(shop, {"brand_color": color}, by=SYSTEM)
    assert brand_of(shop).on_color == ink
