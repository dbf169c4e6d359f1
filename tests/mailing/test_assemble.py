from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.mailing.mime import Letter, UnsafeHeader, assemble


def letter(**overrides: Any) -> Letter:
    values = {
        "message_id": "1.abc@example.test",
        "sender": ("Casa Ñandú", "hola@example.test"),
        "to": "lucia@example.test",
        "subject": "Gracias: tu pedido está en camino",
        "html": "<p>Ñ</p>\n",
        "text": "Ñ\n",
        "dated": datetime(2026, 6, 10, 12, tzinfo=UTC),
        "language": "es",
    }
    return Letter(**{**values, **overrides})


def parsed(raw: bytes) -> EmailMessage:
    mail = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    assert not mail.defects
    return mail


def body(mail: EmailMessage, subtype: str) -> str:
    part = mail.get_body((subtype,))
    assert part is not None
    assert not part.defects
    return str(part.get_content())


def test_says_all_that_a_mail_must() -> None:
    mail = parsed(assemble(letter(reply_to="ayuda@example.test", headers=(("Auto-Submitted", "auto-generated"),))))
    assert str(mail["From"]) == "Casa Ñandú <hola@example.test>"
    assert mail["Subject"] == "Gracias: tu pedido está en camino"
    assert mail["Message-ID"] == "<1.abc@example.test>"
    assert mail["Date"].datetime == datetime(2026, 6, 10, 12, tzinfo=UTC)
    assert mail["Reply-To"] == "ayuda@example.test"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_is_plain_ascii_in_short_lines_ended_as_mail_ends_them() -> None:
    raw = assemble(letter(subject="ñ" * 300, html="x" * 5000))
    raw.decode("ascii")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


def test_nobody_can_smuggle_in_a_header() -> None:
    mail = parsed(assemble(letter(subject="Hola\r\nBcc: all@example.test", sender=("A\nBcc: b@c.test", "a@b.test"))))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Hola Bcc: all@example.test"


ATTACK = "a@x.yz\r\nBcc: evil@vil.yz"


@pytest.mark.parametrize(
    "given",
    [
        {"to": ATTACK},
        {"to": "a@x.yz\u2028"},
        {"reply_to": ATTACK},
        {"sender": ("Casa", ATTACK)},
        {"language": "es\nBcc: evil@vil.yz"},
        {"message_id": "1@x\r\nBcc: evil@vil.yz"},
        {"headers": (("List-Unsubscribe", "<https://x.yz>\r\nBcc: evil@vil.yz"),)},
    ],
)
def test_refuses_a_control_character_in_any_other_value(given: dict[str, Any]) -> None:
    with pytest.raises(UnsafeHeader):
        assemble(letter(**given))


def test_a_name_keeps_no_control_character() -> None:
    assert str(parsed(assemble(letter(sender=("Ca\x00sa", "a@b.test"))))["From"]) == "Ca sa <a@b.test>"


def test_writes_foreign_domains_in_ascii() -> None:
    assert parsed(assemble(letter(to="lucia@ñandú.test")))["To"] == "lucia@xn--and-6ma2c.test"


def test_refuses_an_address_that_no_plain_server_takes() -> None:
    with pytest.raises(UnicodeError):
        assemble(letter(to="lucía@example.test"))


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300)


@given(texts, texts)
def test_arrives_as_it_was_written(html: str, text: str) -> None:
    mail = parsed(assemble(letter(html=html, text=text)))
    assert body(mail, "html") == html
    assert body(mail, "plain") == text
