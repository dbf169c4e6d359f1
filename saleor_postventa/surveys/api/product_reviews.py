"""What was published of a product, and what it adds up to: for everybody, signed in or not."""

import json
from typing import Any

import graphene

from saleor_postventa.catalogue.api import PostSaleProduct, ProductPostSale
from saleor_postventa.catalogue.models import Product
from saleor_postventa.catalogue.queries import products_by_saleor_ids
from saleor_postventa.surveys.queries.reviews import NEWEST_FIRST, Rating, published_reviews, ratings, shown
from saleor_postventa.surveys.review_structured import product_as_linked_data
from saleor_postventa.surveys.review_words import reviews_in_words
from saleor_postventa.web.batching import batched
from saleor_postventa.web.connections import Page, connection_field, first_pages, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_PUBLISHED_REVIEWS, requires
from saleor_postventa.web.roots import Query

from .reviews import PostSaleReviewConnection

WRITTEN_OUT = 10


class PostSaleStarCount(graphene.ObjectType):
    """How many reviews have so many stars."""

    stars = graphene.Int(required=True)
    count = graphene.Int(required=True)


class PostSaleRating(graphene.ObjectType):
    """Of all published reviews of a product."""

    mean = graphene.Float(description="From one to five; null where there are none.")
    low = graphene.Float(description="What the mean may be by chance, at the least (95 %, Student); null as it.")
    high = graphene.Float(description="The same, at the most.")
    count = graphene.Int(required=True)
    distribution = graphene.List(graphene.NonNull(PostSaleStarCount), required=True, description="Most stars first.")
    verification = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Whether and how it is made sure that reviews come from who bought, in the language asked for"
        " (Accept-Language). The law wants it shown beside them.",
    )

    @staticmethod
    def resolve_low(rating: Rating, info: Any) -> float | None:
        return rating.estimate.low if rating.estimate is not None else None

    @staticmethod
    def resolve_high(rating: Rating, info: Any) -> float | None:
        return rating.estimate.high if rating.estimate is not None else None

    @staticmethod
    def resolve_count(rating: Rating, info: Any) -> int:
        return rating.n

    @staticmethod
    def resolve_distribution(rating: Rating, info: Any) -> list[PostSaleStarCount]:
        counts = sorted(rating.counts.items(), reverse=True)
        return [PostSaleStarCount(stars=stars, count=count) for stars, count in counts]

    @staticmethod
    def resolve_verification(rating: Rating, info: Any) -> list[str]:
        return reviews_in_words(info.context.shop)


def reviews_field() -> graphene.Field:
    return connection_field(
        PostSaleReviewConnection,
        stars=graphene.Int(description="Only those with so many."),
        description="Published ones, the newest first. For everyone.",
    )


def linked_data_field() -> graphene.Field:
    return graphene.String(
        description="Rating and newest reviews as JSON-LD (schema.org), for a `script` of type `application/ld+json`; "
        "null where there are none. For everyone."
    )


@extends(ProductPostSale)
class SaleorProductReviews(graphene.ObjectType):
    reviews = reviews_field()
    rating = graphene.Field(PostSaleRating, description="For everyone.")
    reviews_json_ld = linked_data_field()

    @staticmethod
    @requires(READ_PUBLISHED_REVIEWS)
    def resolve_reviews(product: Product, info: Any, *, stars: int | None = None, **paging: Any) -> Page | None:
        return _page_of_product(info, product, stars, paging)

    @staticmethod
    @requires(READ_PUBLISHED_REVIEWS)
    def resolve_rating(product: Product, info: Any) -> Rating | None:
        return _rating(info, product)

    @staticmethod
    @requires(READ_PUBLISHED_REVIEWS)
    def resolve_reviews_json_ld(product: Product, info: Any) -> str | None:
        return _linked_data(info, product)


@extends(PostSaleProduct)
class ProductReviewFields(graphene.ObjectType):
    reviews = reviews_field()
    rating = graphene.Field(PostSaleRating)

    @staticmethod
    def resolve_reviews(product: Product, info: Any, *, stars: int | None = None, **paging: Any) -> Page | None:
        return _page_of_product(info, product, stars, paging)

    @staticmethod
    def resolve_rating(product: Product, info: Any) -> Rating | None:
        return _rating(info, product)


@extends(Query)
class ProductReviewQueries(graphene.ObjectType):
    """For a storefront without the extended graph."""

    product_reviews = connection_field(
        PostSaleReviewConnection,
        product_id=graphene.ID(required=True, description="Saleor's."),
        stars=graphene.Int(description="Only those with so many."),
        description="Published ones, the newest first. For everyone.",
    )
    product_rating = graphene.Field(
        PostSaleRating,
        product_id=graphene.ID(required=True, description="Saleor's."),
        description="For everyone; null for a product that we do not know.",
    )

    @staticmethod
    @requires(READ_PUBLISHED_REVIEWS)
    def resolve_product_reviews(
        root: None, info: Any, *, product_id: str, stars: int | None = None, **paging: Any
    ) -> Page:
        return _page(product_id, stars, paging)

    @staticmethod
    @requires(READ_PUBLISHED_REVIEWS)
    def resolve_product_rating(root: None, info: Any, *, product_id: str) -> Rating | None:
        return ratings([product_id])[product_id] if products_by_saleor_ids([product_id]) else None


def _page(product_id: str, stars: int | None, paging: dict[str, Any]) -> Page:
    return page_of(published_reviews(product_id, stars=stars), NEWEST_FIRST, load=shown, **paging)


def _page_of_product(info: Any, product: Product, stars: int | None, paging: dict[str, Any]) -> Page | None:
    """First pages of products that were asked for together are read together."""
    first = paging.get("first")
    if first is None or len(paging) > 1:
        return _page(product.saleor_id, stars, paging)

    def load(products: list[str]) -> dict[str, Page]:
        rows = published_reviews(*products, stars=stars)
        return first_pages(rows, NEWEST_FIRST, of="product", keys=products, first=first, load=shown)

    return batched(info, product, f"reviews {stars} {first}", lambda each: each.saleor_id, load)


def _rating(info: Any, product: Product) -> Rating | None:
    return batched(info, product, "rating", lambda each: each.saleor_id, ratings)


def _linked_data(info: Any, product: Product) -> str | None:
    rating = _rating(info, product)
    if rating is None or not rating.n:
        return None
    page = _page_of_product(info, product, None, {"first": WRITTEN_OUT})
    newest = [edge.node for edge in page.edges] if page is not None else []
    data = product_as_linked_data(product, rating, newest)
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c") if data is not None else None
