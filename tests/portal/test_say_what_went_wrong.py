"""What does not work is said on a page of the shop, with what to do now; nothing of the visitor's is lost."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from saleor_postventa.core.errors import Failure
from saleor_postventa.portal import entry
from saleor_postventa.shops.models import Shop

pytestmark = pytest.mark.django_db
SENT = {"number": "5001", "email": "ana@example.test"}


def fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def ask(**_: Any) -> None:
        raise error

    monkeypatch.setattr(entry, "ask_access", ask)


@pytest.mark.parametrize("error", [OperationalError("database is locked"), Failure("the scanner did not answer")])
def test_a_busy_moment_offers_to_send_the_same_again(
    web: Client, shop: Shop, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    fail_with(monkeypatch, error)
    answer = web.post("/s/norte/?from=mail", SENT)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert 'method="post" action="/s/norte/?from=mail"' in page
    for name, value in SENT.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    monkeypatch.undo()
    assert web.post("/s/norte/?from=mail", SENT).status_code == 200


def test_what_will_not_pass_is_no_busy_moment(web: Client, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, Failure("misconfigured", permanent=True))
    web.raise_request_exception = False
    answer = web.post("/s/norte/", SENT)
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong on our side" in page
    assert "norte" in page


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/s/norte/nothing/here/", "en", "There is no such page"),
        ("/s/norte/nothing/here/", "es", "Esta página no existe"),
        ("/nothing", "en", "There is no such page"),
        ("/s/nobody/", "en", "There is no such page"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(web: Client, shop: Shop, path: str, language: str, words: str) -> None:
    answer = web.get(path, headers={"accept-language": language})
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_a_form_without_its_cookie_says_what_to_do(shop: Shop) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="postventa.example.test", secure=True)
    answer = strict.post("/s/norte/", SENT, headers={"accept-language": "en"})
    assert answer.status_code == 403
    assert "Allow cookies" in answer.content.decode()


def test_pages_let_browsers_name_their_origin(web: Client, shop: Shop) -> None:
    """With `no-referrer` they would send every form with `Origin: null`, and none would get through."""
    assert web.get("/s/norte/")["Referrer-Policy"] == "same-origin"


def test_an_ended_visit_is_told_of(web: Client, shop: Shop) -> None:
    web.cookies["postventa_visit"] = "long-gone"
    answer = web.get("/s/norte/orders/", follow=True)
    assert "Your visit has ended" in answer.content.decode()
    del web.cookies["postventa_visit"]
    assert "Your visit has ended" not in web.get("/s/norte/orders/", follow=True).content.decode()


def test_leaving_takes_what_was_being_filled_in_along(web: Client, shop: Shop) -> None:
    answer = web.post("/s/norte/leave/")
    assert {name for name, each in answer.cookies.items() if not each.value} == {"postventa_visit", "postventa_form"}


def test_there_is_an_icon_for_whoever_asks_by_habit(web: Client, shop: Shop) -> None:
    assert web.get("/favicon.ico")["Location"].endswith("logo.svg")


@pytest.mark.parametrize("path", ["/", "/privacy", "/support"])
def test_the_apps_own_pages_speak_the_language_of_a_link(web: Client, shop: Shop, path: str) -> None:
    assert 'lang="es"' in web.get(f"{path}?lang=es").content.decode()
