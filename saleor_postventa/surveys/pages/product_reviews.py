"""How reviews work here, and what was published of a product: for everybody, machines too."""

import json
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from saleor_postventa.catalogue.queries import products_by_saleor_ids
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import shopper_page
from saleor_postventa.surveys.models import ReviewPhoto
from saleor_postventa.surveys.queries.reviews import NEWEST_FIRST, published_reviews, ratings, shown
from saleor_postventa.surveys.review_codes import ReviewStatus
from saleor_postventa.surveys.review_links import opens_photo, photo_path
from saleor_postventa.surveys.review_structured import product_as_linked_data
from saleor_postventa.surveys.review_words import incentive_label, reviews_in_words, stars_in_words, verified_label
from saleor_postventa.web.links import LinkBroken, LinkExpired

from .pictures import picture_response

SHOWN = 50


@shopper_page
@require_safe
def product_reviews(request: Any) -> HttpResponse:
    """`?product=<Saleor's id>`; without one, only how it works."""
    wanted = request.GET.get("product", "")[:64]
    product = products_by_saleor_ids([wanted]).get(wanted) if wanted else None
    values: dict[str, Any] = {"words": reviews_in_words(request.shop), "product": product}
    if product is not None:
        reviews = list(shown(published_reviews(wanted)).order_by(*NEWEST_FIRST)[:SHOWN])
        rating = ratings([wanted])[wanted]
        data = product_as_linked_data(product, rating, reviews)
        values |= {
            "rating": rating,
            "counts": [(stars_in_words(stars), rating.counts[stars]) for stars in sorted(rating.counts, reverse=True)],
            "reviews": [_view(each, request.shop) for each in reviews],
            "linked_data": _in_script(data) if data is not None else "",
            "incentive_label": incentive_label(),
            "verified_label": verified_label(),
        }
    return shop_page(request, "surveys/pages/product_reviews.html", values)


@shopper_page
@require_safe
def photo(request: Any, photo_id: int) -> HttpResponseBase:
    """Of a published review for everybody, of another for whoever of the team was given a link to it."""
    found = ReviewPhoto.objects.select_related("review").filter(pk=photo_id).first()
    if found is None or not (found.review.status == ReviewStatus.PUBLISHED or _is_for(request, photo_id)):
        raise Http404
    return picture_response(found.file)


def _is_for(request: Any, photo_id: int) -> bool:
    try:
        return opens_photo(request.GET.get("key", ""), photo_id, request.shop)
    except (LinkBroken, LinkExpired):
        return False


def _view(review: Any, shop: Any) -> dict[str, Any]:
    return {
        "review": review,
        "stars": stars_in_words(review.stars),
        "glyphs": "★" * review.stars + "☆" * (5 - review.stars),
        "photos": [photo_path(each, shop) for each in review.photos.all()],
    }


def _in_script(data: dict[str, Any]) -> str:
    """What shoppers wrote can end no script: `<`, `>` and `&` are written as JSON's own escapes."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(text)
