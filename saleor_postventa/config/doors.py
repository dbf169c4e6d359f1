"""How often one address may knock at each public door in a minute, route by route.

The inbox is not among them: it stands in front of Django, answers 503 where it must, and never 429. GraphQL counts
by itself (`api/view.py`), and some pages count more strictly (`portal/entry.py`, `returns/pages/public.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _

from saleor_postventa.portal.errors import too_often
from saleor_postventa.web.rates import is_spent, is_within_rate

SECONDS = 60
REFUSED = (401, 403)


@dataclass(frozen=True, slots=True)
class Limit:
    """`is_of_refused`: whoever is genuine may come as often as they like; `is_for_program`: answered as JSON."""

    per_minute: int
    is_of_refused: bool = False
    is_for_program: bool = False


PAGE = Limit(600)  # a whole office or village may come from one address
ENTRY = Limit(60)
UPLOAD = Limit(60, is_for_program=True)
PROGRAM = Limit(60, is_for_program=True)
SIGNED = Limit(60, is_of_refused=True, is_for_program=True)

LIMITS: dict[str, Limit] = {
    "": PAGE,
    "favicon.ico": PAGE,
    "privacy": PAGE,
    "support": PAGE,
    "i18n/setlang/": ENTRY,
    "dashboard/": PAGE,
    "dashboard/<path:path>": PAGE,
    "api/manifest": PROGRAM,
    "api/register": PROGRAM,
    "api/mail/events/<slug:provider>/": SIGNED,
    "api/parcels/delivered": SIGNED,
    "r/<slug:shop>/<str:number>": PAGE,
    "s/<slug:shop>/": PAGE,
    "s/<slug:shop>/open/<str:token>/": ENTRY,
    "s/<slug:shop>/sign-in/": ENTRY,
    "s/<slug:shop>/leave/": ENTRY,
    "s/<slug:shop>/orders/": PAGE,
    "s/<slug:shop>/orders/<str:number>/": PAGE,
    "s/<slug:shop>/orders/<str:number>/return/": PAGE,
    "s/<slug:shop>/returns/<str:number>/": PAGE,
    "s/<slug:shop>/returns/<str:number>/slip.pdf": ENTRY,
    "s/<slug:shop>/returns/<str:number>/files/<int:file_id>/": PAGE,
    "s/<slug:shop>/policy/": PAGE,
    "s/<slug:shop>/can-i-return/": PAGE,
    "s/<slug:shop>/points/": PAGE,
    "s/<slug:shop>/points/statement/": ENTRY,
    "s/<slug:shop>/points/statement/<str:token>": ENTRY,
    "s/<slug:shop>/points/proof/": PAGE,
    "s/<slug:shop>/points/terms/": PAGE,
    "s/<slug:shop>/points/books/<str:token>": ENTRY,
    "s/<slug:shop>/surveys/results/<str:token>": ENTRY,
    "s/<slug:shop>/points/leave/": PAGE,
    "s/<slug:shop>/points-files/<str:token>": ENTRY,
    "s/<slug:shop>/points-imports/<str:token>": UPLOAD,
    "s/<slug:shop>/points/birthday/": PAGE,
    "s/<slug:shop>/r/<slug:code>/": PAGE,
    "s/<slug:shop>/survey/<str:token>/": PAGE,
    "s/<slug:shop>/survey-photos/<str:token>": PAGE,
    "s/<slug:shop>/cases/": PAGE,
    "s/<slug:shop>/cases/<str:number>/": ENTRY,
    "s/<slug:shop>/review/<str:token>/": PAGE,
    "s/<slug:shop>/reviews/": PAGE,
    "s/<slug:shop>/reviews/photos/<int:photo_id>/": PAGE,
    "s/<slug:shop>/mail/unsubscribe/<str:token>/": PAGE,
    "s/<slug:shop>/mail/preferences/<str:token>/": PAGE,
    "s/<slug:shop>/mail/to/<str:token>/": PAGE,
    "s/<slug:shop>/mail/confirm/<str:token>/": PAGE,
    "s/<slug:shop>/return-files/<str:token>": PAGE,
    "s/<slug:shop>/return-slips/<str:token>": ENTRY,
    "s/<slug:shop>/persons/<str:token>": ENTRY,
    "s/<slug:shop>/task-cards/<str:token>": UPLOAD,
    "s/<slug:shop>/return-photos/<str:token>": UPLOAD,
    "s/<slug:shop>/photos/<str:token>": UPLOAD,
    "s/<slug:shop>/return-labels/<str:token>": UPLOAD,
}
UNCOUNTED = {
    "graphql/": "counts by itself, by who asks",
    "graphql/<slug:slug>/": "counts by itself, by who asks",
    "health/live": "load balancers ask all the time",
    "health/ready": "load balancers ask all the time",
    "metrics": "Prometheus asks all the time, with its token",
}

type View = Callable[..., HttpResponseBase]


class PublicDoors:
    """Middleware: counts before the check of forms, so that forms from elsewhere count too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        limit = _limit_of(request)
        if limit is not None and limit.is_of_refused and response.status_code in REFUSED:
            is_within_rate(*_knock(request), limit=limit.per_minute, seconds=SECONDS)
        return response

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        limit = _limit_of(request)
        if limit is None or _is_let_in(request, limit):
            return None
        if limit.is_for_program:
            response: HttpResponse = JsonResponse({"error": _("Too many requests. Try again in a minute.")}, status=429)
        else:
            response = too_often(request)
        response["Retry-After"] = str(SECONDS)
        return response


def _is_let_in(request: HttpRequest, limit: Limit) -> bool:
    if limit.is_of_refused:
        return not is_spent(*_knock(request), limit=limit.per_minute, seconds=SECONDS)
    return is_within_rate(*_knock(request), limit=limit.per_minute, seconds=SECONDS)


def _limit_of(request: HttpRequest) -> Limit | None:
    match = request.resolver_match
    return LIMITS.get(match.route) if match is not None else None


def _knock(request: HttpRequest) -> tuple[str, str]:
    """The door, and who is there: an address at one shop, so that no shop's visitors shut out another's."""
    match = request.resolver_match
    assert match is not None
    shop = match.kwargs.get("shop", "")
    return f"door:{match.route}", f"{shop}:{request.META.get('REMOTE_ADDR', '')}"
