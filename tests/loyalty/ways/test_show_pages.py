"""The page that a customer's link opens for friends, and the page of birthdays."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from saleor_postventa.loyalty.models import Birthday, Referral
from saleor_postventa.loyalty.queries.referrals import referral_code_of
from saleor_postventa.loyalty.services import open_account
from saleor_postventa.mailing.models import Message
from saleor_postventa.people.models import Customer
from saleor_postventa.people.visits import LANGUAGE_COOKIE, begin_visit
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from tests.conftest import MovableClock

from .scene import make_generous_programme, make_person

pytestmark = pytest.mark.django_db
POINTS, BIRTHDAY = "/s/norte/points/", "/s/norte/points/birthday/"


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    cache.clear()
    make_generous_programme(clock)


@pytest.fixture
def eva() -> Customer:
    return make_person(email="eva@example.org", first_name="Eva")


def browser(customer: Customer | None = None, *, language: str = "en") -> Client:
    web = Client(HTTP_HOST="postventa.example.test", secure=True)
    if customer is not None:
        response: Any = HttpResponse()
        begin_visit(response, current_shop(), customer)
        web.cookies.update(response.cookies)
    web.cookies[LANGUAGE_COOKIE] = language
    return web


def link_of(customer: Customer, shop: str = "norte") -> str:
    return f"/s/{shop}/r/{referral_code_of(open_account(customer))}/"


def test_friends_are_told_what_they_get_and_by_whom_not(eva: Customer) -> None:
    answer = browser().get(link_of(eva))
    page = answer.content.decode()
    assert (answer.status_code, "250 points for your first order" in page, "€30" in page) == (200, True, True)
    assert "Eva" not in page
    assert "eva@example.org" not in page
    assert "250 puntos por tu primer pedido" in browser(language="es").get(link_of(eva)).content.decode()


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ({"friend_points": 0}, ("here</h1>", "Your friend gets points for it", "I was sent by a friend")),
        ({"referrer_points": 0}, ("for your first order</h1>", "you write here.</p>", "Keep the points for me")),
    ],
)
def test_nothing_is_promised_to_who_gets_nothing(
    eva: Customer, clock: MovableClock, points: dict[str, int], said: tuple[str, ...]
) -> None:
    clock.move(minutes=1)
    make_generous_programme(clock, since=clock.moment, referral={"minimum": {}, **points})
    page = browser().get(link_of(eva)).content.decode()
    assert [text for text in said if text not in page] == []
    noted = browser().post(link_of(eva), {"email": "nora@example.net"}).content.decode()
    assert (">0 " in page + noted, " 0 " in noted) == (False, False)
    assert ("Your friend's points wait" in noted) == ("friend_points" in points)


def test_the_address_is_noted_and_nobody_is_mailed(eva: Customer) -> None:
    answers = [browser().post(link_of(eva), {"email": email}) for email in ("Nora@Example.net", eva.email)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert list(Referral.objects.order_by("pk").values_list("friend_email", flat=True)) == [
        "nora@example.net",
        "eva@example.org",
    ]
    assert not Message.objects.exists()


@pytest.mark.parametrize("email", ["", "nora", "a@b", "x" * 300 + "@example.net"])
def test_what_is_no_address_is_asked_for_again(eva: Customer, email: str) -> None:
    answer = browser().post(link_of(eva), {"email": email})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Referral.objects.exists()


def test_too_many_addresses_from_one_visitor_are_refused(eva: Customer) -> None:
    web = browser()
    codes = [web.post(link_of(eva), {"email": f"n{n}@example.net"}).status_code for n in range(21)]
    assert codes == [200] * 20 + [429]


def test_a_link_of_another_shop_or_of_nobody_opens_nothing(eva: Customer, sur: Shop, clock: MovableClock) -> None:
    for path in (link_of(eva, "sur"), "/s/norte/r/nobody0/", "/s/norte/r/1/"):
        assert browser().get(path).status_code == 404
    clock.move(minutes=1)
    make_generous_programme(clock, since=clock.moment, referral={"is_on": False})
    assert browser().get(link_of(eva)).status_code == 404


def test_a_birthday_is_told_changed_and_deleted(eva: Customer) -> None:
    web = browser(eva)
    assert "100 points on your birthday" in web.get(BIRTHDAY).content.decode()
    assert web.post(BIRTHDAY, {"day": "29", "month": "2"}).url == f"{BIRTHDAY}?done=kept"
    told = Birthday.objects.get()
    assert (told.customer, told.month, told.day) == (eva, 2, 29)
    assert 'value="29" selected' in web.get(BIRTHDAY).content.decode()
    assert web.post(BIRTHDAY, {"forget": "1"}).url == f"{BIRTHDAY}?done=forgotten"
    assert not Birthday.objects.exists()


@pytest.mark.proves("B9", part="the way to the page, and the day on which the points come")
def test_the_points_page_leads_to_it_and_says_when_points_come(eva: Customer, clock: MovableClock) -> None:
    web = browser(eva)
    page = web.get(POINTS).content.decode()
    assert f'<a href="{BIRTHDAY}">Tell us your birthday</a>' in page
    assert "points for it come on" not in page
    clock.set(datetime(2026, 6, 10, 10, tzinfo=UTC))
    for day, month, comes in ((10, 6, "June 10, 2027"), (9, 8, "August 9, 2026"), (20, 6, "June 20, 2027")):
        web.post(BIRTHDAY, {"day": day, "month": month})
        for path in (POINTS, BIRTHDAY):
            assert f"Your next points for it come on {comes}." in web.get(path).content.decode()
    assert "Change or delete your birthday" in web.get(POINTS).content.decode()
    web.post("/s/norte/points/leave/", {"do": "leave"})
    assert BIRTHDAY not in web.get(POINTS).content.decode()


def test_where_birthdays_bring_nothing_no_page_leads_there(eva: Customer, clock: MovableClock) -> None:
    clock.move(minutes=1)
    make_generous_programme(clock, since=clock.moment, birthday={"is_on": False})
    assert BIRTHDAY not in browser(eva).get(POINTS).content.decode()


@pytest.mark.parametrize(("day", "month"), [("31", "4"), ("", "4"), ("1", "x"), ("²", "1"), ("-1", "1")])
def test_there_is_no_such_day(eva: Customer, day: str, month: str) -> None:
    answer = browser(eva).post(BIRTHDAY, {"day": day, "month": month})
    assert answer.status_code == 422
    assert "There is no such day" in answer.content.decode()
    assert not Birthday.objects.exists()


def test_nobody_tells_it_without_signing_in(eva: Customer) -> None:
    assert browser().get(BIRTHDAY).url == reverse("portal:find", kwargs={"shop": "norte"})
    assert browser().post(BIRTHDAY, {"day": "1", "month": "1"}).status_code == 302
    assert not Birthday.objects.exists()
