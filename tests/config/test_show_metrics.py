"""/metrics: closed without the token; queues, mails, refunds, calls and requests told in numbers, nobody named."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.meters import readings
from saleor_postventa.core.work import WorkState, drain, queues
from saleor_postventa.saleor.catchup.models import CatchUpRun
from saleor_postventa.saleor.client import SaleorFailure
from saleor_postventa.saleor.meters import called
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.heartbeats import note_schedule
from saleor_postventa.shops.models import Heartbeat, Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.saleor.test_take_in_delivery import body_of

from .asking import ask, fresh_inbox

TOKEN = "scrape-scrape-scrape"
ROOT = Path(__file__).resolve().parents[2]
Samples = dict[tuple[str, tuple[str, ...]], float]


@pytest.fixture(autouse=True)
def _token(settings: Any) -> Iterator[None]:
    settings.METRICS_TOKEN = TOKEN
    with fresh_inbox():
        yield


def scrape() -> Samples:
    """By name and label values in the order of their names."""
    web_client = Client(HTTP_HOST="postventa.example.test", secure=True)
    answer = web_client.get("/metrics", HTTP_AUTHORIZATION=f"Bearer {TOKEN}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    return {
        (sample.name, tuple(value for _name, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


@pytest.mark.django_db
class TestDoor:
    def test_is_not_there_without_a_token(self, client: Client, settings: Any) -> None:
        settings.METRICS_TOKEN = ""
        answer = client.get("/metrics", HTTP_HOST="postventa.example.test", HTTP_AUTHORIZATION="Bearer ")
        assert answer.status_code == 404

    @pytest.mark.parametrize("told", ["", f"Bearer {TOKEN}x", TOKEN, "Bearer", "Basic Og==", "Bearer é"])
    def test_opens_for_the_token_alone(self, client: Client, told: str) -> None:
        answer = client.get("/metrics", HTTP_HOST="postventa.example.test", HTTP_AUTHORIZATION=told)
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
        assert b"postventa_" not in answer.content


@pytest.mark.django_db
class TestTables:
    def test_tells_how_deep_a_queue_is_and_how_late(self, norte: Shop, sur: Shop, clock: MovableClock) -> None:
        for number, (shop, state, late) in enumerate(
            [(norte, WorkState.WAITING, 90), (sur, WorkState.WAITING, 30), (norte, WorkState.WAITING, -60)]
            + [(norte, WorkState.DEAD, 0)] * 2
            + [(norte, WorkState.DONE, 0)]
        ):
            with shop_scope(shop):
                due = now() - timedelta(seconds=late)
                Delivery.objects.create(shop=shop, event="x", key=str(number), body=b"", state=state, due_at=due)
        found = scrape()
        assert found["postventa_queue_waiting", ("deliveries",)] == 3
        assert found["postventa_queue_due", ("deliveries",)] == 2
        assert found["postventa_queue_oldest_due_seconds", ("deliveries",)] == 90
        assert found["postventa_queue_dead", ("deliveries",)] == 2
        assert found["postventa_database_up", ()] == 1

    def test_tells_of_every_queue(self) -> None:
        found = scrape()
        names = {labels[0] for name, labels in found if name == "postventa_queue_due"}
        assert names == {queue.name for queue in queues}

    def test_tells_of_catching_up(self, in_norte: Shop, clock: MovableClock) -> None:
        CatchUpRun.objects.create(shop=in_norte, kind="backfill")
        clock.move(minutes=10)
        found = scrape()
        assert found["postventa_catch_up_running", ("backfill",)] == 1
        assert found["postventa_catch_up_oldest_seconds", ("backfill",)] == 600
        assert found["postventa_catch_up_running", ("reconcile",)] == 0

    def test_tells_since_when_the_schedule_is_silent(self) -> None:
        assert ("postventa_schedule_silent_seconds", ()) not in scrape()
        note_schedule()
        Heartbeat.objects.update(seen_at=system_now() - timedelta(hours=1))
        assert scrape()["postventa_schedule_silent_seconds", ()] >= 3600
        note_schedule()
        assert scrape()["postventa_schedule_silent_seconds", ()] < 3600
        assert Heartbeat.objects.count() == 1

    def test_tells_of_shops_by_state(self, norte: Shop, sur: Shop) -> None:
        assert scrape()["postventa_shops", ("active",)] == 2

    def test_asks_little(self, norte: Shop, sur: Shop, django_assert_max_num_queries: Any) -> None:
        with django_assert_max_num_queries(2 * len(queues) + 8):
            scrape()

    def test_tells_what_it_counted_though_the_database_is_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def away() -> Any:
            raise OperationalError("gone")

        monkeypatch.setitem(readings._entries, "shops.shops", away)
        found = scrape()
        assert found["postventa_database_up", ()] == 0
        assert any(name == "postventa_request_seconds_count" or name.startswith("python_") for name, _ in found)


def grown(before: Samples, after: Samples, name: str) -> dict[tuple[str, ...], float]:
    return {
        labels: value - before.get((name, labels), 0)
        for (found, labels), value in after.items()
        if found == name and value != before.get((name, labels), 0)
    }


@pytest.mark.django_db(transaction=True)
class TestCounts:
    def test_counts_deliveries_kept_refused_and_worked_on(self, norte: Shop) -> None:
        before = scrape()
        body = body_of()
        headers = NORTE.webhook_headers("app_updated", body)
        path = "/api/webhooks/saleor/app_updated"
        assert ask(path, method="POST", headers=headers, body=body).status == 200
        assert ask(path, method="POST", headers={**headers, "Saleor-Signature": "no"}, body=body).status == 401
        assert ask("/api/webhooks/saleor/lea@example.com", method="POST", body=body).status == 404
        drain(queues.get("deliveries"))
        after = scrape()
        assert grown(before, after, "postventa_deliveries_total") == {
            ("app_updated", "kept"): 1,
            ("app_updated", "refused"): 1,
            ("unknown", "senseless"): 1,
        }
        assert grown(before, after, "postventa_delivery_age_seconds_count") == {(): 1}
        assert grown(before, after, "postventa_work_total") == {("done", "deliveries"): 1}
        route = "/api/webhooks/saleor/<event>"
        assert grown(before, after, "postventa_request_seconds_count") == {
            ("POST", route, "2xx"): 1,
            ("POST", route, "4xx"): 2,
        }

    def test_tells_requests_by_route_and_not_by_path(self, norte: Shop) -> None:
        before = scrape()
        assert ask("/s/norte/").status in (200, 302, 404)
        assert ask("/s/norte/return-files/a-secret-token").status == 404
        assert ask("/nothing/lea@example.com").status == 404
        assert ask("/health/live", method="BREW").status == 403
        after = scrape()
        seen = {labels for (name, labels) in after if name.startswith("postventa_request_seconds")}
        assert not [labels for labels in seen if "lea@example.com" in str(labels) or "a-secret-token" in str(labels)]
        counted = grown(before, after, "postventa_request_seconds_count")
        assert ("GET", "s/<slug:shop>/return-files/<str:token>", "4xx") in counted
        assert ("GET", "none", "4xx") in counted
        assert [labels[0] for labels in counted if labels[1] == "health/live"] == ["other"]

    def test_tells_rows_that_fail_and_die(self, norte: Shop) -> None:
        before = scrape()
        with shop_scope(norte):
            Delivery.objects.create(shop=norte, event="app_updated", key="1", body=b"{")
        drain(queues.get("deliveries"))
        assert grown(before, scrape(), "postventa_work_total") == {("dead", "deliveries"): 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ends", "outcome"),
    [(None, "ok"), (SaleorFailure("no"), "saleor_failure"), (Failure("no"), "failure"), (KeyError("x"), "broken")],
    ids=["ok", "saleor", "failure", "bug"],
)
def test_tells_calls_to_saleor_by_what_came_of_them(ends: Exception | None, outcome: str) -> None:
    before = scrape()

    def call() -> None:
        with called("order_by_id"):
            if ends is not None:
                raise ends

    if ends is None:
        call()
    else:
        with pytest.raises(type(ends)):
            call()
    assert grown(before, scrape(), "postventa_saleor_call_seconds_count") == {("order_by_id", outcome): 1}


@pytest.mark.django_db(transaction=True)
def test_names_no_person_address_or_shop_but_by_its_slug(norte: Shop) -> None:
    Shop.objects.update(name="Lea's lamps")
    with shop_scope(norte):
        Delivery.objects.create(shop=norte, event="lea@example.com", key="1", body=b"lea@example.com", state="dead")
    answer = ask("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status == 200
    assert "postventa_queue_dead" in answer.text
    assert [word for word in ("lea@", "Lea's", norte.api_url, norte.app_id, norte.token) if word in answer.text] == []


COUNT = """
import django; django.setup()
from saleor_postventa.saleor.meters import note_delivery
for _ in range({times}): note_delivery("order_created", 200)
from saleor_postventa.config.metrics import counted
from prometheus_client import generate_latest
told = generate_latest(counted()).decode().splitlines()
print([line for line in told if "order_created" in line and "total" in line])
"""


@pytest.mark.processes
def test_processes_of_one_machine_add_up(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }

    def count(times: int) -> str:
        command = [sys.executable, "-W", "ignore", "-c", COUNT.format(times=times)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    count(3)
    assert "} 5.0" in count(2)
