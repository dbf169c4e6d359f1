"""The demo's first page."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from saleor_postventa import demo
from saleor_postventa.shops.models import Shop

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
