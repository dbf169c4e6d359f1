"""Headers and forms: who may frame a page, what every answer says of itself, and whose forms are taken."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from saleor_postventa.core.actor import Actor
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.cast import NORTE, SUR

pytestmark = pytest.mark.django_db
PACKAGE = Path(__file__).parents[2] / "saleor_postventa"
EXEMPT = {
    "graphql": "credentials come in a header that no other site can make a browser send",
    "registration": "no cookie is read; the token proves itself at the Saleor",
    "delivered": "signed with a key",
    "provider_events": "the mail service's secret",
    "return_label": "the token in the path",
    "return_photo": "the token in the path",
    "wished_photo": "the token in the path",
    "members_import": "the token in the path",
    "hand_over": "the storefront's Origin",
    "unsubscribe": "the token in the path; mail programs press the button",
    "preferences": "the token in the path",
    "confirm": "the token in the path",
    "lead": "the token in the path; it takes no form",
    "task_card": "the token in the path; nothing is changed",
}
TOKEN_STANDS_FOR_IT = {"preferences.html", "unsubscribed.html", "confirmed.html", "confirm.html", "unsubscribe.html"}


@pytest.fixture
def web(norte: Shop, sur: Shop) -> Client:
    return Client(HTTP_HOST="postventa.example.test", secure=True, enforce_csrf_checks=True)


def ancestors(answer: object) -> list[str]:
    found = re.search(r"frame-ancestors ([^;]+)", answer["Content-Security-Policy"])  # type: ignore[index]
    assert found is not None
    return found[1].split()


def views(resolver: URLResolver | None = None) -> list[URLPattern]:
    found = []
    for each in (resolver or get_resolver()).url_patterns:
        found += [each] if isinstance(each, URLPattern) else views(each)
    return found


@pytest.mark.proves("X9", part="framed by the shop's own Dashboard alone")
@pytest.mark.parametrize("house", [NORTE, SUR])
def test_the_panel_is_framed_by_its_shops_dashboard_alone(web: Client, house: object) -> None:
    api_url = house.api_url  # type: ignore[attr-defined]
    answer = web.get("/dashboard/orders", {"saleorApiUrl": api_url})
    assert ancestors(answer) == [api_url.removesuffix("/graphql/")]
    assert "X-Frame-Options" not in answer


def test_a_dashboard_elsewhere_takes_the_place_of_the_apis_origin(web: Client, norte: Shop) -> None:
    update_preferences(norte, {"dashboard_url": "https://dash.example.test/x/"}, by=Actor.staff("x"))
    assert ancestors(web.get("/dashboard/", {"saleorApiUrl": NORTE.api_url})) == ["https://dash.example.test"]
    assert ancestors(web.get("/dashboard/", {"saleorApiUrl": SUR.api_url})) == ["https://sur.example.test"]


@pytest.mark.parametrize("query", ["", "?saleorApiUrl=https://evil.example.test/graphql/", "?saleorApiUrl=*"])
def test_nobody_frames_the_panel_of_no_shop(web: Client, query: str) -> None:
    assert ancestors(web.get(f"/dashboard/{query}")) == ["'none'"]


@pytest.mark.parametrize(
    "path",
    ["/", "/privacy", "/support", "/s/norte/", "/s/norte/policy/", "/nothing", "/api/manifest", "/graphql/norte/"],
)
def test_no_other_page_is_framed_and_each_has_its_headers(web: Client, path: str) -> None:
    answer = web.get(path)
    assert ancestors(answer) == ["'none'"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] in {"strict-origin-when-cross-origin", "same-origin"}
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.proves("X9", part="forms of other sites are refused everywhere")
def test_every_view_checks_forms_or_says_what_stands_for_it() -> None:
    exempt = {each.callback.__name__ for each in views() if getattr(each.callback, "csrf_exempt", False)}
    assert exempt - {"clock"} == set(EXEMPT)  # the demo's own clock


@pytest.mark.parametrize("path", ["/s/norte/", "/s/norte/leave/", "/i18n/setlang/", "/s/norte/orders/1/return/"])
def test_a_form_from_elsewhere_is_refused(web: Client, path: str) -> None:
    answer = web.post(path, {"number": "1"}, headers={"Origin": "https://evil.example.test"})
    assert answer.status_code == 403


def test_every_form_of_ours_carries_its_token() -> None:
    """Those of mails have theirs in the path."""
    bare = set()
    for path in PACKAGE.glob("*/templates/**/*.html"):
        if "sandbox" in path.parts:
            continue
        forms = re.findall(r'<form[^>]*method="(?:post|\{\{ method \}\})"[^>]*>.{0,120}', path.read_text(), re.DOTALL)
        bare |= {path.name for form in forms if "csrf_token" not in form}
    assert bare == TOKEN_STANDS_FOR_IT


def test_the_language_leads_nowhere_else(web: Client) -> None:
    """Nobody is sent to another site by our own form."""
    open_web = Client(HTTP_HOST="postventa.example.test", secure=True)
    answer = open_web.post("/i18n/setlang/", {"language": "es", "next": "https://evil.example.test/"})
    assert not answer["Location"].startswith("https://evil")
