"""The permission matrix of addresses, made from the table of docs/reference/permissions.md: each, for each viewer."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from saleor_postventa.catalogue.models import Product
from saleor_postventa.config.doors import LIMITS, UNCOUNTED
from saleor_postventa.core.clock import now
from saleor_postventa.flows.cards.links import card_path
from saleor_postventa.insights.handing_out import archive_path
from saleor_postventa.loyalty.carrying import export_path, import_path
from saleor_postventa.loyalty.links import BooksAsked, books_path, statement_path
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import dump
from saleor_postventa.loyalty.queries import Period
from saleor_postventa.loyalty.queries.referrals import referral_code_of
from saleor_postventa.loyalty.services import publish_programme, save_programme
from saleor_postventa.loyalty.services.accounts import open_account
from saleor_postventa.mailing.codes import Basis, ConsentAction, Topic
from saleor_postventa.mailing.leading import Lead, lead_url
from saleor_postventa.mailing.links import confirm_url, preferences_url, unsubscribe_url
from saleor_postventa.mailing.models import ConsentEntry
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import begin_visit
from saleor_postventa.portal.services import access_url, send_link
from saleor_postventa.returns.downloads import link_to
from saleor_postventa.returns.models import FileKind, Return, ReturnFile
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.team_papers import PHOTO_FOR, label_path, photo_path, slip_path, wished_photo_path
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop, shop_scope
from saleor_postventa.shops.services import SCOPES
from saleor_postventa.surveys.models import AnswerPhoto, ReviewPhoto, Survey, SurveyVersion
from saleor_postventa.surveys.photo_links import answer_photo_path
from saleor_postventa.surveys.result_links import ResultsAsked, Sheet, results_path
from saleor_postventa.surveys.review_links import review_path, review_token
from saleor_postventa.surveys.services.begun import Sender, begin
from saleor_postventa.surveys.services.moderating import publish_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.api.cased import make_case
from tests.api.followed import make_followed
from tests.cast import NORTE, SUR, integrator_key
from tests.conftest import MovableClock
from tests.returns.make import BY_SHOPPER, BY_STAFF, make_order_with_parcels, make_policy, make_return
from tests.surveys.answering.scene import invite, make_survey, path_to

pytestmark = pytest.mark.django_db
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "permissions.md"
ROW = re.compile(r"^\| `(/[^`]*)` \| ([a-z ]+) \|", re.MULTILINE)
VIEWERS = ("anonymous", "shopper", "guest's link", "other shopper", "other shop's shopper", "staff")
VIEWERS += ("other shop's staff", *SCOPES)
OWN = {"shopper", "guest's link"}
SENT_TO = ("label", "photo", "points-imports")  # what is sent there counts, and nobody looks
KINDS = {"everyone", "own visit", "an account", "link", "link to use once", "signed", "handed over", "by itself"}


def addresses(resolver: URLResolver | None = None, before: str = "/") -> list[str]:
    found = []
    for each in (resolver or get_resolver()).url_patterns:
        pattern = before + str(each.pattern)
        found += [pattern] if isinstance(each, URLPattern) else addresses(each, pattern)
    return found


TABLE = dict(ROW.findall(REFERENCE.read_text(encoding="utf-8")))
Paths = dict[str, str]


def of_kind(*kinds: str) -> list[str]:
    return [address for address, kind in TABLE.items() if kind in kinds]


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop, settings: Any, tmp_path: Path) -> Order:
    settings.MEDIA_ROOT = tmp_path
    make_policy()
    publish_programme(save_programme(dump(default_programme()), by=BY_STAFF).pk, by=BY_STAFF)
    return make_order_with_parcels(number=1, email="ana@example.test")


@pytest.fixture
def ret(order: Order) -> Return:
    return make_return(order, status=ReturnStatus.APPROVED)


@pytest.fixture
def file(ret: Return, norte: Shop) -> ReturnFile:
    return ReturnFile.objects.create(
        shop=norte, of=ret, kind=FileKind.LABEL, content_type="image/png", size=1, digest="d",
        actor_kind="staff", file=ContentFile(b"x", name="x.png"),
    )  # fmt: skip


@pytest.fixture
def paths(order: Order, ret: Return, file: ReturnFile, norte: Shop) -> Paths:
    """Every address with Ana's order, return, case, file and tokens in it."""
    assert order.customer is not None
    asked = ConsentEntry.objects.create(
        shop=norte, customer=order.customer, address_hash="h", topic=Topic.OFFERS, action=ConsentAction.ASKED,
        basis=Basis.CONSENT, source="x", actor_kind="shopper", recorded_at=now(),
    )  # fmt: skip
    given = {
        "number": order.number,
        "file_id": str(file.pk),
        "shop": "norte",
        "slug": "norte",
        "path": "orders",
        "provider": "x",
        "code": referral_code_of(open_account(order.customer)),
        "photo_id": str(published_photo(order).pk),
    }
    case = make_case("C-1", order.customer, order, first_answered_at=now())
    numbers = {"/returns/": ret.number, "/cases/": case.number}
    made = {}
    for address in TABLE:
        number = next((found for part, found in numbers.items() if part in address), order.number)
        values = {**given, "number": number}
        made[address] = re.sub(r"<(?:\w+:)?(\w+)>", lambda found, values=values: values.get(found[1], "x"), address)
    tokens = {
        "open": access_url(norte, send_link(order, order.customer)),
        "mail/unsubscribe": unsubscribe_url(norte, order.customer, Topic.OFFERS),
        "mail/preferences": preferences_url(norte, order.customer),
        "mail/confirm": confirm_url(norte, asked),
        "mail/to": lead_url(norte, Lead(1, 1, "https://norte.example.test/sale")),
        "return-files": link_to(file, norte, expires_in=PHOTO_FOR),
        "return-slips": slip_path(ret, norte),
        "return-labels": label_path(ret, norte, by=BY_STAFF),
        "return-photos": photo_path(ret, norte, by=BY_STAFF),
        "persons": archive_path(order.customer, norte),
        "task-cards": card_path(make_followed(order.customer, order).task, norte),
        "review": review_path(review_token(order.pk, norte, expires_in=PHOTO_FOR), norte),
        "points-files": export_path(norte),
        "points-imports": import_path(norte, by=BY_STAFF),
        "points/statement": statement_path(open_account(order.customer), norte),
        "points/books": books_path(BooksAsked(Period.MONTH, now().date(), now().date(), "EUR", "en"), norte),
        "surveys/results": results_path(results_asked(), norte),
        "survey-photos": answer_photo_path(answered_photo(order), norte),
        "photos": wished_photo_path(norte, by=BY_SHOPPER),
        "survey": path_to(invite(make_survey(), order)),
    }
    ending = {f"/s/<slug:shop>/{name}/<str:token>": re.sub(r"https://[^/]+", "", url) for name, url in tokens.items()}
    product = Product.objects.all()[0].saleor_id
    made["/s/<slug:shop>/can-i-return/"] += f"?product={product}"
    return {address: ending.get(address.rstrip("/"), path) for address, path in made.items()}


