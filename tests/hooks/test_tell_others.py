"""Other systems are told what became true: signed, at least once under the same id, and tried for days."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import override_settings

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import replay
from saleor_postventa.hooks.chores import forget_old_messages, forget_rotated_secrets
from saleor_postventa.hooks.models import HookEndpoint, HookMessage
from saleor_postventa.hooks.rules import GIVEN_UP_AFTER, KEPT_FOR, OLD_SECRET_LASTS, WAITS, OffReason, headers_of
from saleor_postventa.hooks.services import (
    BadEndpointUrl,
    EndpointNameNeeded,
    TooManyEndpoints,
    UnknownEndpoint,
    UnknownTopic,
    create_endpoint,
    delete_endpoint,
    rotate_secret,
    send_again,
    send_test,
    update_endpoint,
)
from saleor_postventa.insights.queries import hooks_off
from saleor_postventa.loyalty.ledger.movements import grant, spend
from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.services import book
from saleor_postventa.shops.findings import findings_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import create_api_key, revoke_api_key
from tests.conftest import MovableClock
from tests.loyalty.conftest import make_account, terms
from tests.mailing.scene import run_queue

from .listener import Heard, Listener, listening

pytestmark = pytest.mark.django_db
STAFF = Actor.staff("VXNlcjox")


@pytest.fixture
def other() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.fixture
def account(in_norte: Shop) -> Account:
    return make_account()


def listen(other: Listener, *listens_to: str) -> tuple[HookEndpoint, str]:
    return create_endpoint(name="ERP", url=other.url, listens_to=list(listens_to) or ["points.earned"], by=STAFF)


def earn(account: Account, points: int = 5) -> None:
    book(grant(account, points, terms(order_line=7), expires_at=None), by=SYSTEM)


def go_out() -> None:
    run_queue("reactions")
    run_queue("hooks")


@pytest.mark.proves("B27", part="webhooks: signed, once per event, ids and points alone")
def test_an_event_becomes_a_signed_message(other: Listener, account: Account) -> None:
    endpoint, secret = listen(other)
    earn(account)
    go_out()
    (heard,) = other.heard
    told = json.loads(heard.body)
    assert (told["type"], told["shop"], told["data"]["points"]) == ("points.earned", endpoint.shop.api_url, 5)
    assert set(told["data"]) == {
        *("account_id", "entry_id", "points", "programme_version", "rule", "order_line_id", "is_pending"),
        *("order", "customer", "customer_saleor_id", "order_saleor_id"),
    }
    assert account.customer is not None
    assert account.customer.email not in heard.body
    signed = f"{heard.headers['webhook-id']}.{heard.headers['webhook-timestamp']}.{heard.body}".encode()
    mac = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    assert heard.headers["webhook-signature"] == f"v1,{base64.b64encode(mac).decode()}"
    endpoint.refresh_from_db()
    assert endpoint.last_taken_at is not None
    assert secret not in endpoint.sealed_secret


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of the specification, and of its reference libraries."""
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", '{"test": 2432232314}'
    found = headers_of("msg_p5jXN8AQM9LWM0D4loKWxJek", body, [secret], datetime.fromtimestamp(1614265330, UTC))
    assert found["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def signed_with(heard: Heard) -> list[str]:
    return heard.headers["webhook-signature"].split(" ")


def test_a_new_secret_leaves_the_old_one_a_day(other: Listener, account: Account, clock: MovableClock) -> None:
    endpoint, first = listen(other)
    changed, second = rotate_secret(endpoint.pk, by=STAFF)
    assert (second == first, changed.old_secret_ends_at) == (False, clock.moment + OLD_SECRET_LASTS)
    for both in ([second, first], [second]):
        earn(account)
        go_out()
        heard, moment = other.heard[-1], datetime.fromtimestamp(int(other.heard[-1].headers["webhook-timestamp"]), UTC)
        alone = [headers_of(heard.headers["webhook-id"], heard.body, [secret], moment) for secret in both]
        assert signed_with(heard) == [each["webhook-signature"] for each in alone]
        clock.moment += OLD_SECRET_LASTS
    forget_rotated_secrets()
    endpoint.refresh_from_db()
    assert (endpoint.sealed_old_secret, endpoint.old_secret_ends_at, endpoint.secret) == ("", None, second)


def test_the_secret_before_the_last_is_good_no_longer(other: Listener, account: Account, sur: Shop) -> None:
    endpoint, first = listen(other)
    _changed, second = rotate_secret(endpoint.pk, by=STAFF)
    changed, third = rotate_secret(endpoint.pk, by=STAFF)
    assert changed.secrets_at(now()) == [third, second]
    assert first not in (second, third)
    rotations = RecordedEvent.objects.filter(name="HookEndpointChanged", data__change="secret_rotated")
    assert rotations.count() == 2
    with shop_scope(sur), pytest.raises(UnknownEndpoint):
        rotate_secret(endpoint.pk, by=STAFF)


def test_what_nobody_listens_to_is_not_written(other: Listener, account: Account) -> None:
    listen(other, "points.spent")
    earn(account)
    go_out()
    assert not HookMessage.objects.exists()
    book(spend(account, 2, terms()), by=SYSTEM)
    go_out()
    assert [json.loads(each.body)["type"] for each in other.heard] == ["points.spent"]


def test_told_again_it_is_the_same_message(other: Listener, account: Account) -> None:
    listen(other)
    earn(account)
    go_out()
    with transaction.atomic():
        replay(list(RecordedEvent.objects.filter(name="PointsEarned")))
    go_out()
    assert len(other.heard) == HookMessage.objects.count() == 1


@pytest.mark.proves("B27", part="webhooks: retries with backoff, dead letters, replay under the same id")
def test_a_busy_system_is_told_later_and_then_given_up(other: Listener, account: Account, clock: MovableClock) -> None:
    endpoint, _secret = listen(other)
    earn(account)
    other.status = 503
    run_queue("reactions")
    for wait in (*WAITS, timedelta(0)):
        assert run_queue("hooks") == 1
        assert run_queue("hooks") == 0, "not before its time"
        clock.moment += wait
    message = HookMessage.objects.get()
    assert (message.state, message.status_code, message.attempts) == (WorkState.DEAD, 503, len(WAITS) + 1)
    assert "dead_hook_messages" in {finding.code for finding in findings_of(endpoint.shop)}
    other.status = 200
    with transaction.atomic():
        assert send_again([message.pk]) == 1
    run_queue("hooks")
    message.refresh_from_db()
    assert message.state == WorkState.DONE
    assert len({each.headers["webhook-id"] for each in other.heard}) == 1
    assert len({each.body for each in other.heard}) == 1


def test_gone_is_gone(other: Listener, account: Account) -> None:
    listen(other)
    earn(account)
    other.status = 410
    go_out()
    assert HookMessage.objects.get().state == WorkState.DEAD


def test_after_days_of_nothing_it_is_switched_off_and_told(
    other: Listener, account: Account, clock: MovableClock
) -> None:
    endpoint, _secret = listen(other)
    other.status = 500
    earn(account)
    go_out()
    clock.moment += GIVEN_UP_AFTER
    earn(account)
    go_out()
    endpoint.refresh_from_db()
    assert (endpoint.off_reason, endpoint.off_at) == (OffReason.FAILING, clock.moment)
    assert hooks_off() == 1
    assert RecordedEvent.objects.filter(name="HookEndpointSwitchedOff").count() == 1
    assert "hook_endpoint_off" in {finding.code for finding in findings_of(endpoint.shop)}
    earn(account)
    run_queue("reactions")
    assert HookMessage.objects.count() == 2, "nothing is written for what is off"
    other.status = 200
    update_endpoint(endpoint.pk, is_on=True, by=STAFF)
    earn(account)
    go_out()
    endpoint.refresh_from_db()
    assert (endpoint.is_on, endpoint.failing_since, endpoint.off_at, hooks_off()) == (True, None, None, 0)


def test_one_success_begins_anew(other: Listener, account: Account, clock: MovableClock) -> None:
    endpoint, _secret = listen(other)
    for status in (500, 200, 500):
        other.status = status
        earn(account)
        go_out()
        clock.moment += GIVEN_UP_AFTER - timedelta(hours=1)
    endpoint.refresh_from_db()
    assert endpoint.is_on


@override_settings(IS_DEVELOPMENT=False)
@pytest.mark.parametrize("url", ["https://127.0.0.1/x", "https://[::1]/x", "https://169.254.169.254/latest"])
def test_no_private_address_is_called(account: Account, url: str) -> None:
    create_endpoint(name="ERP", url=url, listens_to=["points.earned"], by=STAFF)
    earn(account)
    go_out()
    message = HookMessage.objects.get()
    assert message.state == WorkState.DEAD
    assert "ForbiddenAddress" in message.error


@override_settings(IS_DEVELOPMENT=False)
@pytest.mark.parametrize(
    "url", ["http://erp.example/x", "ftp://erp.example", "https://u:p@erp.example", "https://", "x", "https://a:99999/"]
)
def test_what_is_no_address_is_refused(in_norte: Shop, url: str) -> None:
    with pytest.raises(BadEndpointUrl):
        create_endpoint(name="ERP", url=url, listens_to=[], by=STAFF)
    assert not HookEndpoint.objects.exists()


def test_refusals_change_nothing(in_norte: Shop, other: Listener) -> None:
    key, _shown = create_api_key(in_norte, name="till", scopes=["hooks.write"], by=STAFF)
    for refusal, wrong in (
        (EndpointNameNeeded, {"name": " "}),
        (UnknownTopic, {"listens_to": ["points.stolen"]}),
        (UnknownTopic, {"listens_to": ["points.earned"], "key": key}),
    ):
        with pytest.raises(refusal):
            create_endpoint(**{"name": "x", "url": other.url, "listens_to": [], "by": STAFF, **wrong})  # type: ignore[arg-type]
    assert not HookEndpoint.objects.exists()
    for _ in range(20):
        listen(other)
    with pytest.raises(TooManyEndpoints):
        listen(other)


def test_a_key_that_was_revoked_hears_nothing(other: Listener, account: Account, in_norte: Shop) -> None:
    key, _shown = create_api_key(in_norte, name="till", scopes=["hooks.write", "points.read"], by=STAFF)
    create_endpoint(name="till", url=other.url, listens_to=["points.earned"], key=key, by=STAFF)
    earn(account)
    run_queue("reactions")
    revoke_api_key(key.pk, by=STAFF)
    run_queue("hooks")
    earn(account)
    go_out()
    assert other.heard == []
    assert [message.state for message in HookMessage.objects.all()] == [WorkState.DEAD]


def test_a_test_says_nothing(other: Listener, in_norte: Shop) -> None:
    endpoint, _secret = listen(other)
    send_test(endpoint.pk)
    run_queue("hooks")
    assert json.loads(other.heard[0].body)["type"] == "test"


def test_what_was_told_is_forgotten_after_a_month(other: Listener, account: Account, clock: MovableClock) -> None:
    listen(other)
    earn(account)
    go_out()
    earn(account)
    run_queue("reactions")
    clock.moment += KEPT_FOR + timedelta(minutes=1)
    forget_old_messages()
    assert [message.state for message in HookMessage.objects.all()] == [WorkState.WAITING]


def test_shops_are_told_apart(other: Listener, account: Account, sur: Shop) -> None:
    with shop_scope(sur):
        theirs, _secret = listen(other)
        earn(make_account())
    earn(account)
    go_out()
    assert [json.loads(each.body)["shop"] for each in other.heard] == [sur.api_url]
    for attempt in (lambda: delete_endpoint(theirs.pk, by=STAFF), lambda: send_test(theirs.pk)):
        with pytest.raises(UnknownEndpoint):
            attempt()
    with shop_scope(sur):
        delete_endpoint(theirs.pk, by=STAFF)
        assert not HookMessage.objects.exists()
