"""A letter and its bytes on the wire. Assembled by hand: Django's way takes three times as long per mail."""

import hashlib
import re
import secrets
from base64 import b64encode, encodebytes
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, formataddr

_WORD = 45  # bytes, which are 60 letters of base64
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BREAKS = re.compile(rf"{_CONTROLS.pattern}+\s*")


class UnsafeHeader(ValueError):
    """A control character where it could end a header and begin another."""


@dataclass(frozen=True)
class Letter:
    """One mail to one person. `message_id` comes without its angle brackets; `headers` are beside the usual ones."""

    message_id: str
    sender: tuple[str, str]
    to: str
    subject: str
    html: str
    text: str
    dated: datetime
    language: str
    reply_to: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def envelope_sender(self) -> str:
        return ascii_address(self.sender[1])

    @property
    def envelope_to(self) -> str:
        return ascii_address(self.to)


def assemble(letter: Letter) -> bytes:
    """The whole mail: multipart/alternative, text first, both parts base64, lines ended by CRLF.

    Raises UnsafeHeader, or UnicodeError as `ascii_address` does.
    """
    boundary = f"=_{hashlib.sha256(letter.message_id.encode()).hexdigest()[:32]}"
    lines = [f"{name}: {value}" for name, value in _headers(letter, boundary)]
    for subtype, body in (("plain", letter.text), ("html", letter.html)):
        lines += [
            "",
            f"--{boundary}",
            f'Content-Type: text/{subtype}; charset="utf-8"',
            "Content-Transfer-Encoding: base64",
            "",
            encodebytes(body.encode()).decode("ascii").replace("\n", "\r\n").rstrip(),
        ]
    return "\r\n".join([*lines, f"--{boundary}--", ""]).encode("ascii")


def check_headers(letter: Letter) -> None:
    """Before anything is handed over, whichever way it goes. Raises UnsafeHeader."""
    _name, address = letter.sender
    named = [part for header in letter.headers for part in header]
    for value in (letter.message_id, address, letter.to, letter.reply_to or "", letter.language, *named):
        if _CONTROLS.search(value):
            raise UnsafeHeader("a header holds a control character")


def new_message_id(name: str, sender: str) -> str:
    """Nobody guesses it. Of the sender's domain, in ASCII as all of a Message-ID is. Raises UnicodeError."""
    return f"{name}.{secrets.token_hex(12)}{ascii_address(f'@{sender.rpartition("@")[2]}')}"


def ascii_address(address: str) -> str:
    """The address with its domain in ASCII (IDNA). Raises UnicodeError where the part before the @ is not ASCII."""
    local, _, domain = address.rpartition("@")
    local.encode("ascii")
    return f"{local}@{domain.encode('idna').decode('ascii')}" if domain and not domain.isascii() else address


def _headers(letter: Letter, boundary: str) -> list[tuple[str, str]]:
    check_headers(letter)
    name, address = letter.sender
    headers = [
        ("From", formataddr((_one_line(name), ascii_address(address)))),
        ("To", ascii_address(letter.to)),
        ("Subject", _encoded(letter.subject)),
        ("Date", format_datetime(letter.dated)),
        ("Message-ID", f"<{letter.message_id}>"),
        *letter.headers,
        ("Content-Language", letter.language),
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/alternative; boundary="{boundary}"'),
    ]
    return [*headers, ("Reply-To", ascii_address(letter.reply_to))] if letter.reply_to else headers


def _encoded(text: str) -> str:
    """As encoded words of RFC 2047, where it needs them: each whole characters, and 75 of them long at most."""
    line = _one_line(text)
    if line.isascii() and len(line) < 900 and "=?" not in line:
        return line
    words, word = [], b""
    for letter in line:
        more = letter.encode()
        if len(word) + len(more) > _WORD:
            words.append(word)
            word = b""
        word += more
    return "\r\n ".join(f"=?utf-8?b?{b64encode(each).decode('ascii')}?=" for each in (*words, word))


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
