"""The demo's first page."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from saleor_postventa import demo
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.scene import OFFER, ask, make_customer, run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.demo.urls")]
TEMPLATES = Path(demo.__file__).parent / "templates"
ENGLISH, SPANISH = "See it as a shopper", "Verlo como cliente"


@pytest.fixture(autouse=True)
def _demo(norte: Shop, settings: Any, tmp_path: Path) -> None:
    """As far as the page needs it."""
    settings.DEMO_DIR, settings.SANDBOX_URL = tmp_path, "http://127.0.0.1:8001"
    settings.TEMPLATES = [{**each, "DIRS": [TEMPLATES]} for each in settings.TEMPLATES]


@pytest.mark.parametrize(
    ("query", "browser", "shown", "language"),
    [
        ("", "en", ENGLISH, "en"),
        ("", "es", SPANISH, "es"),
        ("?lang=en", "es", ENGLISH, "en"),
        ("?lang=es", "en", SPANISH, "es"),
        ("?lang=xx", "es", SPANISH, "es"),
    ],
)
def test_speaks_the_language_of_its_link_or_else_the_browsers(
    client: Client, query: str, browser: str, shown: str, language: str
) -> None:
    answer = client.get(f"/demo/{query}", headers={"accept-language": browser})
    assert shown in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language


def test_its_pages_go_on_in_that_language(client: Client, norte: Shop) -> None:
    page = client.get("/demo/?lang=en").content.decode()
    assert f'href="/s/{norte.slug}/points/?lang=en"' in page
    assert 'href="/demo/gallery/?lang=en"' in page
    assert "lang=" not in client.get("/demo/").content.decode().split("<main>")[1]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "2 mails that can wait leave in the morning"), ("es", "2 correos que pueden esperar salen por la mañana")],
)
def test_at_night_tells_how_to_read_what_waits(
    client: Client, in_norte: Shop, settings: Any, tmp_path: Path, clock: MovableClock, language: str, told: str
) -> None:
    settings.MAIL_URL = f"file://{tmp_path}/mailbox"
    clock.set(datetime(2026, 6, 10, 21, tzinfo=UTC))
    for _each in range(2):
        customer = make_customer()
        record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
        ask(OFFER, customer)
    run_queue("mail")
    assert told in client.get(f"/demo/?lang={language}").content.decode()
    clock.move(hours=12)
    run_queue("mail")
    assert told not in client.get(f"/demo/?lang={language}").content.decode()
