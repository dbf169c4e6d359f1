"""Webhooks as nobody should send them, and real ones bent out of shape and signed with the shop's own key."""

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import strategies as st

from saleor_postventa.core.work import WorkState, queues, work_on
from saleor_postventa.orders.models import Order
from saleor_postventa.saleor.handlers import handlers
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop
from tests.cast import NORTE, SUR, SigningKey
from tests.orders.replay import OURS
from tests.returns.snapshot import everything
from tests.saleor.knocking import Caller
from tests.saleor_contract.recorded import recorded_dry_runs, recorded_webhooks

from .storm import NASTY, check_says_nothing, counts, nasty_text, storm

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
STRANGER = SigningKey("stranger-key")
KEPT, REFUSED = 200, {401, 404, 405, 413}


@pytest.fixture
def caller(norte: Shop, sur: Shop) -> Caller:
    return Caller()


@cache
def bodies() -> tuple[tuple[str, dict[str, Any]], ...]:
    """What a real Saleor sent or rendered, with its event, as if for norte's app."""
    sent = [(each.event, each.payload) for each in recorded_webhooks() if each.event.startswith(OURS)]
    told = [(event, body) for event, body in (*sent, *recorded_dry_runs().items()) if event in handlers]
    return tuple((event, {**body, "recipient": {"id": NORTE.app_id}}) for event, body in told)


@cache
def headers_of(event: str, body: bytes) -> dict[str, str]:
    return NORTE.webhook_headers(event, body)


@st.composite
def unsigned(draw: Any) -> tuple[str, bytes, dict[str, str], str]:
    """A signature of another body, key or shop, headers cut or doubled, any method, any event."""
    event = draw(st.sampled_from([*handlers.codes(), "nonsense", "", "../order_created", "%00"]))
    body = draw(
        st.sampled_from(bodies()).map(lambda pair: json.dumps(pair[1]).encode())
        | st.binary(max_size=200)
        | st.just(b"[" * 10_000)
    )
    house = draw(st.sampled_from([NORTE, SUR]))
    headers = dict(headers_of("order_created", b"{}")) if house is NORTE else SUR.webhook_headers(event, body + b" ")
    signature = draw(
        st.sampled_from(
            [headers["Saleor-Signature"], STRANGER.sign_webhook(body), SUR.key.sign_webhook(body), "..", "a.b.c", ""]
        )
        | nasty_text
    )
    headers["Saleor-Signature"] = signature
    if house is SUR:
        headers["Saleor-Api-Url"] = draw(st.sampled_from([NORTE.api_url, "https://evil.example.test/graphql/", ""]))
    for name in draw(st.lists(st.sampled_from(sorted(headers)), max_size=2)):
        headers[name] = draw(nasty_text)
    method = draw(st.sampled_from(["POST", "POST", "POST", "GET", "PUT", "OPTIONS"]))
    return event, body, {name: text.encode("ascii", "replace").decode() for name, text in headers.items()}, method


@pytest.mark.proves("X9", part="10,000 bad inputs: webhooks that nobody genuine sent leave nothing behind")
@counts(120, 1500)
def test_what_is_not_genuine_is_not_kept(count: int, caller: Caller) -> None:
    seen: set[int] = set()

    def knock(case: tuple[str, bytes, dict[str, str], str]) -> None:
        event, body, headers, method = case
        status = caller.send(event, body, headers, method=method)
        seen.add(status)
        assert status in REFUSED | {503}, status
        with every_shop():
            assert not Delivery.objects.exists()

    storm(count, unsigned(), knock, is_taken_back=False)
    assert 401 in seen


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield above
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield from paths(below, (*above, key))


WRONG: list[Any] = [
    *(None, True, 0, -1, 1e308, 2**70, [], {}, [None], {"id": None}, [[[]]], "NaN", "0001-01-01T00:00:00+14:00"),
    *("9999-12-31T23:59:59-14:00", "2026-13-45", "x" * 3000, *NASTY),
]


@st.composite
def bent(draw: Any) -> tuple[str, bytes]:
    """A recorded body with one to three of its values replaced by what does not belong there."""
    event, whole = draw(st.sampled_from(bodies()))
    body = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        where = draw(st.sampled_from(sorted(set(paths(body)) - {()}, key=str)))
        holder: Any = body
        for key in where[:-1]:
            holder = holder[key]
        holder[where[-1]] = copy.deepcopy(draw(st.sampled_from(WRONG)))  # or one case bends the next one
    return event, json.dumps(body).encode()


@pytest.mark.proves("X9", part="10,000 bad inputs: real webhooks bent out of shape, well signed")
@counts(120, 1500)
def test_what_is_signed_but_wrong_ends_as_a_row_with_its_reason(count: int, caller: Caller) -> None:
    """Kept once, worked on without harm to others, and given up on with a reason that names nobody."""

    def knock(case: tuple[str, bytes]) -> None:
        event, body = case
        assert caller.deliver(NORTE, event, body) in {KEPT, 401}
        with every_shop():
            for row in Delivery.objects.filter(state=WorkState.WAITING):
                work_on(queues.get("deliveries"), row.pk)
            for row in Delivery.objects.all():
                assert row.shop.slug == "norte"
                assert row.state != WorkState.WAITING or row.attempts
                assert ADDRESS.search(row.error) is None, row.error
                check_says_nothing(row.error)
            assert not Order.objects.filter(shop__slug="sur").exists()
            rows = everything()
            assert not [row for found in rows.values() for row in found if row["shop_id"] != norte_id]
            Delivery.objects.all().delete()

    norte_id = Shop.objects.get(slug="norte").pk
    storm(count, bent(), knock, is_taken_back=False)


def test_every_recorded_body_is_bent() -> None:
    assert {event for event, _body in bodies()} >= {
        "order_created",
        "order_updated",
        "customer_updated",
        "fulfillment_created",
    }
