"""Every form and address of the shoppers' pages, filled with nonsense, with whatever else browsers and scripts send."""

from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import strategies as st

from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.links import preferences_url, unsubscribe_url
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import COOKIE, FORM_COOKIE, LANGUAGE_COOKIE, begin_visit
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.pages.draft import Draft, DraftLine
from saleor_postventa.returns.queries import choices
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from tests.conftest import MovableClock
from tests.returns.make import lines_of, make_order_with_parcels, make_policy, make_return
from tests.returns.snapshot import everything

from .storm import NASTY, check_says_nothing, counts, nasty_text, storm

pytestmark = pytest.mark.django_db
OF_SHOP = ("s/<slug:shop>/", "r/<slug:shop>/")
SERVER_ERROR = 500
NOT_NOW = 503


@pytest.fixture(autouse=True)
def _much_in_stock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "available", lambda shop, ids, **_: dict.fromkeys(ids, 10))


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop) -> Order:
    make_policy(methods=["pickup", "own_carrier"])
    return make_order_with_parcels(lines=((2, "10.00"), (3, "30.00")))


@pytest.fixture
def ret(order: Order) -> Return:
    return make_return(order, {lines_of(order)[0].pk: 1}, status=ReturnStatus.APPROVED, method="pickup")


@pytest.fixture
def strangers(order: Order) -> Return:
    return make_return(make_order_with_parcels(number=2, email="stranger@example.test"))


@pytest.fixture
def web(order: Order, ret: Return) -> Client:
    web = Client(HTTP_HOST="postventa.example.test", secure=True, HTTP_ACCEPT_LANGUAGE="en")
    response: Any = HttpResponse()
    assert order.customer is not None
    begin_visit(response, order.shop, order.customer)
    web.cookies.update(response.cookies)
    return web


def shapes(resolver: URLResolver | None = None, before: str = "") -> list[str]:
    """Every address of the program as a pattern."""
    found = []
    for each in (resolver or get_resolver()).url_patterns:
        pattern = before + str(each.pattern)
        found += [pattern] if isinstance(each, URLPattern) else shapes(each, pattern)
    return found


SHAPES = [shape for shape in shapes() if not shape.startswith(("demo/", "graphql/", "dashboard/"))]


def addresses(known: dict[str, list[str]]) -> st.SearchStrategy[str]:
    """Of every shape, with true and false names, numbers and tokens in it; never both of what belongs to another."""
    return st.sampled_from(SHAPES).flatmap(lambda shape: _filled(shape, known))


def _filled(shape: str, known: dict[str, list[str]]) -> st.SearchStrategy[str]:
    parts: list[st.SearchStrategy[str]] = []
    for piece in shape.split("<"):
        kind, has_more, rest = piece.partition(">")
        if not has_more:
            parts.append(st.just(piece))
            continue
        name = kind.split(":")[-1]
        odd = nasty_text.map(lambda text: quote(text, safe=""))
        parts += [st.sampled_from(known.get(name, ["1"])) | odd, st.just(rest)]
    return st.tuples(*parts).map(lambda found: "/" + "".join(found))


def fields(order: Order, drafts: list[str]) -> st.SearchStrategy[dict[str, str]]:
    own = [line.pk for line in lines_of(order)]
    lines = {
        f"{name}-{pk}": st.sampled_from(values) | nasty_text
        for pk in own
        for name, values in {
            "quantity": ["0", "1", "2", "3", "99999", "٣"],
            "reason": ["too_small", "damaged", "changed_mind", "fit"],
            "seal": ["whole", "opened"],
            "details": ["x" * 2000],
            "variant": [line.variant.saleor_id for line in lines_of(order) if line.variant],
        }.items()
    }
    told = {
        "step": ["items", "choices", "check", "send"],
        "draft": drafts,
        "outcome": ["refund", "exchange", "credit", "store_credit", "repair"],
        "method": ["own_carrier", "pickup", "drop_off", "store", "keep_it", "staff_label"],
        "stay": ["1"],
        "deed": ["cancel", "sent", "write", "choose", "arrange"],
        "number": [order.number, "#1"],
        "email": ["ana@example.test", "a@b"],
        "text": ["Hello"],
        "tracking_number": ["TRACK"],
        "carrier": ["SEUR"],
        "topic": ["offers", "feedback"],
        "stop_all": ["1"],
        "token": ["x.y.z"],
        "order": [order.number, "../../x"],
        "day": ["2026-06-15", "2026-06-14", "2026-02-30"],
        "slot": ["morning"],
        "phone": ["+34 600 000 000"],
        "language": ["es", "xx"],
        "next": ["https://evil.example.test/", "//evil.example.test", "/s/norte/"],
        "lang": ["es", "en", "xx"],
        "look": ["1"],
        "country": ["ES", "de", "XX"],
        "product": ["UHJvZHVjdDox"],
        "channel": ["default-channel"],
        "List-Unsubscribe": ["One-Click"],
        "saleorApiUrl": ["https://norte.example.test/graphql/"],
    }
    return st.fixed_dictionaries(
        {}, optional=lines | {name: st.sampled_from(values) | nasty_text for name, values in told.items()}
    )


