import base64
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import DataError, IntegrityError, OperationalError

from saleor_postventa.core import http
from saleor_postventa.core.clock import system_now
from saleor_postventa.core.work import WorkState, drain, queues
from saleor_postventa.saleor.keys import READS_IN_A_ROW
from saleor_postventa.saleor.models import Alarm, Delivery
from saleor_postventa.saleor.writing.stores import open_store
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from saleor_postventa.web import rates
from tests.cast import NORTE, SUR, SigningKey, global_id
from tests.conftest import MovableClock

from .knocking import Caller

pytestmark = pytest.mark.django_db(transaction=True)


def body_of(event: str = "AppUpdated", *, recipient: str = NORTE.app_id, **fields: object) -> bytes:
    app = {"id": recipient, "isActive": True, "permissions": [{"code": "MANAGE_ORDERS"}]}
    content = {
        "__typename": event,
        "issuedAt": "2026-06-10T10:00:00+00:00",
        "version": "3.23.28",
        "issuingPrincipal": None,
        "recipient": {"id": recipient},
        "app": app,
    }
    return json.dumps(content | fields).encode()


@pytest.fixture
def caller() -> Caller:
    return Caller()


@pytest.fixture(autouse=True)
def _shops(norte: Shop, sur: Shop) -> None:
    """Both are there, so that a mix-up could happen."""


def kept() -> int:
    with every_shop():
        return Delivery.objects.count()


def test_keeps_a_signed_delivery_before_it_answers(caller: Caller) -> None:
    assert caller.deliver(NORTE, "app_updated", body_of()) == 200
    with every_shop():
        row = Delivery.objects.get()
    assert (row.shop.slug, row.event, row.state, bytes(row.body)) == ("norte", "app_updated", "waiting", body_of())


def test_notes_which_order_it_is_about(caller: Caller) -> None:
    caller.deliver(NORTE, "app_updated", body_of(order={"number": "4711"}))
    with every_shop():
        assert Delivery.objects.get().order_number == "4711"


def test_keeps_the_same_delivery_once(caller: Caller) -> None:
    assert [caller.deliver(NORTE, "app_updated", body_of()) for _ in range(3)] == [200, 200, 200]
    assert kept() == 1


def test_answers_each_of_many_that_arrive_together(caller: Caller) -> None:
    bodies = [body_of(number=n % 50) for n in range(100)]
    answers = caller.send_together([("app_updated", b, NORTE.webhook_headers("app_updated", b)) for b in bodies])
    assert answers == [200] * 100
    assert kept() == 50


def test_refuses_a_changed_byte(caller: Caller) -> None:
    headers = NORTE.webhook_headers("app_updated", body_of())
    assert caller.send("app_updated", body_of().replace(b"3.23.28", b"3.23.29"), headers) == 401
    assert kept() == 0


def test_refuses_another_shops_signature(caller: Caller) -> None:
    body = body_of()
    headers = SUR.webhook_headers("app_updated", body) | {"Saleor-Api-Url": NORTE.api_url}
    with patch.object(http, "request", return_value=jwks_answer(NORTE.key.jwks)):
        assert caller.send("app_updated", body, headers) == 401
    assert kept() == 0


def test_refuses_what_was_written_to_another_app_of_the_same_shop(caller: Caller) -> None:
    assert caller.deliver(NORTE, "app_updated", body_of(recipient=global_id("App", 99))) == 401
    assert kept() == 0


def test_refuses_a_genuine_body_at_another_events_address(caller: Caller) -> None:
    assert caller.deliver(NORTE, "app_deleted", body_of("AppUpdated")) == 401
    assert kept() == 0


def test_refuses_a_replay_to_another_shop(caller: Caller) -> None:
    body = body_of()
    headers = NORTE.webhook_headers("app_updated", body) | {"Saleor-Api-Url": SUR.api_url}
    with patch.object(http, "request", return_value=jwks_answer(SUR.key.jwks)):
        assert caller.send("app_updated", body, headers) == 401
    assert kept() == 0


@pytest.mark.parametrize("signature", ["", "nonsense", "a.b.c", "..", "e30..e30", "é..x"])
def test_refuses_what_is_no_signature(caller: Caller, signature: str) -> None:
    headers = {**NORTE.webhook_headers("app_updated", body_of()), "Saleor-Signature": signature}
    assert caller.send("app_updated", body_of(), headers) == 401


