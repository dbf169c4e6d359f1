"""Products: whether one can be returned, before it is bought, and how often it comes back."""

from typing import Any

import graphene

from saleor_postventa.catalogue.api import PostSaleProduct, ProductPostSale
from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.clock import now
from saleor_postventa.returns.queries import (
    ProductAnswer,
    ReturnFigures,
    product_answer,
    product_answers,
    product_return_figures,
)
from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_PRODUCTS, READ_PUBLIC_POLICY, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleShare

from .enums import PostSaleReturnOutcome, PostSaleReturnVerdict
from .reasons import PostSaleReturnReason


class PostSaleProductReturnAnswer(graphene.ObjectType):
    """ "Can I return this?", before it is bought: by the policy that orders placed now are judged by."""

    is_returnable = graphene.Boolean(required=True)
    verdict = graphene.Field(PostSaleReturnVerdict, required=True)
    code = graphene.String(required=True)
    sentence = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    days = graphene.Int(description="How long, from the window's anchor.")
    anchor = graphene.String()
    is_free = graphene.Boolean(required=True)
    outcomes = graphene.List(graphene.NonNull(PostSaleReturnOutcome), required=True)

    @staticmethod
    def resolve_is_returnable(answer: ProductAnswer, info: Any) -> bool:
        return answer.decision.is_open

    @staticmethod
    def resolve_verdict(answer: ProductAnswer, info: Any) -> str:
        return answer.decision.verdict

    @staticmethod
    def resolve_code(answer: ProductAnswer, info: Any) -> str:
        return answer.decision.code

    @staticmethod
    def resolve_anchor(answer: ProductAnswer, info: Any) -> str | None:
        return answer.decision.window.anchor if answer.decision.window else None

    @staticmethod
    def resolve_is_free(answer: ProductAnswer, info: Any) -> bool:
        return answer.decision.is_open and not answer.decision.fees

    @staticmethod
    def resolve_outcomes(answer: ProductAnswer, info: Any) -> tuple[str, ...]:
        return answer.decision.outcomes


class PostSaleReasonCount(graphene.ObjectType):
    """How many units were asked to be returned for a reason."""

    reason = graphene.Field(PostSaleReturnReason, required=True)
    units = graphene.Int(required=True)


class PostSaleProductReturnFigures(graphene.ObjectType):
    """How often a product comes back, and why."""

    rate = graphene.Field(
        PostSaleShare, description="Units received back, of those sent to shoppers. Null where none was sent yet."
    )
    top_reasons = graphene.List(graphene.NonNull(PostSaleReasonCount), required=True)


def answer_field() -> graphene.Field:
    return graphene.Field(
        PostSaleProductReturnAnswer,
        channel=graphene.String(required=True, description="Its slug."),
        country=graphene.String(required=True, description="To which it would be sent, as `ES`."),
    )


@extends(ProductPostSale)
class SaleorProductReturns(graphene.ObjectType):
    return_answer = answer_field()
    return_figures = graphene.Field(PostSaleProductReturnFigures, description="For the shop's team and integrators.")

    @staticmethod
    @requires(READ_PUBLIC_POLICY)
    def resolve_return_answer(product: Product, info: Any, *, channel: str, country: str) -> ProductAnswer | None:
        return _answer(info, product, channel, country)

    @staticmethod
    @requires(READ_PRODUCTS)
    def resolve_return_figures(product: Product, info: Any) -> ReturnFigures | None:
        return _figures(info, product)


@extends(PostSaleProduct)
class ProductReturnFields(graphene.ObjectType):
    return_answer = answer_field()
    return_figures = graphene.Field(PostSaleProductReturnFigures)

    @staticmethod
    def resolve_return_answer(product: Product, info: Any, *, channel: str, country: str) -> ProductAnswer | None:
        return _answer(info, product, channel, country)

    @staticmethod
    def resolve_return_figures(product: Product, info: Any) -> ReturnFigures | None:
        return _figures(info, product)


def _pk(product: Product) -> int:
    return product.pk


def _answer(info: Any, product: Product, channel: str, country: str) -> ProductAnswer | None:
    def load(ids: list[int]) -> dict[int, ProductAnswer]:
        return product_answers(ids, channel=channel, country=country, now=now())

    return batched(info, product, f"return_answer {channel} {country}", _pk, load)


def _figures(info: Any, product: Product) -> ReturnFigures | None:
    return batched(info, product, "product_return_figures", _pk, product_return_figures)


@extends(Query)
class ProductReturnQueries(graphene.ObjectType):
    product_return_answer = graphene.Field(
        PostSaleProductReturnAnswer,
        product_id=graphene.ID(required=True, description="Saleor's."),
        channel=graphene.String(required=True, description="Its slug."),
        country=graphene.String(required=True, description="To which it would be sent, as `ES`."),
        description="Whether a product can be returned, and for how long, before it is bought. For everyone.",
    )

    @staticmethod
    @requires(READ_PUBLIC_POLICY)
    def resolve_product_return_answer(
        root: None, info: Any, *, product_id: str, channel: str, country: str
    ) -> ProductAnswer | None:
        return product_answer(product_id, channel=channel, country=country, now=now())
