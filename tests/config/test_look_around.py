"""`postventa doctor` finds what is missing for production; each finding comes where it should, and goes."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from cryptography.fernet import Fernet
from django.core.management import call_command

from saleor_postventa.config import checks, surroundings
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.mailing.surroundings import mail_server
from saleor_postventa.saleor.findings import clocks, stored_token
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.findings import Finding, Level
from saleor_postventa.shops.heartbeats import note_schedule
from saleor_postventa.shops.models import Heartbeat, Shop
from tests.conftest import MovableClock
from tests.mailing.test_deliver_by_smtp import free_port

Found = list[tuple[str, Level]]


def codes(findings: Iterator[Finding]) -> Found:
    return [(finding.code, finding.level) for finding in findings]


@pytest.fixture
def production(settings: Any) -> Any:
    settings.IS_DEVELOPMENT = False
    return settings


class TestSettings:
    @pytest.mark.parametrize(
        ("check", "changed", "id_"),
        [
            (checks.check_public_url, {"PUBLIC_URL": "http://shop.example.com"}, "postventa.E001"),
            (checks.check_allowed_saleors, {"ALLOWED_SALEOR_URLS": []}, "postventa.W001"),
            (checks.check_pattern_reach, {"ALLOWED_SALEOR_URLS": ["https://*/graphql/"]}, "postventa.E002"),
            (checks.check_demo, {"IS_DEMO": True}, "postventa.E004"),
            (checks.check_processes, {"WEB_PROCESSES": 2, "IS_EMBEDDED": True}, "postventa.E005"),
            (checks.check_keys, {"SECRET_KEY": "change-me" * 6}, "postventa.E008"),
            (checks.check_proxies, {"PROXIES": "*"}, "postventa.W004"),
            (checks.check_sender, {"DEFAULT_FROM_EMAIL": "postventa@localhost"}, "postventa.W005"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_says_what_is_not_fit_for_production(
        self, production: Any, check: Callable[[], list[Any]], changed: dict[str, Any], id_: str
    ) -> None:
        production.SECRET_KEY = "Wm3vKq8TzR1xYb6NcJ4hLd9sPfG2aEuVoIt5"
        production.DEFAULT_FROM_EMAIL = "shop@example.com"
        assert check() == []
        for name, value in changed.items():
            setattr(production, name, value)
        assert [message.id for message in check()] == [id_]


@pytest.mark.django_db
class TestSchedule:
    def test_has_never_run(self) -> None:
        assert codes(surroundings.schedule()) == [("schedule_never_seen", Level.WARNING)]

    def test_is_alive(self) -> None:
        note_schedule()
        assert codes(surroundings.schedule()) == [("schedule_alive", Level.OK)]

    def test_fell_silent(self) -> None:
        note_schedule()
        Heartbeat.objects.update(seen_at=system_now() - timedelta(minutes=30))
        (finding,) = surroundings.schedule()
        assert (finding.code, finding.level) == ("schedule_silent", Level.ERROR)
        assert "30 minutes" in finding.title

    def test_says_what_to_start(self, settings: Any) -> None:
        settings.IS_EMBEDDED = False
        (finding,) = surroundings.schedule()
        assert "postventa beat" in finding.advice

    def test_beats_every_minute(self) -> None:
        from saleor_postventa.config.schedule import chores

        beat = chores.get("shops.note_schedule")
        assert beat.interval_seconds == 60
        beat.run()
        assert Heartbeat.objects.count() == 1


@pytest.mark.django_db
def test_work_that_waits_too_long(in_norte: Shop, clock: MovableClock) -> None:
    Delivery.objects.create(shop=in_norte, event="x", key="1", body=b"")
    assert list(surroundings.late_work()) == []
    clock.move(minutes=12)
    (finding,) = surroundings.late_work()
    assert (finding.code, finding.level) == ("work_late", Level.WARNING)
    assert "deliveries for 12 minutes" in finding.title


class TestBroker:
    def test_is_not_asked_for_where_there_is_none(self) -> None:
        assert list(surroundings.broker()) == []

    def test_answers(self, settings: Any) -> None:
        settings.IS_EMBEDDED, settings.CELERY_BROKER_URL = False, "memory://"
        assert codes(surroundings.broker()) == [("broker_answers", Level.OK)]

    def test_is_away(self, settings: Any) -> None:
        settings.IS_EMBEDDED = False
        settings.CELERY_BROKER_URL = f"amqp://someone:hunter2@127.0.0.1:{free_port()}//"
        (finding,) = surroundings.broker()
        assert (finding.code, finding.level) == ("broker_away", Level.ERROR)
        assert "hunter2" not in finding.title


class TestRoom:
    @pytest.mark.parametrize(
        ("free", "expected"),
        [
            (surroundings.LITTLE_ROOM, []),
            (surroundings.LITTLE_ROOM - 1, [("disk_full", Level.WARNING)]),
            (surroundings.NO_ROOM - 1, [("disk_full", Level.ERROR)]),
        ],
        ids=["enough", "little", "none"],
    )
    def test_runs_out(
        self, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path, free: int, expected: Found
    ) -> None:
        settings.MEDIA_ROOT = tmp_path / "not" / "there" / "yet"
        monkeypatch.setattr(surroundings.shutil, "disk_usage", lambda place: SimpleNamespace(free=free))
        assert set(codes(surroundings.room())) == set(expected)


@pytest.fixture
def answering() -> Iterator[Callable[[int, bytes], str]]:
    """A web server somewhere that answers everything alike."""
    servers: list[HTTPServer] = []

    def start(status: int, body: bytes) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *told: Any) -> None:
                """Nothing."""

        servers.append(HTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, args=(0.02,), daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class TestPublicAddress:
    @pytest.mark.parametrize(
        ("status", "body", "expected"),
        [
            (200, b'{"live": true}', ("address_leads_here", Level.OK)),
            (200, b"<h1>Welcome to the proxy</h1>", ("address_leads_elsewhere", Level.ERROR)),
            (200, b'{"live": "no"}', ("address_leads_elsewhere", Level.ERROR)),
            (404, b'{"live": true}', ("address_leads_elsewhere", Level.ERROR)),
            (301, b"", ("address_leads_elsewhere", Level.ERROR)),
        ],
        ids=["ours", "a page", "another", "not found", "moved"],
    )
    def test_is_asked_for_ourselves(
        self,
        production: Any,
        answering: Callable[[int, bytes], str],
        status: int,
        body: bytes,
        expected: tuple[str, Level],
    ) -> None:
        production.PUBLIC_URL = answering(status, body)
        assert codes(surroundings.public_address()) == [expected]

    def test_can_not_be_reached(self, production: Any) -> None:
        production.PUBLIC_URL = f"http://127.0.0.1:{free_port()}"
        assert codes(surroundings.public_address()) == [("address_unreachable", Level.WARNING)]


class TestMailServer:
    def test_lets_us_in(self, settings: Any) -> None:
        controller = Controller(object(), hostname="127.0.0.1", port=free_port())
        controller.start()
        settings.MAIL_URL = f"smtp://127.0.0.1:{controller.port}?tls=0"
        assert codes(mail_server()) == [("mail_server_answers", Level.OK)]
        controller.stop()

    def test_is_away(self, settings: Any) -> None:
        settings.MAIL_URL = f"smtp://someone:hunter2@127.0.0.1:{free_port()}?tls=0"
        (finding,) = mail_server()
        assert (finding.code, finding.level) == ("mail_server_away", Level.ERROR)
        assert "hunter2" not in finding.title

    def test_is_not_asked_where_there_is_none(self) -> None:
        assert list(mail_server()) == []


@pytest.mark.django_db
class TestKeys:
    def test_open_the_stored_token(self, in_norte: Shop) -> None:
        assert list(stored_token(in_norte)) == []

    def test_were_lost(self, in_norte: Shop, settings: Any) -> None:
        settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
        assert codes(stored_token(in_norte)) == [("token_unreadable", Level.ERROR)]


@pytest.mark.django_db
class TestClocks:
    def arrive(self, shop: Shop, *after: timedelta) -> Found:
        for number, delay in enumerate(after):
            Delivery.objects.create(shop=shop, event="x", key=str(number), body=b"", issued_at=now() - delay)
        return codes(clocks(shop))

    def test_agree(self, in_norte: Shop, clock: MovableClock) -> None:
        assert self.arrive(in_norte) == []
        assert self.arrive(in_norte, timedelta(seconds=1), timedelta(hours=2), timedelta(seconds=-5)) == []

    def test_ours_is_behind(self, in_norte: Shop, clock: MovableClock) -> None:
        assert self.arrive(in_norte, timedelta(minutes=-2)) == [("clocks_differ", Level.WARNING)]

    def test_ours_is_ahead_where_even_the_quickest_took_long(self, in_norte: Shop, clock: MovableClock) -> None:
        assert self.arrive(in_norte, *[timedelta(minutes=9)] * 4) == []
        Delivery.objects.create(shop=in_norte, event="x", key="fifth", body=b"", issued_at=now() - timedelta(minutes=9))
        assert codes(clocks(in_norte)) == [("clocks_differ", Level.WARNING)]

    def test_what_came_long_ago_does_not_count(self, in_norte: Shop, clock: MovableClock) -> None:
        self.arrive(in_norte, timedelta(minutes=-2))
        clock.move(hours=2)
        assert list(clocks(in_norte)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "told"), [("en", "The schedule has never run."), ("es", "nunca")])
def test_doctor_tells_what_it_finds(norte: Shop, language: str, told: str) -> None:
    out = StringIO()
    call_command("doctor", language=language, stdout=out)
    assert told in out.getvalue()


@pytest.mark.django_db
def test_doctor_ends_with_one_where_something_is_broken(norte: Shop) -> None:
    note_schedule()
    Heartbeat.objects.update(seen_at=system_now() - timedelta(hours=1))
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=StringIO())
    assert ended.value.code == 1