def results_asked() -> ResultsAsked:
    content = {"names": {"es": "Encuesta"}, "questions": [{"code": "nps", "kind": "nps", "text": {"es": "¿Qué tal?"}}]}
    survey = Survey.objects.create(shop=current_shop(), code="nps", title="NPS")
    version = SurveyVersion.objects.create(
        shop=current_shop(), survey=survey, number=1, document=content, published_at=now()
    )
    return ResultsAsked(version.pk, now().date(), now().date(), {}, Sheet.JSON, "en")


def published_photo(order: Order) -> ReviewPhoto:
    review = write_review(order.lines.get().pk, Written(stars=5, photos=(b"x",)), by=BY_SHOPPER)
    return publish_review(review.pk, by=BY_STAFF).photos.get()


def answered_photo(order: Order) -> AnswerPhoto:
    """Of an answer to a survey of its own."""
    invitation = invite(make_survey(code="photos"), order, cause="order:photos")
    answer = begin(invitation.pk, Sender(by=BY_SHOPPER)).answer
    file = ContentFile(b"x", name="x.jpg")
    return AnswerPhoto.objects.create(shop=order.shop, answer=answer, question="file", key="a" * 32, file=file, size=1)


def look(web: Client, path: str) -> Any:
    answer: Any = web.get(path)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