def test_refuses_an_unknown_shop(caller: Caller) -> None:
    headers = NORTE.webhook_headers("app_updated", body_of()) | {
        "Saleor-Api-Url": "https://nobody.example.test/graphql/"
    }
    assert caller.send("app_updated", body_of(), headers) == 401


def test_reads_new_keys_once_when_the_shop_changed_its_key(caller: Caller) -> None:
    new_key = SigningKey("norte-new-key")
    body = body_of()
    headers = NORTE.webhook_headers("app_updated", body) | {"Saleor-Signature": new_key.sign_webhook(body)}
    with patch.object(http, "request", return_value=jwks_answer(new_key.jwks)) as asked:
        assert caller.send("app_updated", body, headers) == 200
        assert caller.deliver(NORTE, "app_updated", body_of(note="signed with the old key")) == 401
    assert asked.call_count == 2
    assert kept() == 1


def test_reads_the_keys_a_few_times_only_for_a_flood_of_unknown_ones(caller: Caller) -> None:
    body = body_of()
    answers = []
    with patch.object(http, "request", return_value=jwks_answer(NORTE.key.jwks)) as asked:
        for n in range(READS_IN_A_ROW + 3):
            head = header_with_key(f"forged-{n}")
            headers = NORTE.webhook_headers("app_updated", body) | {"Saleor-Signature": head}
            answers.append(caller.send("app_updated", body, headers))
    assert asked.call_count == READS_IN_A_ROW
    assert answers == [401] * READS_IN_A_ROW + [503] * 3


def test_asks_saleor_to_come_back_while_the_keys_cannot_be_read(caller: Caller) -> None:
    body = body_of()
    headers = NORTE.webhook_headers("app_updated", body)
    headers["Saleor-Signature"] = SigningKey("unseen").sign_webhook(body)
    with patch.object(http, "request", side_effect=http.Unreachable("down")):
        assert caller.send("app_updated", body, headers) == 503
    assert kept() == 0


def test_asks_saleor_to_come_back_while_our_database_is_down(caller: Caller) -> None:
    with patch.object(type(open_store()), "insert", side_effect=OperationalError("away")):
        assert caller.deliver(NORTE, "app_updated", body_of()) == 503
    assert caller.deliver(NORTE, "app_updated", body_of()) == 200


def test_keeps_signed_nonsense_as_dead(caller: Caller) -> None:
    assert caller.deliver(NORTE, "app_updated", b"{broken") == 200
    with every_shop():
        assert Delivery.objects.get().state == WorkState.DEAD


@pytest.mark.parametrize(
    "broken",
    [
        body_of(version=None),
        body_of(issuedAt=None),
        body_of(issuedAt=7),
        body_of(issuedAt="2026-06-10T10:00:00"),
        body_of(issuingPrincipal={"__typename": "User"}),
        body_of(issuedAt="9999-12-31T23:59:59-14:00"),
        body_of(issuedAt="0001-01-01T00:00:00+14:00"),
        body_of()[:-1] + b', "deep": ' + b"[" * 3000 + b"]" * 3000 + b"}",
    ],
    ids=["no-version", "no-time", "number", "no-offset", "no-principal", "after-the-calendar", "before-it", "deep"],
)
def test_keeps_what_was_written_to_us_though_it_makes_no_sense(caller: Caller, broken: bytes) -> None:
    """A 4xx would lose it for good: Saleor sends it once."""
    assert caller.deliver(NORTE, "app_updated", broken) == 200
    drain(queues.get("deliveries"))
    assert kept() == 1


def test_answers_one_shop_while_another_ones_keys_are_slow(caller: Caller) -> None:
    body, waiting, go_on = body_of(recipient=SUR.app_id), threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> http.Answer:
        waiting.set()
        go_on.wait(20)
        return jwks_answer(SUR.key.jwks)

    headers = SUR.webhook_headers("app_updated", body) | {"Saleor-Signature": header_with_key("unknown")}
    with patch.object(http, "request", side_effect=slow), ThreadPoolExecutor(2) as pool:
        first = pool.submit(caller.send, "app_updated", body, headers)
        assert waiting.wait(10)
        try:
            assert caller.send("app_updated", body, headers) == 503
            assert caller.deliver(NORTE, "app_updated", body_of()) == 200
        finally:
            go_on.set()
        assert first.result(20) == 401


