"""Block and allow lists."""

from typing import Any, Self

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.events.labels import label_of
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customers_by_ids
from saleor_postventa.returns.models import Guard
from saleor_postventa.returns.queries.gathering import guards_in_force
from saleor_postventa.returns.services import delete_guard, save_guard
from saleor_postventa.web.batching import batched, together
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, UnknownId, must_read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import READ_CUSTOMER, READ_GUARDS, STEER_RETURNS, requires
from saleor_postventa.web.roots import Mutation, Query

from .enums import PostSaleReturnGuardSubject


class PostSaleReturnGuard(graphene.ObjectType):
    """A block or an allowance: of a customer, an item, a collection, an order or a voucher code."""

    class Meta:
        interfaces = (Node,)

    subject = graphene.Field(PostSaleReturnGuardSubject, required=True)
    value = graphene.String(required=True)
    customer = graphene.Field(PostSaleCustomer, description="Whom it is about, where it is a customer.")
    is_block = graphene.Boolean(required=True)
    reason = graphene.String(required=True)
    expires_at = graphene.DateTime()
    created_at = graphene.DateTime(required=True)
    created_by = graphene.String()

    @staticmethod
    def resolve_value(guard: Guard, info: Any) -> str:
        return show_id("PostSaleCustomer", int(guard.value)) if _customer_id(guard) else guard.value

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_customer(guard: Guard, info: Any) -> Customer | None:
        return batched(info, guard, "guarded_customers", _customer_id, _customers)

    @staticmethod
    def resolve_created_by(guard: Guard, info: Any) -> str | None:
        return label_of(guard.created_by, info)


def _customers(ids: list[int]) -> dict[int, Customer]:
    found = customers_by_ids(ids)
    together(list(found.values()))
    return found


def _customer_id(guard: Guard) -> int | None:
    return int(guard.value) if guard.subject == Guard.Subject.CUSTOMER else None


@extends(Query)
class GuardQueries(graphene.ObjectType):
    return_guards = graphene.List(graphene.NonNull(PostSaleReturnGuard), description="Those that hold, newest first.")

    @staticmethod
    @requires(READ_GUARDS)
    def resolve_return_guards(root: None, info: Any) -> Any:
        return together(guards_in_force(now())[::-1])


class ReturnGuardAddInput(graphene.InputObjectType):
    subject = PostSaleReturnGuardSubject(required=True)
    value = graphene.String(
        required=True, description="Of a customer: our id. Else the SKU, slug, order number or voucher code."
    )
    is_block = graphene.Boolean(default_value=True)
    reason = graphene.String(required=True)
    expires_at = graphene.DateTime()


class ReturnGuardAdd(PostSaleMutation):
    """Block or allow. The rights that the law gives stay open to those who are blocked."""

    access = STEER_RETURNS

    class Arguments:
        input = ReturnGuardAddInput(required=True)

    guard = graphene.Field(PostSaleReturnGuard)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        value = given["value"]
        if given["subject"] == Guard.Subject.CUSTOMER:
            value = str(_known_customer(value))
        guard = save_guard(
            subject=given["subject"].value,
            value=value,
            is_block=given.get("is_block") is not False,
            reason=given["reason"],
            expires_at=given.get("expires_at"),
            by=info.context.viewer.actor,
        )
        return cls(guard=guard)


def _known_customer(shown: str) -> int:
    """Raises UnknownId."""
    pk = must_read_id("PostSaleCustomer", shown, field="value")
    if not customers_by_ids([pk]):
        raise UnknownId(field="value")
    return pk


class ReturnGuardRemoveInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class ReturnGuardRemove(PostSaleMutation):
    """Lift a block or an allowance, from this moment."""

    access = STEER_RETURNS

    class Arguments:
        input = ReturnGuardRemoveInput(required=True)

    guard = graphene.Field(PostSaleReturnGuard)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleReturnGuard", given["id"], field="id")
        return cls(guard=delete_guard(pk, by=info.context.viewer.actor))


@extends(Mutation)
class GuardMutations(graphene.ObjectType):
    return_guard_add = ReturnGuardAdd.Field()
    return_guard_remove = ReturnGuardRemove.Field()
