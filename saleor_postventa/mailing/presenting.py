"""Shoppers' pages in the shop's look. Mailing keeps the brand, and so pages of every domain are rendered from here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language

from saleor_postventa.core.registry import Registry
from saleor_postventa.people.visits import Visit
from saleor_postventa.shops.models import Shop

from . import look
from .brand import brand_of


@dataclass(frozen=True)
class FootLink:
    """A page that stands at the foot of all others."""

    label: Promise
    address: Callable[[Shop], str]


foot_links: Registry[FootLink] = Registry("links at the foot of the shopper's pages")


def shop_page(request: HttpRequest, template: str, values: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of `request.shop` (see `people.visits.shopper_page`), with its brand and its visitor at hand.

    `kept_form` in `values` is the id of a form whose fields come along when the language is changed.
    """
    shop: Shop = request.shop  # type: ignore[attr-defined]
    visit: Visit | None = request.visit  # type: ignore[attr-defined]
    return render(request, template, {**surroundings(shop), "visit": visit, **values}, status=status)


def own_texts(shop: Shop) -> dict[str, str]:
    """What the shop says on its pages in its own words, by place; empty in a language that it did not write."""
    chosen, language = shop.preferences, shop.preferences.language_for(get_language())
    placed = {"welcome": chosen.welcome_texts, "return": chosen.return_texts, "sending": chosen.sending_texts}
    return {place: texts.get(language, "") for place, texts in placed.items()}


def surroundings(shop: Shop) -> dict[str, Any]:
    """What the frame of every page is filled with."""
    return {
        "shop": shop,
        "brand": brand_of(shop),
        "languages": shop.preferences.languages,
        "own": own_texts(shop),
        "foot": [{"label": link.label, "url": link.address(shop)} for link in foot_links],
        **look.for_templates(),
    }
