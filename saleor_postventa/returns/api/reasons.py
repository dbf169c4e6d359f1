"""The tree of reasons."""

from typing import Any, Self

import graphene
from django.utils.translation import get_language

from saleor_postventa.returns.models import Reason
from saleor_postventa.returns.queries import reason_tree
from saleor_postventa.returns.services import ensure_reasons, save_reasons
from saleor_postventa.returns.services.reasons import ReasonDraft
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_POLICIES, READ_REASONS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleText, PostSaleTextInput, by_language, texts


def text_in(by_language: dict[str, str]) -> str | None:
    """In the asker's language, or English, or the first there is."""
    language = (get_language() or "en")[:2]
    return by_language.get(language) or by_language.get("en") or next(iter(by_language.values()), None)


class PostSaleReturnReason(graphene.ObjectType):
    """Why something comes back. Reasons stand on two levels; those with children can't be chosen themselves."""

    class Meta:
        interfaces = (Node,)

    code = graphene.String(required=True)
    name = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    question = graphene.String(description="What the shopper is asked beside it.")
    names = graphene.List(graphene.NonNull(PostSaleText), required=True)
    questions = graphene.List(graphene.NonNull(PostSaleText), required=True)
    group = graphene.String(required=True)
    min_photos = graphene.Int(required=True)
    is_shops_fault = graphene.Boolean(required=True)
    is_on = graphene.Boolean(required=True)
    is_from_saleor = graphene.Boolean(
        required=True, description="It is a page in Saleor, of the type that the shop chose for its return reasons."
    )
    saleor_page_id = graphene.ID(description="The page in Saleor that it is kept in step with.")

    @staticmethod
    def resolve_saleor_page_id(reason: Reason, info: Any) -> str | None:
        return reason.saleor_page_id or None

    @staticmethod
    def resolve_name(reason: Reason, info: Any) -> str:
        return text_in(reason.names) or reason.code

    @staticmethod
    def resolve_question(reason: Reason, info: Any) -> str | None:
        return text_in(reason.question)

    @staticmethod
    def resolve_names(reason: Reason, info: Any) -> list[PostSaleText]:
        return texts(reason.names)

    @staticmethod
    def resolve_questions(reason: Reason, info: Any) -> list[PostSaleText]:
        return texts(reason.question)


class PostSaleReturnReasonGroup(graphene.ObjectType):
    """A reason of the first level with those below it; without any, it is chosen itself."""

    reason = graphene.Field(PostSaleReturnReason, required=True)
    children = graphene.List(graphene.NonNull(PostSaleReturnReason), required=True)

    @staticmethod
    def resolve_reason(reason: Reason, info: Any) -> Reason:
        return reason

    @staticmethod
    def resolve_children(reason: Reason, info: Any) -> Any:
        return reason.children.all()


@extends(Query)
class ReasonQueries(graphene.ObjectType):
    return_reasons = graphene.List(
        graphene.NonNull(PostSaleReturnReasonGroup),
        is_whole=graphene.Boolean(default_value=False, description="With those that are switched off, for staff."),
        description="The tree of reasons, in its order.",
    )

    @staticmethod
    @requires(READ_REASONS)
    def resolve_return_reasons(root: None, info: Any, *, is_whole: bool = False) -> list[Reason]:
        ensure_reasons()
        return reason_tree(is_whole=bool(is_whole) and info.context.viewer.is_staff)


class ReturnReasonInput(graphene.InputObjectType):
    code = graphene.String(required=True)
    parent = graphene.String(description="The code of the reason above it.")
    names = graphene.List(graphene.NonNull(PostSaleTextInput), required=True)
    questions = graphene.List(graphene.NonNull(PostSaleTextInput))
    min_photos = graphene.Int()
    is_shops_fault = graphene.Boolean()
    is_on = graphene.Boolean()


class ReturnReasonsUpdateInput(graphene.InputObjectType):
    """The whole tree in its order. Reasons that are left out are switched off: returns may hang on them."""

    reasons = graphene.List(graphene.NonNull(ReturnReasonInput), required=True)


class ReturnReasonsUpdate(PostSaleMutation):
    """Make the tree of reasons this one."""

    access = CHANGE_POLICIES

    class Arguments:
        input = ReturnReasonsUpdateInput(required=True)

    reasons = graphene.List(graphene.NonNull(PostSaleReturnReasonGroup), required=True)

    @classmethod
    def perform(cls, info: Any, *, reasons: list[dict[str, Any]]) -> Self:
        save_reasons([_draft(given) for given in reasons], by=info.context.viewer.actor)
        return cls(reasons=reason_tree(is_whole=True))

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"reasons": []}


def _draft(given: dict[str, Any]) -> ReasonDraft:
    return ReasonDraft(
        code=given["code"],
        parent=given.get("parent") or "",
        names=by_language(given["names"]),
        question=by_language(given.get("questions") or []),
        min_photos=given.get("min_photos") or 0,
        is_shops_fault=bool(given.get("is_shops_fault")),
        is_on=given.get("is_on") is not False,
    )


@extends(Mutation)
class ReasonMutations(graphene.ObjectType):
    return_reasons_update = ReturnReasonsUpdate.Field()
