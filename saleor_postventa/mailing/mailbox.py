"""The demo's mailbox: what the file provider wrote, to be read in a browser. Its URLs exist in the demo alone."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from . import look
from .delivery import current_provider
from .providers.file import FileProvider

SHOWN = 100
FRAMED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
_HEAD = re.compile(r"<head[^>]*>|\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Received:
    name: str
    mail: EmailMessage

    @property
    def dated(self) -> object:
        return parsedate_to_datetime(self.mail["Date"])

    def body(self, subtype: str) -> str:
        part = self.mail.get_body((subtype,))
        return str(part.get_content()) if part is not None else ""

    @property
    def text(self) -> str:
        return self.body("plain")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The newest mails, newest first."""
    paths = sorted(_folder().glob("*.eml"), key=lambda found: found.stat().st_mtime, reverse=True)[:SHOWN]
    return render(
        request, "mailing/mailbox/index.html", {"mails": [_read(found) for found in paths], **look.for_templates()}
    )


@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "mailing/mailbox/mail.html", {"received": _read(_path(name)), **look.for_templates()})


@require_safe
def body(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML part as it came, kept in a sandbox of its own; its links open a page of their own.

    Inside the frame they could not: the pages they lead to may not be framed.
    """
    html = _HEAD.sub(lambda found: f'{found[0]}<base target="_blank">', _read(_path(name)).body("html"), count=1)
    response = HttpResponse(html)
    response["Content-Security-Policy"] = FRAMED
    return response


def _folder() -> Path:
    provider = current_provider()
    if not isinstance(provider, FileProvider):
        raise Http404
    return provider.folder


def _path(name: str) -> Path:
    found = next((each for each in _folder().glob("*.eml") if each.stem == name), None)
    if found is None:
        raise Http404
    return found


def _read(found: Path) -> Received:
    return Received(found.stem, message_from_bytes(found.read_bytes(), _class=EmailMessage, policy=policy.default))


app_name = "mailbox"
urlpatterns = [
    path("", index, name="index"),
    path("<str:name>/", mail, name="mail"),
    path("<str:name>/body/", body, name="body"),
]