@pytest.fixture
def enter(order: Order, sur: Shop) -> Callable[[str], Client]:
    stranger = make_order_with_parcels(number=2, email="stranger@example.test")
    with shop_scope(sur):
        foreign = make_order_with_parcels(number=1, email="ana@example.test")

    def as_viewer(viewer: str) -> Client:
        visits = {
            "shopper": (order, None),
            "guest's link": (order, order.pk),
            "other shopper": (stranger, None),
            "other shop's shopper": (foreign, None),
        }
        tokens = {"staff": NORTE.staff_token, "other shop's staff": SUR.staff_token}
        headers = {"HTTP_AUTHORIZATION": f"Bearer {tokens[viewer]()}"} if viewer in tokens else {}
        if viewer in SCOPES:
            headers = {"HTTP_AUTHORIZATION": f"Bearer {integrator_key(order.shop, viewer)}"}
        web = Client(HTTP_HOST="postventa.example.test", secure=True, HTTP_ACCEPT_LANGUAGE="en", **headers)
        if viewer in visits:
            bought, order_id = visits[viewer]
            response: Any = HttpResponse()
            assert bought.customer is not None
            begin_visit(response, bought.shop, bought.customer, order_id=order_id)
            web.cookies.update(response.cookies)
        return web

    return as_viewer


def is_open(answer: Any) -> bool:
    """Led to the way in, told that there is no such page, or refused: all of it is closed."""
    return answer.status_code < 400 and answer.get("Location", "").split("?")[0] != "/s/norte/"


def test_the_table_names_every_address_and_no_other() -> None:
    assert set(TABLE) == set(addresses())
    assert set(TABLE.values()) == KINDS


@pytest.mark.proves("X8", part="the permission matrix of addresses")
@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_address_opens_to_whom_the_table_says_alone(
    viewer: str, paths: Paths, enter: Callable[[str], Client]
) -> None:
    """Who holds a link needs no more; no token of the Dashboard and no key opens a shopper's page."""
    web = enter(viewer)
    expected = {
        "everyone": True,
        "own visit": viewer in OWN,
        "an account": viewer in OWN | {"other shopper"},  # who sees their own there
        "link": True,
        "link to use once": True,
    }
    wrong = []
    for address, kind in TABLE.items():
        if kind not in expected or any(each in address for each in SENT_TO) or address.endswith(("setlang/", "leave/")):
            continue
        answer = look(web, paths[address])
        if answer.status_code == 503 and "dashboard" in address:
            continue  # the panel was not built here
        if is_open(answer) != expected[kind]:
            wrong.append(f"{address}: {answer.status_code} {answer.get('Location', '')}")
    assert wrong == []


@pytest.mark.proves("X9")
@pytest.mark.parametrize("viewer", ["anonymous", "shopper"])
def test_every_answer_has_its_headers_and_is_framed_by_whom_it_names_alone(
    viewer: str, paths: Paths, enter: Callable[[str], Client]
) -> None:
    """The Dashboard frames the panel, the storefront "can I return this?", and nobody anything else."""
    web, framed = enter(viewer), {"/dashboard/", "/dashboard/<path:path>"}
    for address, path in paths.items():
        shop_known = {"saleorApiUrl": NORTE.api_url} if address in framed else {}
        answer = web.get(path, shop_known) if shop_known else web.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
        told = re.search(r"frame-ancestors ([^;]+)", answer["Content-Security-Policy"])
        if address not in framed:
            assert told is None or told[1] == "'none'", address
            assert told is not None or "sandbox" in answer["Content-Security-Policy"], address
        elif answer.status_code == 200:
            assert told is not None
            assert told[1] == "https://norte.example.test"
            assert "X-Frame-Options" not in answer
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["Referrer-Policy"] in {"strict-origin-when-cross-origin", "same-origin", "no-referrer"}, address
        assert "camera=()" in answer["Permissions-Policy"], address


