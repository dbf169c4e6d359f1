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
    """A page that stands at the foot of all others, in shops where it has an address."""

    label: Promise
    address: Callable[[Shop], str]


@dataclass(frozen=True)
class AccountLink:
    """A page of whoever is there with their account; `address` gives None where the shop has nothing to show there."""

    position: int
    label: Promise
    address: Callable[[Shop], str | None]


foot_links: Registry[FootLink] = Registry("links at the foot of the shopper's pages")
account_links: Registry[AccountLink] = Registry("links between the pages of an account")


def shop_page(request: HttpRequest, template: str, values: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of `request.shop` (see `people.visits.shopper_page`), with its brand and its visitor at hand.

    `kept_form` in `values` is the id of a form whose fields come along when the language is changed.
    """
    shop: Shop = request.shop  # type: ignore[attr-defined]
    visit: Visit | None = request.visit  # type: ignore[attr-defined]
    around = {**surroundings(shop), "visit": visit, "account": _account(shop, visit)}
    return render(request, template, {**around, **values}, status=status)


def _account(shop: Shop, visit: Visit | None) -> list[dict[str, str]]:
    if visit is None or not visit.is_of_account:
        return []
    ordered = sorted(account_links, key=lambda link: link.position)
    found = ((link, link.address(shop)) for link in ordered)
    return [{"label": str(link.label), "url": address} for link, address in found if address is not None]


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
        "foot": [{"label": link.label, "url": url} for link in foot_links if (url := link.address(shop))],
        **look.for_templates(),
    }
