"""Who looks at a shopper's pages: a signed cookie, for one shop's pages alone.

A one-time link opens one order, a sign-in in the storefront an account. No password is ever asked for here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate

from django.conf import settings
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope

from .models import Customer
from .queries import customer_by_id

COOKIE, LANGUAGE_COOKIE = "postventa_visit", "postventa_language"
FORM_COOKIE = "postventa_form"  # what a visitor is filling in; it goes when they leave
LASTS = timedelta(hours=12)
_SALT = "saleor_postventa.visit"


def actor_of(customer: Customer | None) -> Actor:
    """A shopper, as what they do is noted; nobody's name where they were erased."""
    return Actor.shopper((customer.saleor_id or f"guest:{customer.pk}") if customer is not None else "")


@dataclass(frozen=True)
class Visit:
    """`order_id` set: that one order and nothing else; None: everything of the customer's."""

    customer: Customer
    order_id: int | None = None

    @property
    def actor(self) -> Actor:
        return actor_of(self.customer)

    @property
    def is_of_account(self) -> bool:
        return self.order_id is None

    def admits(self, *, order_id: int, customer_id: int | None) -> bool:
        """Whether this visit may see an order. A visit of one order sees that one, whoever it belongs to now."""
        return order_id == self.order_id if self.order_id is not None else customer_id == self.customer.pk


class ShopperRequest(HttpRequest):
    """What a shopper's page gets: the shop, who is there, if anybody, and the language it speaks."""

    shop: Shop
    visit: Visit | None
    page_language: str


type View[**P] = Callable[Concatenate[Any, P], HttpResponseBase]


def shopper_page[**P](view: View[P]) -> Callable[..., HttpResponseBase]:
    """A page of a shop, in its scope and time zone, in the visitor's language.

    `request.shop` and `request.visit` are set.
    """

    @wraps(view)
    def page(request: Any, shop: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        _refuse_nul(request, kwargs)
        found = get_object_or_404(Shop.objects.exclude(state=ShopState.REMOVED), slug=shop)
        with shop_scope(found):
            request.shop, request.visit = found, read_visit(request, found)
            request.page_language = language = _language(request, found)
            with translation.override(language), timezone.override(found.preferences.zone):
                response = view(request, *args, **kwargs)
                response.headers.setdefault("Content-Language", language)
        if request.GET.get("lang") == language:
            response.set_cookie(LANGUAGE_COOKIE, language, path=f"/s/{found.slug}/", samesite="Lax", httponly=True)
        # `no-referrer` would make browsers send forms with `Origin: null`, which the check of forms refuses.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(page)


def begin_visit(response: HttpResponse, shop: Shop, customer: Customer, *, order_id: int | None = None) -> None:
    until = int((now() + LASTS).timestamp())
    value = signing.dumps({"shop": shop.pk, "customer": customer.pk, "order": order_id, "until": until}, salt=_SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=LASTS,
        path=f"/s/{shop.slug}/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def end_visit(response: HttpResponse, shop: Shop) -> None:
    for name in (COOKIE, FORM_COOKIE):
        response.delete_cookie(name, path=f"/s/{shop.slug}/", samesite="Lax")


def lead_in(request: Any) -> HttpResponse:
    """To the way in, which says so where a visit has ended."""
    query = "?ended=1" if COOKIE in request.COOKIES else ""
    return HttpResponseRedirect(reverse("portal:find", kwargs={"shop": request.shop.slug}) + query)


def read_visit(request: HttpRequest, shop: Shop) -> Visit | None:
    """None where nobody is there: no cookie, another shop's, one too old, or a person since erased."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT)
    except signing.BadSignature:
        return None
    if kept["shop"] != shop.pk or now().timestamp() >= kept["until"]:
        return None
    customer = customer_by_id(kept["customer"])
    return Visit(customer, kept["order"]) if customer is not None and not customer.is_erased else None


def _refuse_nul(request: Any, named: Mapping[str, Any]) -> None:
    """No browser sends that character, and PostgreSQL takes no text with it. Raises BadRequest."""
    sent = (value for given in (request.GET, request.POST) for _name, values in given.lists() for value in values)
    if any("\0" in str(value) for value in (*named.values(), *sent)):
        raise BadRequest


def _language(request: Any, shop: Shop) -> str:
    """The one chosen on the page, then the person's, then the browser's, then the shop's."""
    chosen = request.GET.get("lang") or request.COOKIES.get(LANGUAGE_COOKIE)
    own = request.visit.customer.language if request.visit else ""
    return shop.preferences.language_for(chosen or own or translation.get_language_from_request(request))