@pytest.mark.proves("X9", part="signed links: for one thing, at one shop, for a time")
@pytest.mark.parametrize("viewer", ["anonymous", "shopper", "staff"])
@pytest.mark.parametrize("way", ["changed", "of another shop", "of another kind", "late"])
def test_a_link_that_is_not_right_opens_to_nobody(
    viewer: str, way: str, paths: Paths, enter: Callable[[str], Client], sur: Shop, clock: MovableClock
) -> None:
    web = enter(viewer)
    links = of_kind("link", "link to use once")
    kept = {address: token_in(address, paths[address]) for address in links}
    for number, address in enumerate(links):
        path, token = paths[address], kept[address]
        if way == "changed":
            path = path.replace(token, token[:-1] + ("A" if token[-1] != "A" else "B"))
        elif way == "of another shop":
            path = path.replace("/norte/", "/sur/")
        elif way == "of another kind":
            path = path.replace(token, kept[links[number - 1]])
        elif any(each in address for each in ("unsubscribe", "preferences", "mail/to")):
            continue  # a right that does not end, and what somebody was sent
        else:
            clock.move(days=400)
        sent = {"file": ContentFile(b"x", name="x.png")}
        assert web.get(path).status_code in (404, 405), address
        assert web.post(path, sent).status_code in (400, 404, 405), address
    assert ReturnFile.objects.count() == 1


def token_in(address: str, path: str) -> str:
    before = re.sub(r"<(?:\w+:)?shop>", "norte", address).partition("<")[0]
    return path.removeprefix(before).rstrip("/")


@pytest.mark.parametrize("viewer", VIEWERS)
def test_what_is_signed_or_handed_over_takes_no_other_proof(
    viewer: str, paths: Paths, enter: Callable[[str], Client]
) -> None:
    web = enter(viewer)
    for address in of_kind("signed", "handed over"):
        answer = web.post(paths[address], b"{}", content_type="application/json")
        assert answer.status_code in (400, 401, 403, 404), (address, answer.status_code)


@pytest.mark.proves("X9", part="a limit on every public door but the inbox")
def test_every_address_has_a_limit_or_says_why_not() -> None:
    assert {f"/{route}" for route in (*LIMITS, *UNCOUNTED)} == set(TABLE)
    assert set(LIMITS).isdisjoint(UNCOUNTED)


def test_whoever_knocks_too_often_is_asked_to_wait(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is met, the next address is not, and nothing else was counted for it."""
    for address in TABLE:
        if address[1:] in LIMITS:
            with taken_back(), monkeypatch.context() as patch:
                cache.clear()
                knock_too_often(address, paths[address], patch)
    cache.clear()


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def knock_too_often(address: str, path: str, patch: pytest.MonkeyPatch) -> None:
    limit = LIMITS[address[1:]]
    patch.setitem(LIMITS, address[1:], type(limit)(2, limit.is_of_refused, limit.is_for_program))
    web = Client(HTTP_HOST="postventa.example.test", secure=True, enforce_csrf_checks=True)
    method = web.post if limit.is_of_refused else partial(look, web)
    first = [method(path).status_code for _ in range(2)]
    assert 429 not in first, (path, first)
    answer = method(path)
    if limit.is_of_refused and first[0] not in (401, 403):
        assert answer.status_code == first[0], path
        return
    assert (answer.status_code, answer["Retry-After"]) == (429, "60"), path
    assert "Content-Security-Policy" in answer, path
    web.defaults["REMOTE_ADDR"] = "203.0.113.9"
    assert method(path).status_code != 429, path