def drafts_of(order: Order) -> list[str]:
    """As a visitor may have kept them: unfinished, for units that are gone, with answers that nobody offered."""
    assert order.customer is not None
    first, second = (line.pk for line in lines_of(order))
    begun = Draft(order.pk, order.customer.pk, "key", ())
    chance = Random(7)
    noise = "".join(chr(chance.randrange(0x10000, 0x1FFFF)) for _ in range(1000))
    made = [
        begun,
        begun.with_(lines=(DraftLine(second, 1, "too_small"),)),
        begun.with_(lines=(DraftLine(second, 1, "too_small", details=noise),), outcome="nonsense", method="nonsense"),
        begun.with_(lines=(DraftLine(second, 1, "too_small", details=noise),), outcome="exchange"),
        begun.with_(lines=(DraftLine(first, 2, "damaged"), DraftLine(second, 3, "nonsense")), outcome="refund"),
        begun.with_(lines=(DraftLine(second, 1, "too_small", variant="gone"),), outcome="exchange", method="pickup"),
        begun.with_(
            lines=(DraftLine(second, 1, "damaged", photos=(1, 2**40)),), outcome="refund", method="own_carrier"
        ),
    ]
    return [draft.sealed() for draft in made]


odd_headers = st.fixed_dictionaries(
    {},
    optional={
        "HTTP_ACCEPT_LANGUAGE": nasty_text,
        "HTTP_ORIGIN": st.sampled_from(["null", "https://evil.example.test"]) | nasty_text,
        "HTTP_ACCEPT": st.just("application/json") | nasty_text,
        "HTTP_SALEOR_API_URL": nasty_text,
        "HTTP_SALEOR_SCHEMA_VERSION": st.sampled_from(["3.23", "3", "-1.x", "9" * 400]) | nasty_text,
        "HTTP_POSTVENTA_KEY": nasty_text,
        "HTTP_POSTVENTA_SIGNATURE": st.sampled_from(["t=1,v1=" + "0" * 64]) | nasty_text,
        "HTTP_X_FORWARDED_FOR": nasty_text,
    },
)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
raw_bodies = st.binary(max_size=60) | st.sampled_from(
    [b"%00=%00", b"a=%ff%fe", b"a=%ED%A0%80", b"&" * 3000, b"[" * 50_000, b'{"auth_token": ["x"]}', b"\xff\xfe", b'"x"']
)


def known_names(order: Order, ret: Return, strangers: Return) -> dict[str, list[str]]:
    assert order.customer is not None
    tokens = [
        unsubscribe_url(order.shop, order.customer, Topic.OFFERS),
        preferences_url(order.shop, order.customer),
    ]
    return {
        "shop": ["norte", "sur", "none"],
        "number": [order.number, ret.number, strangers.number, strangers.order.number],
        "token": [url.rstrip("/").split("/")[-1] for url in tokens],
        "file_id": ["1", "99999999999999999999999"],
        "provider": ["mailgun", "x"],
        "path": ["x"],
    }


@pytest.mark.proves("X9", part="10,000 bad inputs: shoppers' pages, signed links and every other address")
@counts(120, 2500)
def test_every_address_takes_any_form(
    count: int, web: Client, order: Order, ret: Return, strangers: Return, sur: Shop
) -> None:
    """No accident, nothing told of the inside, and what is another's stays as it was."""
    before = another(strangers)
    visit = web.cookies[COOKIE].value

    def knock(case: tuple[str, str, str, dict[str, str], dict[str, str], bytes | None, dict[str, str]]) -> None:
        method, address, kind, query, sent, raw, headers = case
        cache.clear()
        web.cookies[COOKIE] = visit
        body = urlencode(sent).encode() if raw is None else raw
        answer = web.generic(method, f"{address}?{urlencode(query)}", body, content_type=kind, **headers)
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        check_says_nothing(text.decode("utf-8", "replace"))
        assert answer.status_code < SERVER_ERROR or is_promised(answer.status_code, address), answer.status_code
        assert "stranger@example.test" not in text.decode("utf-8", "replace")
        assert another(strangers) == before
        assert not answer.get("Location", "").startswith(("//", "https://evil", "javascript:")), answer["Location"]

    forms = fields(order, drafts_of(order))
    cases = st.tuples(
        st.sampled_from(["GET", "POST", "POST", "HEAD", "PUT"]),
        addresses(known_names(order, ret, strangers)),
        st.sampled_from([FORM, FORM, FORM, JSON, "multipart/form-data; boundary=x", "text/plain; charset=x"]),
        forms,
        forms,
        st.none() | st.none() | st.none() | raw_bodies,
        odd_headers,
    )
    storm(count, cases, knock)


