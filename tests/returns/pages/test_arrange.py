"""A pickup is arranged on the page of the return, without JavaScript, and changed until it is too late."""

import re

import pytest
from django.test import Client

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.returns.arranging import change_method
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.papers import order_papers
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.scene import run_queue
from tests.returns.make import make_order_with_parcels, make_policy, make_return
from tests.returns.methods.adapters import codes_of

from .conftest import SignIn

pytestmark = pytest.mark.django_db
PLACE = {"name": "Bazar Sol", "address": "Calle Sol 3\n28004 Madrid", "postal_code": "28004", "hours": "9-21 h"}


@pytest.fixture
def ret(clock: MovableClock, in_norte: Shop) -> Return:
    make_policy(methods=["pickup", "drop_off", "store"])
    return make_return(make_order_with_parcels(), method="pickup", status=ReturnStatus.APPROVED)


def page_of(ret: Return) -> str:
    return f"/s/norte/returns/{ret.number}/"


def days_on(page: str) -> list[str]:
    return re.findall(r'<option value="(2026-\d\d-\d\d)"', page)


def main_buttons(page: str) -> list[str]:
    return re.findall(r'class="(?:button )?main"[^>]*>([^<]+)<', page)


def choose(web: Client, ret: Return, **answers: str) -> str:
    given = {"deed": "arrange", "hours": "09:00-14:00", **answers}
    return web.post(page_of(ret), given, follow=True).content.decode()


@pytest.mark.proves("A16", part="a pickup: arranged by the shopper, told to both sides, changed until it is too late")
def test_a_day_is_chosen_and_changed_until_it_is_too_late(ret: Return, sign_in: SignIn, clock: MovableClock) -> None:
    web = sign_in(ret.order)
    page = web.get(page_of(ret)).content.decode()
    assert "when we come for it" in page
    assert main_buttons(page) == ["Choose this day"]
    first, *_others, last = days_on(page)
    page = choose(web, ret, day=last, phone="600 000 000", note="2.º B")
    assert "Have it ready at the door" in page
    assert main_buttons(page) == ["Open the slip for the parcel (PDF)"]
    assert 'value="600 000 000"' in page
    clock.move(minutes=1)
    page = choose(web, ret, day=first)
    assert Return.objects.get().method_details["day"] == first
    assert RecordedEvent.objects.filter(name="ReturnArranged", actor_kind="shopper").count() == 2
    clock.move(hours=20)
    web = sign_in(ret.order)
    page = web.get(page_of(ret)).content.decode()
    assert "be changed any more" in page
    assert days_on(page) == []
    refused = web.post(page_of(ret), {"deed": "arrange", "day": last, "hours": "09:00-14:00"})
    assert refused.status_code == 422
    assert Return.objects.get().method_details["day"] == first


def test_where_nobody_came_another_day_is_asked_for(ret: Return, sign_in: SignIn, clock: MovableClock) -> None:
    web = sign_in(ret.order)
    first = days_on(web.get(page_of(ret)).content.decode())[0]
    choose(web, ret, day=first)
    clock.move(days=6)
    web = sign_in(ret.order)
    page = web.get(page_of(ret)).content.decode()
    assert "If nobody came, choose another day" in page
    assert main_buttons(page) == ["Choose this day"]
    assert first not in days_on(page)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": ""}, "A day is needed."),
        ({"day": "2026-01-01"}, "Choose one of those that are offered."),
        ({"day": "first", "hours": ""}, "A time is needed."),
        ({"day": "first", "phone": "6\u200b00"}, "Type it anew."),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    ret: Return, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    web = sign_in(ret.order)
    first = days_on(web.get(page_of(ret)).content.decode())[0]
    given = {"note": "2.º B", **wrong, **({"day": first} if wrong["day"] == "first" else {})}
    page = choose(web, ret, **given)
    assert re.search(r'<span class="problem"[^>]*>[^<]*' + re.escape(said), page)
    assert 'value="2.º B"' in page
    assert Return.objects.get().method_details == {}


def test_nobody_else_arranges_it(ret: Return, sign_in: SignIn) -> None:
    other = make_order_with_parcels(number=2)
    web = sign_in(other)
    assert web.post(page_of(ret), {"deed": "arrange", "day": "2026-06-12"}).status_code == 404
    web.cookies.clear()
    web.post(page_of(ret), {"deed": "arrange", "day": "2026-06-12"})
    assert Return.objects.get().method_details == {}


def test_a_form_of_another_site_arranges_nothing(ret: Return, sign_in: SignIn) -> None:
    sign_in(ret.order)
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="postventa.example.test", secure=True)
    strict.cookies.update(sign_in(ret.order).cookies)
    assert strict.post(page_of(ret), {"deed": "arrange", "day": "2026-06-12"}).status_code == 403
    assert Return.objects.get().method_details == {}


@pytest.mark.proves("A16", part="no printer needed: the page shows a code that says the number")
def test_the_code_to_show_is_on_the_page_in_place_of_a_slip(ret: Return, sign_in: SignIn) -> None:
    Return.objects.update(method="drop_off")
    order_papers(ret.pk)
    run_queue("return_papers")
    web = sign_in(ret.order)
    page = web.get(page_of(ret)).content.decode()
    shown = re.search(
        rf'<img src="({page_of(ret)}files/\d+/)"[^>]*alt="Code of return {ret.number}, to be scanned"', page
    )
    assert shown is not None
    assert codes_of(b"".join(web.get(shown[1]).streaming_content)) == [ret.number]
    assert "slip.pdf" not in page
    other = sign_in(make_order_with_parcels(number=2))
    assert other.get(shown[1]).status_code == 404


@pytest.mark.parametrize(
    ("code", "settings", "turn"),
    [
        ("drop_off", {"points": [PLACE]}, "Take it to a drop-off point by"),
        ("store", {"stores": [PLACE]}, "Bring it to one of our stores by"),
    ],
)
def test_places_are_shown_as_the_shop_has_them_now(
    ret: Return, sign_in: SignIn, code: str, settings: dict[str, object], turn: str
) -> None:
    change_method(code, is_on=True, settings=settings, by=Actor.staff("VXNlcjox"))
    Return.objects.update(method=code)
    page = sign_in(ret.order).get(page_of(ret)).content.decode()
    assert turn in page
    assert "Bazar Sol, Calle Sol 3, 28004 Madrid (9-21 h)" in page
    assert "When we come for it" not in page
