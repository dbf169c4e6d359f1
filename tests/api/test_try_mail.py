"""The team tries a mail: on the screen and in a mailbox of their own."""

import email
from email import policy
from pathlib import Path
from typing import Any

import pytest

from saleor_postventa.mailing import trial
from saleor_postventa.shops.models import Shop
from tests.cast import NORTE

from .ask import ask
from .world import World

SEND = "mutation M($input: MailTestSendInput!) { mailTestSend(input: $input) { isSent errors { field code } } }"
PREVIEW = """query Q($order: ID) { postSaleMailPreview(template: "thank_you", language: EN, orderId: $order)
  { subject html text } }"""


def send(shop: Shop, **given: Any) -> Any:
    asked = {"template": "thank_you", "language": "ES", "to": "team@example.test", **given}
    return ask(shop, SEND, {"input": asked}, token=NORTE.staff_token()).data["mailTestSend"]


@pytest.fixture
def mailbox(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_URL = f"file://{tmp_path}/mailbox"
    return tmp_path / "mailbox"


def test_test_mail_arrives_where_it_was_sent(norte: Shop, north: World, mailbox: Path) -> None:
    assert send(norte, orderId=north.shown("order")) == {"isSent": True, "errors": []}
    [path] = mailbox.glob("*.eml")
    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert mail["To"] == "team@example.test"
    assert mail["Subject"].startswith("[Prueba] ")
    body = mail.get_body(("plain",))
    assert body is not None
    assert "norte-1001" in body.get_content()


def test_preview_shows_the_order_asked_for(norte: Shop, north: World) -> None:
    told = ask(norte, PREVIEW, {"order": north.shown("order")}, token=NORTE.staff_token()).data["postSaleMailPreview"]
    assert "norte-1001" in told["html"]
    assert "norte-1001" in told["text"]


def test_preview_without_an_order_is_an_example(norte: Shop, north: World) -> None:
    told = ask(norte, PREVIEW, token=NORTE.staff_token()).data["postSaleMailPreview"]
    assert told["subject"]
    assert "norte-1001" not in told["html"]


def test_preview_of_a_kind_of_no_order_is_an_example_whatever_is_asked(norte: Shop, north: World) -> None:
    text = PREVIEW.replace("thank_you", "confirm_consent")
    shown = [
        ask(norte, text, {"order": order}, token=NORTE.staff_token()).data for order in (north.shown("order"), None)
    ]
    assert shown[0]["postSaleMailPreview"]["subject"]
    assert shown[0] == shown[1]


WRONG = [({"template": "nothing"}, "template", "not_found"), ({"to": "nobody"}, "to", "invalid")]


@pytest.mark.parametrize(("given", "field", "code"), [*WRONG, ({"orderId": "x"}, "orderId", "not_found")])
def test_wrong_input_is_named_and_nothing_sent(
    given: dict[str, str], field: str, code: str, norte: Shop, mailbox: Path
) -> None:
    assert send(norte, **given) == {"isSent": False, "errors": [{"field": field, "code": code}]}
    assert list(mailbox.glob("*.eml")) == []


def test_only_so_many_are_sent_in_an_hour(norte: Shop, mailbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "TESTS_PER_HOUR", 2)
    assert [send(norte)["isSent"] for _ in range(3)] == [True, True, False]
