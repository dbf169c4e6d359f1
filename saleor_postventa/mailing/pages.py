"""What the links at the foot of a mail open. They ask for no login, and none of them needs JavaScript."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.links import LinkBroken, LinkExpired

from .clicking import note_click
from .codes import OPTIONAL_TOPICS, ConsentAction, Topic
from .consents import ConsentNeedsPerson, record_consent, withdraw_consent
from .leading import read_lead
from .links import PREFERENCES, UNSUBSCRIBE, open_confirmation, open_link, preferences_url
from .presenting import surroundings
from .queries import current_consents

TEXT_VERSION = "preferences-2026-11"
_WITH_FORM = {"preferences", "unsubscribed", "confirmed"}
View = Callable[[HttpRequest, Shop, str], HttpResponse]


def shopper_page(view: View) -> Callable[..., HttpResponse]:
    """A page of a shop, inside its scope; the signed token in the path stands for login and CSRF token alike."""

    @wraps(view)
    def page(request: HttpRequest, shop: str, token: str) -> HttpResponse:
        found = get_object_or_404(Shop, slug=shop)
        with shop_scope(found):
            try:
                response = view(request, found, token)
            except (LinkBroken, LinkExpired, ConsentNeedsPerson) as refused:
                response = _page(request, found, "refused", {"message": refused.message}, status=404)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(csrf_exempt(page))


@shopper_page
@require_safe
def lead(request: HttpRequest, shop: Shop, token: str) -> HttpResponse:
    """To where the link says. HEAD asks, and a program that fetches ahead reads, nothing: neither is noted."""
    led = read_lead(shop, token)
    if request.method == "GET" and shop.preferences.is_click_count_on and not _wants_no_trace(request):
        note_click(led)
    return HttpResponseRedirect(led.target)


def _wants_no_trace(request: HttpRequest) -> bool:
    """The browser objects to being followed (Global Privacy Control, Do Not Track), or nobody looks yet (prefetch)."""
    told = request.headers
    is_ahead = "prefetch" in f"{told.get('Sec-Purpose', '')} {told.get('Purpose', '')}".lower()
    return is_ahead or "1" in (told.get("Sec-GPC"), told.get("DNT"))


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, shop: Shop, token: str) -> HttpResponse:
    """GET shows a button and changes nothing (mail scanners follow links); POST stops the topic before it answers."""
    opened = open_link(UNSUBSCRIBE, shop, token)
    topic = opened.topic or Topic.OFFERS
    if request.method == "POST":
        source = "one_click" if request.POST.get("List-Unsubscribe") == "One-Click" else "unsubscribe_page"
        withdraw_consent(opened.customer, topic, source=source, by=_shopper(opened.customer), ip=_ip(request))
    with _in_language_of(request, shop, opened.customer):
        words = {"topic": topic.label, "preferences_url": preferences_url(shop, opened.customer)}
        return _page(request, shop, "unsubscribed" if request.method == "POST" else "unsubscribe", words)


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, shop: Shop, token: str) -> HttpResponse:
    """Every optional topic with a tick: saving gives or withdraws what changed, and nothing else.

    Whoever only asks for the other language keeps their ticks, unsaved.
    """
    customer = open_link(PREFERENCES, shop, token).customer
    is_turning = "stay" in request.POST
    is_saved = request.method == "POST" and not is_turning
    wanted = set(request.POST.getlist("topic")) if "stop_all" not in request.POST else set()
    if is_saved:
        _save_choices(customer, wanted, _ip(request))
    with _in_language_of(request, shop, customer):
        said = current_consents(customer)
        choices = [
            {
                "topic": topic,
                "text": _EXPLAINED[topic](),
                "is_on": topic.value in wanted if is_turning else _is_on(said.get(topic), topic),
            }
            for topic in OPTIONAL_TOPICS
        ]
        words = {"choices": choices, "is_saved": is_saved, "chosen": shop.preferences}
        return _page(request, shop, "preferences", words)


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, shop: Shop, token: str) -> HttpResponse:
    """Second half of a double opt-in; GET shows a button, POST gives the permission."""
    asked = open_confirmation(shop, token)
    if request.method == "POST":
        record_consent(
            asked.customer,
            Topic(asked.topic),
            source="double_opt_in",
            text_version=asked.text_version,
            by=_shopper(asked.customer),
            ip=_ip(request),
            answers=asked,
        )
    with _in_language_of(request, shop, asked.customer):
        words = {"topic": Topic(asked.topic).label, "preferences_url": preferences_url(shop, asked.customer)}
        return _page(request, shop, "confirmed" if request.method == "POST" else "confirm", words)


_EXPLAINED: dict[Topic, Callable[[], str]] = {
    Topic.FEEDBACK: lambda: _(
        "Short questions after a purchase: how it arrived, whether it fits, what we can do better."
    ),
    Topic.TIPS: lambda: _("How to use what you bought, and how to look after it."),
    Topic.LOYALTY: lambda: _("What you have earned, your level, and points that are about to expire."),
    Topic.OFFERS: lambda: _("Things that go with what you bought, and news of the shop."),
}


def _is_on(said: Any, topic: Topic) -> bool:
    """Offers need a yes; the others may stand on an interest that nobody objected to."""
    return said.action == ConsentAction.GIVEN if said is not None else topic is not Topic.OFFERS


def _save_choices(customer: Customer, wanted: set[str], ip: str) -> None:
    said = current_consents(customer)
    by = _shopper(customer)
    for topic in OPTIONAL_TOPICS:
        is_on = _is_on(said.get(topic), topic)
        if topic.value in wanted and not is_on:
            record_consent(customer, topic, source="preference_page", text_version=TEXT_VERSION, by=by, ip=ip)
        elif topic.value not in wanted and is_on:
            withdraw_consent(customer, topic, source="preference_page", by=by, ip=ip)


def _page(request: HttpRequest, shop: Shop, name: str, words: dict[str, Any], status: int = 200) -> HttpResponse:
    values = {**surroundings(shop), "kept_form": "form" if name in _WITH_FORM else "", **words}
    response = render(request, f"mailing/pages/{name}.html", values, status=status)
    response["Content-Language"] = translation.get_language() or shop.preferences.default_language
    return response


def _in_language_of(request: HttpRequest, shop: Shop, customer: Customer) -> Any:
    """The one chosen on the page, or else the person's own."""
    return translation.override(shop.preferences.language_for(request.GET.get("lang") or customer.language))


def _shopper(customer: Customer) -> Actor:
    return Actor(ActorKind.SHOPPER, customer.saleor_id or f"guest:{customer.pk}")


def _ip(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
