"""Saved views of the queue."""

from typing import Any, Self

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.returns.models import SavedView
from saleor_postventa.returns.queries.views import views_for
from saleor_postventa.returns.services import delete_view, save_view
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import STEER_RETURNS, requires
from saleor_postventa.web.roots import Mutation, Query

from .filtering import ReturnViewFilterInput, filtered, kept_filter


class PostSaleReturnView(graphene.ObjectType):
    """A filter of the queue that was given a name."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)
    filter = graphene.JSONString(required=True, description="As `ReturnViewFilterInput` takes it.")
    is_shared = graphene.Boolean(required=True)
    is_own = graphene.Boolean(required=True)
    count = graphene.Int(required=True, description="How many returns it holds now; one query for each view.")

    @staticmethod
    def resolve_filter(view: SavedView, info: Any) -> dict[str, Any]:
        return {_camel(key): _shown(key, value) for key, value in view.filters.items()}

    @staticmethod
    def resolve_is_own(view: SavedView, info: Any) -> bool:
        return bool(view.owner == info.context.viewer.user_id)

    @staticmethod
    def resolve_count(view: SavedView, info: Any) -> int:
        return filtered(view.filters, now=now()).count()


ENUMS = {"status", "outcome", "channel", "waiting_for"}


def _camel(key: str) -> str:
    head, *rest = key.split("_")
    return head + "".join(word.capitalize() for word in rest)


def _shown(key: str, value: Any) -> Any:
    return [each.upper() for each in value] if key in ENUMS else value


@extends(Query)
class ViewQueries(graphene.ObjectType):
    return_views = graphene.List(graphene.NonNull(PostSaleReturnView), description="One's own, and the shared ones.")

    @staticmethod
    @requires(STEER_RETURNS)
    def resolve_return_views(root: None, info: Any) -> list[SavedView]:
        return views_for(info.context.viewer.user_id)


class ReturnViewSaveInput(graphene.InputObjectType):
    name = graphene.String(required=True, description="The same name again changes that view.")
    filter = ReturnViewFilterInput(required=True)
    is_shared = graphene.Boolean(default_value=True)


class ReturnViewSave(PostSaleMutation):
    """Keep a filter under a name."""

    access = STEER_RETURNS

    class Arguments:
        input = ReturnViewSaveInput(required=True)

    view = graphene.Field(PostSaleReturnView)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        view = save_view(
            given["name"],
            kept_filter(given["filter"]),
            is_shared=given.get("is_shared") is not False,
            by=info.context.viewer.actor,
        )
        return cls(view=view)


class ReturnViewDeleteInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class ReturnViewDelete(PostSaleMutation):
    """Forget a view; the returns stay as they are."""

    access = STEER_RETURNS

    class Arguments:
        input = ReturnViewDeleteInput(required=True)

    deleted_id = graphene.ID()

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        delete_view(must_read_id("PostSaleReturnView", given["id"], field="id"), by=info.context.viewer.actor)
        return cls(deleted_id=given["id"])


@extends(Mutation)
class ViewMutations(graphene.ObjectType):
    return_view_save = ReturnViewSave.Field()
    return_view_delete = ReturnViewDelete.Field()
