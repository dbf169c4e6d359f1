"""Many returns at once: each for itself, and each with its own error."""

from typing import Any, Self

import graphene
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries import with_everything
from saleor_postventa.returns.services import RowResult, approve_many, decline_many
from saleor_postventa.web.batching import together
from saleor_postventa.web.errors import PostSaleError, payload_error
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import HANDLE_RETURNS
from saleor_postventa.web.roots import Mutation

from .types import PostSaleReturn

MOST = 200


class TooManyAtOnce(Refusal):
    code = "too_many"
    text = _("At most {most} at once.")


class PostSaleReturnResult(graphene.ObjectType):
    """How one of many came out; with an error, nothing happened to it."""

    id = graphene.ID(required=True)
    error = graphene.Field(PostSaleError)
    return_ = graphene.Field(PostSaleReturn, name="return")


class BulkMutation(PostSaleMutation):
    """The payload has a row for each id, in their order."""

    access = HANDLE_RETURNS

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.results = graphene.List(graphene.NonNull(PostSaleReturnResult), required=True)
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"results": []}


def _ids(shown: list[str]) -> list[int]:
    """Raises TooManyAtOnce, UnknownId."""
    if len(shown) > MOST:
        raise TooManyAtOnce(field="ids", most=MOST)
    return [must_read_id("PostSaleReturn", each, field=f"ids.{place}") for place, each in enumerate(shown)]


def _shown(results: list[RowResult]) -> list[PostSaleReturnResult]:
    rows = list(with_everything(Return.objects.filter(pk__in=[each.id for each in results])))
    together(rows)
    by_id = {row.pk: row for row in rows}
    return [
        PostSaleReturnResult(
            id=show_id("PostSaleReturn", each.id),
            error=payload_error(each.error, {}) if each.error else None,
            return_=by_id.get(each.id),
        )
        for each in results
    ]


class ReturnBulkApproveInput(graphene.InputObjectType):
    ids = graphene.List(graphene.NonNull(graphene.ID), required=True)


class ReturnBulkApprove(BulkMutation):
    """Say yes to many, wholly."""

    class Arguments:
        input = ReturnBulkApproveInput(required=True)

    @classmethod
    def perform(cls, info: Any, *, ids: list[str]) -> Self:
        return cls(results=_shown(approve_many(_ids(ids), by=info.context.viewer.actor)))


class ReturnBulkDeclineInput(graphene.InputObjectType):
    ids = graphene.List(graphene.NonNull(graphene.ID), required=True)
    reason = graphene.String(required=True, description="Told to each shopper.")


class ReturnBulkDecline(BulkMutation):
    """Say no to many, and why."""

    class Arguments:
        input = ReturnBulkDeclineInput(required=True)

    @classmethod
    def perform(cls, info: Any, *, ids: list[str], reason: str) -> Self:
        return cls(results=_shown(decline_many(_ids(ids), reason=reason, by=info.context.viewer.actor)))


@extends(Mutation)
class BulkMutations(graphene.ObjectType):
    return_bulk_approve = ReturnBulkApprove.Field()
    return_bulk_decline = ReturnBulkDecline.Field()
