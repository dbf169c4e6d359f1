"""Reviews as search engines read them: schema.org's Product, as JSON-LD."""

from collections.abc import Sequence
from typing import Any

from saleor_postventa.catalogue.models import Product
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.queries.reviews import Rating

BEST, WORST = 5, 1


def product_as_linked_data(product: Product, rating: Rating, reviews: Sequence[Review]) -> dict[str, Any] | None:
    """None where nothing was published: a product without a rating says nothing of one.

    The rating is that of all that was published, however few of them are written out.
    """
    if rating.mean is None:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.local_name,
        "productID": product.saleor_id,
        "aggregateRating": {
            "@type": "AggregateRating",
            "ratingValue": f"{rating.mean:.2f}",
            "reviewCount": rating.n,
            "bestRating": BEST,
            "worstRating": WORST,
        },
        "review": [_review(each) for each in reviews],
    }


def _review(review: Review) -> dict[str, Any]:
    published = review.published_at
    told: dict[str, Any] = {
        "@type": "Review",
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": review.stars,
            "bestRating": BEST,
            "worstRating": WORST,
        },
        "datePublished": published.date().isoformat() if published is not None else "",
        "inLanguage": review.language,
    }
    if review.shown_name:
        told["author"] = {"@type": "Person", "name": review.shown_name}
    if review.title:
        told["name"] = review.title
    if review.text:
        told["reviewBody"] = review.text
    return told
