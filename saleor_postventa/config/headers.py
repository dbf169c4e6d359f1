"""Security headers of every answer; a view that sets its own policy keeps it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from saleor_postventa.saleor.panel import policy

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class SecurityHeaders:
    """No page may be framed, unless it names who may; nothing tells the next site more than our origin."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy([]))
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response
