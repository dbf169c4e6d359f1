"""How the models do on the shop's own orders, and which of them is in use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import graphene

from saleor_postventa.core.statistics import share
from saleor_postventa.core.work import WorkState
from saleor_postventa.recommendations import telling
from saleor_postventa.recommendations.models import ModelCard
from saleor_postventa.recommendations.queries import card_in_use, last_training
from saleor_postventa.recommendations.rankers import POPULARITY, rankers
from saleor_postventa.recommendations.rules.choosing import Mark, is_enough
from saleor_postventa.recommendations.rules.kinds import Part
from saleor_postventa.recommendations.training import LAST_BASKETS, LAST_DAYS
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_MODEL_CARD, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleShare

from .shown import PostSaleRecommendationKind


class PostSaleModelMark(graphene.ObjectType):
    """One model in one exam."""

    model = graphene.String(required=True, description="Its code.")
    label = graphene.String(required=True)
    plain = graphene.String(required=True, description="What it does, in plain words.")
    is_baseline = graphene.Boolean(required=True)
    is_in_use = graphene.Boolean(required=True)
    hit_rate = graphene.Field(
        PostSaleShare, description="Customers who found something they then bought among its first ten; null of none."
    )
    recall = graphene.Float(required=True, description="Of what they bought, the share among its first ten.")
    ndcg = graphene.Float(required=True, description="As recall, what stands further up counting more.")
    customers_count = graphene.Int(required=True)


class PostSaleModelExam(graphene.ObjectType):
    """All models that can be used for a kind, asked what they knew before it happened."""

    code = graphene.String(required=True, description="`last_days` or `last_baskets`.")
    label = graphene.String(required=True)
    has_decided = graphene.Boolean(required=True)
    is_enough = graphene.Boolean(required=True, description="False: too few customers to tell.")
    marks = graphene.List(graphene.NonNull(PostSaleModelMark), required=True, description="The bestsellers first.")


class PostSaleModelPart(graphene.ObjectType):
    """What is in use for one kind of recommendation, and why."""

    kind = graphene.Field(PostSaleRecommendationKind, required=True)
    kind_label = graphene.String(required=True)
    model = graphene.String(required=True, description="The code of the one in use.")
    model_label = graphene.String(required=True)
    has_too_little_data = graphene.Boolean(required=True)
    sentence = graphene.String(required=True, description="Which one is in use, and how it did beside the bestsellers.")
    exams = graphene.List(graphene.NonNull(PostSaleModelExam), required=True)


class PostSaleModelCard(graphene.ObjectType):
    """Of the last night's run that came into use."""

    used_since = graphene.DateTime(required=True)
    orders_count = graphene.Int(required=True)
    customers_count = graphene.Int(required=True)
    products_count = graphene.Int(required=True)
    parts = graphene.List(graphene.NonNull(PostSaleModelPart), required=True)
    has_failed_since = graphene.Boolean(required=True, description="A later run was given up on; this one still holds.")

    @staticmethod
    def resolve_orders_count(card: ModelCard, info: Any) -> int:
        return card.orders

    @staticmethod
    def resolve_customers_count(card: ModelCard, info: Any) -> int:
        return card.customers

    @staticmethod
    def resolve_products_count(card: ModelCard, info: Any) -> int:
        return card.products

    @staticmethod
    def resolve_parts(card: ModelCard, info: Any) -> list[PostSaleModelPart]:
        return [_part(card, part) for part in Part]

    @staticmethod
    def resolve_has_failed_since(card: ModelCard, info: Any) -> bool:
        last = last_training()
        return last is not None and last.state == WorkState.DEAD


@extends(Query)
class ModelCardQueries(graphene.ObjectType):
    recommendation_model_card = graphene.Field(
        PostSaleModelCard, description="Null until the first run has ended, within the hour after the app came."
    )

    @staticmethod
    @requires(READ_MODEL_CARD)
    def resolve_recommendation_model_card(root: None, info: Any) -> ModelCard | None:
        return card_in_use()


@dataclass(frozen=True)
class _Exam:
    code: str
    marks: list[Mark]


def _part(card: ModelCard, part: Part) -> PostSaleModelPart:
    exams = [_Exam(code, _marks(card.marks, code, part)) for code in (LAST_DAYS, LAST_BASKETS)]
    decided = str(card.decided_by.get(part, ""))
    model = card.model_for(part)
    deciding = next((exam.marks for exam in exams if exam.code == decided), [])
    return PostSaleModelPart(
        kind=part,
        kind_label=part.label,
        model=model,
        model_label=telling.model_label(model),
        has_too_little_data=not decided,
        sentence=telling.choice_in_words(model, deciding),
        exams=[_exam(exam, card, model, decided) for exam in exams],
    )


def _exam(exam: _Exam, card: ModelCard, model: str, decided: str) -> PostSaleModelExam:
    return PostSaleModelExam(
        code=exam.code,
        label=telling.exam_label(exam.code, card.window_days),
        has_decided=exam.code == decided,
        is_enough=is_enough(exam.marks),
        marks=[_mark(mark, model) for mark in exam.marks],
    )


def _mark(mark: Mark, model: str) -> PostSaleModelMark:
    return PostSaleModelMark(
        model=mark.code,
        label=telling.model_label(mark.code),
        plain=telling.model_in_words(mark.code),
        is_baseline=mark.code == POPULARITY,
        is_in_use=mark.code == model,
        hit_rate=share(mark.hits, mark.n),
        recall=mark.recall,
        ndcg=mark.ndcg,
        customers_count=mark.n,
    )


def _marks(kept: Mapping[str, Any], exam: str, part: Part) -> list[Mark]:
    """The bestsellers first; models that are no longer there are left out."""
    rows = [Mark(**each) for each in kept.get(exam, {}).get(part, []) if each["code"] in rankers]
    return sorted(rows, key=lambda mark: (mark.code != POPULARITY, mark.code))
