"""Deliveries that fail: which are tried again, how often, and what is left to read of them."""

import time

import pytest

from saleor_postventa.sandbox.courier.courier import pause_before
from saleor_postventa.sandbox.courier.faults import Dice, Faults, plan_faults, read_faults

from .conftest import Bench, Pair
from .listening_app import listening_app
from .test_read import data
from .test_refuse import DOCUMENTS, ask

pytestmark = pytest.mark.processes


def test_the_pauses_are_those_of_saleor() -> None:
    assert [pause_before(retry) for retry in range(5)] == [10, 20, 40, 80, 160]


def test_a_server_error_is_tried_six_times_alike(pair: Pair) -> None:
    order = pair.place()
    pair.settle()
    pair.app.forget()
    pair.app.answer_webhook = lambda _: (500, {"oh": "no"})
    started = time.monotonic()
    pair.control.set_metadata({"a": "b"}, order=order["id"])
    pair.control.wait_until_quiet()
    assert len(pair.app.heard) == 6
    assert len({(heard.body, heard.headers["Saleor-Signature"]) for heard in pair.app.heard}) == 1
    assert time.monotonic() - started >= 310 * 0.01
    last = pair.control.deliveries(limit=1)[0]
    assert (last["status"], last["attempts"], last["answered"]) == ("FAILED", 6, 500)


@pytest.mark.parametrize("status", [302, 400, 401, 404, 413, 429])
def test_any_other_answer_is_final(pair: Pair, status: int) -> None:
    order = pair.place()
    pair.settle()
    pair.app.forget()
    pair.app.answer_webhook = lambda _: (status, {})
    pair.control.set_metadata({"a": str(status)}, order=order["id"])
    pair.control.wait_until_quiet()
    assert len(pair.app.heard) == 1
    assert pair.control.deliveries(limit=1)[0]["status"] == "FAILED"


def test_a_failed_one_can_be_read_and_sent_again(pair: Pair) -> None:
    order = pair.place()
    pair.settle()
    pair.app.answer_webhook = lambda _: (404, {})
    pair.control.set_metadata({"read": "me"}, order=order["id"])
    pair.control.wait_until_quiet()
    webhooks = data(pair, "failed_deliveries", first=100)["app"]["webhooks"]
    found = [edge["node"] for webhook in webhooks for edge in webhook["eventDeliveries"]["edges"]]
    payloads = [node["payload"] for node in found if node["eventType"] == "ORDER_METADATA_UPDATED"]
    assert any(order["id"] in payload for payload in payloads)
    pair.app.answer_webhook = lambda _: (200, {})
    pair.app.forget()
    assert pair.control.retry_failed() >= 1
    assert "order_metadata_updated" in pair.settle()


def test_an_app_that_is_away_hears_it_when_it_is_back(own_pair: Pair) -> None:
    with listening_app() as away:
        own_pair.control.install(away.manifest_url)
        own_pair.control.wait_until_quiet()
    own_pair.place()
    time.sleep(0.3)
    waiting = own_pair.control.deliveries(status="PENDING")
    assert waiting
    own_pair.control.wait_until_quiet()
    assert {item["status"] for item in own_pair.control.deliveries(event="order_created")} == {"FAILED"}
    assert own_pair.control.deliveries(event="order_created")[0]["answered"] is None


def test_an_inactive_app_hears_nothing_and_is_nobody(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.control.wait_until_quiet()
    own_pair.control.deactivate_app()
    own_pair.app.forget()
    own_pair.place()
    assert set(own_pair.settle()) <= {"app_status_changed"}
    answer = ask(own_pair, DOCUMENTS["app_identity"], own_pair.app.token).json()
    assert answer["data"] == {"app": None}
    own_pair.control.activate_app()
    own_pair.control.wait_until_quiet()
    own_pair.app.forget()
    own_pair.place()
    assert "order_created" in own_pair.settle(), "what happened meanwhile is lost, what comes is not"
    assert own_pair.app.events().count("order_created") == 1


def test_faults_can_be_asked_for(pair: Pair) -> None:
    pair.control.plan_faults(drop=1.0)
    pair.place()
    assert pair.settle() == []
    pair.control.plan_faults(duplicate=1.0)
    pair.place()
    events = pair.settle()
    assert {events.count(event) for event in events} == {2}
    assert len({heard.body for heard in pair.app.of("order_created")}) == 1


def test_a_share_is_lost_at_random(bench: Bench) -> None:
    plan_faults(bench.world.store, Faults(drop=0.1))
    dice = Dice()
    lost = sum(dice.falls(read_faults(bench.world.store).drop) for _ in range(2000))
    assert 140 < lost < 260
