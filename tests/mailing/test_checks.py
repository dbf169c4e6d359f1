from typing import Any

import pytest
from django.core.checks import run_checks

from saleor_postventa.mailing.checks import mail_url_is_usable


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("console:", []),
        ("file:", []),
        ("smtp://mail.example.test", []),
        ("smtp://mail.example.test?per_minute=60", []),
        ("anymail:postmark?server_token=t", []),
        ("pigeon:", ["mailing.E001"]),
        ("", ["mailing.E001"]),
        ("smtp://mail.example.test?per_minute=many", ["mailing.E002"]),
        ("anymail:postmark", ["mailing.E002"]),
        ("anymail:nobody?api_key=x", ["mailing.E002"]),
    ],
)
def test_a_wrong_mail_url_is_found_at_the_start(settings: Any, url: str, found: list[str]) -> None:
    settings.MAIL_URL = url
    assert [message.id for message in mail_url_is_usable(None)] == found


@pytest.mark.parametrize("url", ["console:", "file:"])
def test_keeping_mails_to_oneself_is_for_development_and_warned_of_once(settings: Any, url: str) -> None:
    settings.MAIL_URL, settings.IS_DEVELOPMENT = url, False
    settings.DEFAULT_FROM_EMAIL = "shop@example.test"
    about_mail = [message.id for message in run_checks() if "mail" in str(message.msg).lower()]
    assert about_mail == ["mailing.W001"]