@pytest.mark.parametrize("broken", [{"keys": ["a", "b"]}, {"keys": {"a": 1}}, {"keys": [{"kty": "RSA", "kid": 7}]}, []])
def test_keeps_the_keys_it_has_where_the_new_ones_are_broken(caller: Caller, norte: Shop, broken: object) -> None:
    body = body_of()
    headers = NORTE.webhook_headers("app_updated", body) | {"Saleor-Signature": header_with_key("unknown")}
    with patch.object(http, "request", return_value=http.Answer(200, json.dumps(broken).encode())):
        assert caller.send("app_updated", body, headers) == 503
    norte.refresh_from_db()
    assert norte.jwks == NORTE.key.jwks
    assert caller.deliver(NORTE, "app_updated", body) == 200


def test_keeps_what_does_not_have_the_documents_shape_as_dead_after_the_answer(caller: Caller, norte: Shop) -> None:
    assert caller.deliver(NORTE, "app_updated", body_of(app={"id": 7})) == 200
    drain(queues.get("deliveries"))
    with shop_scope(norte):
        row = Delivery.objects.get()
    assert row.state == WorkState.DEAD
    assert "SenselessPayload" in row.error


@pytest.mark.parametrize(("error", "tries"), [(DataError, 1), (IntegrityError, 3), (OperationalError, 10)])
def test_tries_what_breaks_the_database_as_often_as_it_may_help(
    error: type[Exception], tries: int, caller: Caller, norte: Shop, clock: MovableClock
) -> None:
    """Too long for a column: never. A constraint: where another worker was quicker. The server away: any time."""
    caller.deliver(NORTE, "app_updated", body_of())
    with patch("saleor_postventa.saleor.webhooks.follow_state", side_effect=error("no")):
        for _ in range(12):
            drain(queues.get("deliveries"))
            clock.move(hours=1)
    with shop_scope(norte):
        row = Delivery.objects.get()
    assert (row.state, row.attempts) == (WorkState.DEAD, tries)


def test_believes_no_delivery_that_it_was_sent_long_after_it_came(caller: Caller, norte: Shop) -> None:
    """What it tells would stay true whatever Saleor says until then."""
    app = {"id": NORTE.app_id, "isActive": False, "permissions": None}
    assert (
        caller.deliver(
            NORTE, "app_status_changed", body_of("AppStatusChanged", issuedAt="2096-06-10T10:00:00Z", app=app)
        )
        == 200
    )
    drain(queues.get("deliveries"))
    norte.refresh_from_db()
    assert norte.state == "inactive"
    assert abs(norte.state_since - system_now()) < timedelta(minutes=5)


def test_raises_one_alarm_a_minute_for_bodies_that_are_too_large(
    caller: Caller, norte: Shop, sur: Shop, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody proved to be the shop, whose name anybody may write on a large body."""
    settings.MAX_BODY_BYTES = 2000  # type: ignore[attr-defined]
    cache.clear()
    for minute in (0, 1):
        moment = datetime(2026, 6, 10, 12, minute, tzinfo=UTC)
        monkeypatch.setattr(rates, "system_now", lambda moment=moment: moment)
        assert [caller.deliver(NORTE, "app_updated", body_of(padding="x" * 3000)) for _ in range(3)] == [413] * 3
    assert caller.deliver(SUR, "app_updated", body_of(padding="x" * 3000)) == 413
    with every_shop():
        assert dict(Alarm.objects.values_list("shop__slug", "count")) == {"norte": 2, "sur": 1}
    assert kept() == 0


def test_takes_deliveries_of_an_earlier_installation(caller: Caller, norte: Shop) -> None:
    Shop.objects.filter(pk=norte.pk).update(app_id=global_id("App", 8), former_app_ids=[NORTE.app_id])
    assert caller.deliver(NORTE, "app_updated", body_of()) == 200


def test_knows_no_other_events_and_methods(caller: Caller) -> None:
    headers = NORTE.webhook_headers("app_updated", body_of())
    assert caller.send("no_such_event", body_of(), headers) == 404
    assert caller.send("app_updated", body_of(), headers, method="GET") == 405


def header_with_key(kid: str) -> str:
    header = {"alg": "RS256", "b64": False, "crit": ["b64"], "kid": kid}
    return base64.urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=") + "..AAAA"


def jwks_answer(jwks: dict[str, object]) -> http.Answer:
    return http.Answer(200, json.dumps(jwks).encode())