def is_promised(status: int, address: str) -> bool:
    """The panel says 503 where it was not built."""
    return status == NOT_NOW and address in ("/", "/dashboard/")


def another(strangers: Return) -> dict[str, list[dict[str, Any]]]:
    """What there is of a person who is not asking."""
    with every_shop():
        rows = everything()
    return {
        "returns": [row for row in rows["Return"] if row["id"] == strangers.pk],
        "lines": [row for row in rows["ReturnLine"] if row["of_id"] == strangers.pk],
        "steps": [row for row in rows["ReturnTransition"] if row["of_id"] == strangers.pk],
        "notes": [row for row in rows["ReturnNote"] if row["of_id"] == strangers.pk],
        "reserved": [row for row in rows["Reservation"] if row["reference"] == strangers.reference],
    }


def steps(order: Order) -> st.SearchStrategy[dict[str, str]]:
    """Forms of the way to a return, more often right than wrong."""
    own = {f"quantity-{line.pk}": st.sampled_from(["0", "1", "2"]) for line in lines_of(order)}
    own |= {f"reason-{line.pk}": st.sampled_from(["too_small", "damaged"]) for line in lines_of(order)}
    told = {
        "step": st.sampled_from(["items", "choices", "send"]),
        "draft": st.sampled_from(drafts_of(order)),
        "outcome": st.sampled_from(["refund", "exchange", "store_credit", "nonsense"]),
        "method": st.sampled_from(["own_carrier", "pickup", "nonsense"]),
    }
    return st.fixed_dictionaries(told, optional=own | {"stay": st.just("1")})


@counts(15, 300)
def test_steps_in_any_order_with_any_draft(count: int, web: Client, order: Order, ret: Return) -> None:
    visit = web.cookies[COOKIE].value
    path = f"/s/norte/orders/{order.number}/return/"

    def knock(case: list[tuple[dict[str, str], str]]) -> None:
        web.cookies.clear()
        web.cookies[COOKIE] = visit
        for sent, step in case:
            for answer in (web.post(path, sent), web.get(path, {"step": step, "look": "1"})):
                assert answer.status_code < SERVER_ERROR
                check_says_nothing(answer.content.decode())

    shown = st.sampled_from(["", "items", "choices", "check"])
    storm(count, st.lists(st.tuples(steps(order), shown), min_size=1, max_size=3), knock)


@counts(60, 500)
def test_any_cookie(count: int, web: Client, order: Order, ret: Return) -> None:
    """A cookie that we did not sign is no visit."""
    good = web.cookies[COOKIE].value
    values = st.sampled_from([good, good[:-1], good + "x", good.replace(":", "."), *NASTY]) | nasty_text

    def knock(case: dict[str, str]) -> None:
        web.cookies.clear()
        sent = "; ".join(f"{name}={quote(value, safe=':._-')}" for name, value in case.items())
        answer = web.get(f"/s/norte/returns/{ret.number}/", HTTP_COOKIE=sent)
        is_in = case.get(COOKIE) == good
        assert answer.status_code == (200 if is_in else 302)
        assert (
            web.get(f"/s/norte/orders/{order.number}/return/?step=check", HTTP_COOKIE=sent).status_code < SERVER_ERROR
        )

    storm(count, st.dictionaries(st.sampled_from([COOKIE, FORM_COOKIE, LANGUAGE_COOKIE, "csrftoken"]), values), knock)


def test_a_draft_too_long_for_a_cookie_with_an_outcome_nobody_offered(web: Client, order: Order) -> None:
    """Another language is chosen on the last step, whose page needs an answer to the step before."""
    with shop_scope(order.shop):
        draft = drafts_of(order)[2]
    answer = web.post(f"/s/norte/orders/{order.number}/return/", {"step": "send", "stay": "1", "draft": draft})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
