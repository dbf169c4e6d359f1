"""Where somebody writes a review of what an order brought. Opening it records nothing; only sending does."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.visits import actor_of, shopper_page
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.queries.reviews import lines_of_order
from saleor_postventa.surveys.review_codes import ReviewStatus
from saleor_postventa.surveys.review_links import read_review_token, review_path, team_photo_path
from saleor_postventa.surveys.review_words import reviews_in_words, stars_in_words
from saleor_postventa.surveys.rules.reviews import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_PHOTOS,
    STARS,
    can_edit,
)
from saleor_postventa.surveys.services.photos import PhotosUnchecked
from saleor_postventa.surveys.services.reviewing import Written, draw_photos, take_out_photos, write_review
from saleor_postventa.web.links import LinkBroken, LinkExpired
from saleor_postventa.web.rates import is_within_rate

from .asking import TRAP

PAGE, ITEMS, REFUSED = "surveys/pages/review.html", "surveys/pages/review_items.html", "surveys/pages/review_over.html"
SENT_PER_HOUR = 30
# Of an id; longer numbers no database takes.
MOST_DIGITS = 18
# Photos that are to go; and the button that does nothing else.
DROP, TAKE_OUT = "drop", "take_out"


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: Any, token: str) -> HttpResponse:
    """For whoever holds a link to the order: the items, or one of them with the stars that the mail's link names."""
    try:
        order = read_review_token(token, request.shop)
    except (LinkBroken, LinkExpired) as refused:
        return shop_page(request, REFUSED, {"message": refused.message}, status=404)
    lines = lines_of_order(order.pk)
    asked = request.POST.get("line") or request.GET.get("line", "")
    chosen = next(((line, found) for line, found in lines if str(line.pk) == asked), None)
    if chosen is None and len(lines) == 1:
        chosen = lines[0]
    if chosen is None:
        return shop_page(request, ITEMS, _of_order(order, lines, token, request))
    if request.method != "POST":
        return _show(request, token, *chosen)
    return _write(request, order, token, *chosen)


def _write(request: Any, order: Order, token: str, line: OrderLine, known: Review | None) -> HttpResponse:
    address = request.META.get("REMOTE_ADDR", "")
    if not is_within_rate("review", f"{request.shop.pk}:{address}", limit=SENT_PER_HOUR, seconds=3600):
        return _show(
            request, token, line, known, problem=_("That was a lot at once. Try again in an hour."), status=429
        )
    if TAKE_OUT in request.POST:
        take_out_photos(line.pk, _dropped(request), by=actor_of(order.customer))
        return redirect(f"{review_path(token, request.shop)}?line={line.pk}")
    try:
        write_review(line.pk, _written(request), by=actor_of(order.customer))
    except Refusal as refused:
        return _show(request, token, line, known, problem=refused.message, field=refused.field or "", status=422)
    except Failure:
        return _show(request, token, line, known, problem=str(PhotosUnchecked.text), status=503)
    return redirect(f"{review_path(token, request.shop)}?line={line.pk}&sent=1")


def _written(request: Any) -> Written:
    """Raises the refusals of `draw_photos`."""
    given = request.POST
    return Written(
        stars=_stars(given.get("stars", "")),
        title=given.get("title", ""),
        text=given.get("text", "").replace("\r\n", "\n"),
        shown_name=given.get("shown_name", ""),
        language=request.page_language,
        photos=draw_photos(request.FILES.getlist("photos")),
        dropped=_dropped(request),
        is_suspect=bool(given.get(TRAP)),
    )


def _dropped(request: Any) -> list[int]:
    """The photos that are to go."""
    given = request.POST.getlist(DROP)
    return [int(each) for each in given if each.isascii() and each.isdigit() and len(each) <= MOST_DIGITS][:MOST_PHOTOS]


def _show(
    request: Any,
    token: str,
    line: OrderLine,
    known: Review | None,
    *,
    problem: str = "",
    field: str = "",
    status: int = 200,
) -> HttpResponse:
    is_closed = known is not None and not can_edit(known.status)
    sent = request.POST if request.method == "POST" else {}
    values = {
        "line": line,
        "review": known,
        "is_closed": is_closed,
        "given_stars": stars_in_words(known.stars) if known else "",
        "is_refused": known is not None and known.status == ReviewStatus.REFUSED,
        "is_sent": "sent" in request.GET and known is not None,
        "here": review_path(token, request.shop),
        "stars": _stars(sent.get("stars") or request.GET.get("stars", "")) or (known.stars if known else 0),
        "choices": [(stars, stars_in_words(stars)) for stars in reversed(STARS)],
        "given": {
            name: sent.get(name, getattr(known, name, "") if known else "") for name in ("title", "text", "shown_name")
        },
        "limits": {"title": LONGEST_TITLE, "text": LONGEST_TEXT, "name": LONGEST_NAME, "photos": MOST_PHOTOS},
        "photos": [(each.pk, team_photo_path(each, request.shop)) for each in known.photos.all()] if known else [],
        "drop": DROP,
        "take_out": TAKE_OUT,
        "words": reviews_in_words(request.shop),
        "has_incentive": request.shop.preferences.is_review_incentive_on,
        "trap": TRAP,
        "problem": problem,
        "problem_field": field,
    }
    return shop_page(request, PAGE, values, status=status)


def _of_order(order: Order, lines: list[tuple[OrderLine, Review | None]], token: str, request: Any) -> dict[str, Any]:
    return {
        "number": order.number,
        "items": [{"line": line, "review": found} for line, found in lines],
        "here": review_path(token, request.shop),
    }


def _stars(given: str) -> int:
    """0, which no review has, for what is no number of stars."""
    return int(given) if given in {str(each) for each in STARS} else 0
