"""Reading a GraphQL request: one JSON object by POST, and what may be wrong with it."""

import re
from typing import Any, ClassVar

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.trace import request_id_from, trace
from saleor_postventa.shops.models import Shop

MAX_BODY_BYTES = 256 * 1024
SPOKEN = ("es", "en")
NUL = rb"\u0000"  # a database takes no such text
_NUL_IN_DOCUMENT = re.compile(r"\\u(0000|\{0+\})")  # GraphQL's own spellings, which JSON may hide


class BadRequest(Refusal):
    """A request that is refused before its document is looked at, with an HTTP status of its own."""

    status: ClassVar[int] = 400
    code = "bad_request"
    text = _("Send one JSON object with a `query`, as application/json.")


class BatchRefused(BadRequest):
    code = "batch_refused"
    text = _("Send one request at a time; lists of requests are not taken.")


class TooLarge(BadRequest):
    status = 413
    code = "too_large"
    text = _("The request is larger than {allowed} bytes.")


class WrongMethod(BadRequest):
    status = 405
    code = "wrong_method"
    text = _("Requests are sent by POST.")


class TooOften(BadRequest):
    status = 429
    code = "too_often"
    text = _("That was a lot of requests. Wait a minute and try again.")


class GraphRequest(msgspec.Struct, rename="camel", frozen=True):
    query: str
    operation_name: str | None = None
    variables: dict[str, Any] | None = None


def read_request(request: HttpRequest) -> GraphRequest:
    """Raises BadRequest, or one of its kinds."""
    if request.method != "POST":
        raise WrongMethod
    if request.content_type != "application/json":
        raise BadRequest
    if _announced_length(request) > MAX_BODY_BYTES or len(request.body) > MAX_BODY_BYTES:
        raise TooLarge(allowed=MAX_BODY_BYTES)
    if request.body.lstrip()[:1] == b"[":
        raise BatchRefused
    if NUL in request.body:
        raise BadRequest
    try:
        asked = msgspec.json.decode(request.body, type=GraphRequest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadRequest from error
    if _NUL_IN_DOCUMENT.search(asked.query):
        raise BadRequest
    return asked


def credentials(request: HttpRequest) -> str:
    """Both spellings that Saleor takes. Cookies are never read: no other page can make a browser speak for someone."""
    return request.headers.get("Authorization") or request.headers.get("Authorization-Bearer") or ""


def language_of(request: HttpRequest, shop: Shop) -> str:
    """The first language the asker prefers of those we speak, or the shop's own."""
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    spoken = (code.split("-")[0] for code, _quality in wanted)
    return next((code for code in spoken if code in SPOKEN), shop.preferences.default_language)


def request_id_of(request: HttpRequest) -> str:
    """The one that log lines carry already, or the caller's own."""
    return trace().get("request_id") or request_id_from(request.headers.get("X-Request-ID", ""))


def _announced_length(request: HttpRequest) -> int:
    length = request.headers.get("Content-Length", "")
    return int(length) if length.isdigit() else 0
