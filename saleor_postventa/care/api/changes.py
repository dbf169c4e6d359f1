"""What the team, integrators and shoppers have done with cases."""

from typing import Any, Self

import graphene

from saleor_postventa.care.queries import case_with_thread
from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseTopic, Severity
from saleor_postventa.care.services import (
    add_note,
    answer_case,
    assign_case,
    open_case,
    reopen_case,
    reply_to_case,
    solve_case,
)
from saleor_postventa.care.services.moving import UnknownCase
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import UnknownId, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import HANDLE_CASES, REPLY_TO_CASES
from saleor_postventa.web.roots import Mutation

from .reads import case_for
from .types import PostSaleCase, PostSaleCaseOutcome, PostSaleCaseSeverity, PostSaleCaseTopic


class CaseMutation(PostSaleMutation):
    """Of the team; answers with the case as it is then."""

    access = HANDLE_CASES

    class Meta:
        abstract = True

    @classmethod
    def done(cls, case_id: int) -> Self:
        return cls(case=case_with_thread(pk=case_id))


class CaseOpenInput(graphene.InputObjectType):
    customer_id = graphene.ID(description="May be left out where an order is named.")
    order_id = graphene.ID(description="Our id, or Saleor's.")
    topic = PostSaleCaseTopic(required=True)
    severity = PostSaleCaseSeverity()
    text = graphene.String(description="A note for the team.")
    key = graphene.String(required=True, description="Of your choice; the same key is the same case.")


class CaseOpen(CaseMutation):
    """Open a case; the shopper learns of it with the first answer."""

    class Arguments:
        input = CaseOpenInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        order = _order(given.get("order_id"))
        made = open_case(
            _customer(given.get("customer_id"), order),
            order=order,
            topic=CaseTopic(given["topic"]),
            severity=Severity(given.get("severity") or Severity.NORMAL),
            origin=CaseOrigin.STAFF,
            cause=f"key:{given['key'][:60]}",
            text=given.get("text") or "",
            by=info.context.viewer.actor,
        )
        return cls.done(made.pk)


class CaseAssignInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    owner_id = graphene.ID(description="Saleor's id of a member of staff; null gives it back to the team.")


class CaseAssign(CaseMutation):
    """Say who looks after a case."""

    renamed = {"owner": "ownerId"}

    class Arguments:
        input = CaseAssignInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.done(assign_case(_read(given["id"]), given.get("owner_id") or "", by=info.context.viewer.actor).pk)


class CaseAnswerInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True)


class CaseAnswer(CaseMutation):
    """Write to the shopper, who gets it by mail and reads it on the page of the case."""

    class Arguments:
        input = CaseAnswerInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.done(answer_case(_read(given["id"]), given["text"], by=info.context.viewer.actor).of_id)


class CaseNoteAddInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True)


class CaseNoteAdd(CaseMutation):
    """Write something that the team alone reads."""

    class Arguments:
        input = CaseNoteAddInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.done(add_note(_read(given["id"]), given["text"], by=info.context.viewer.actor).of_id)


class CaseSolveInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    outcome = PostSaleCaseOutcome(required=True)
    note = graphene.String(description="For the team.")
    text = graphene.String(description="What the shopper is told along with it.")


class CaseSolve(CaseMutation):
    """Close a case and say what came of it. The shopper is told, unless they never heard of it."""

    class Arguments:
        input = CaseSolveInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        solved = solve_case(
            _read(given["id"]),
            CaseOutcome(given["outcome"]),
            note=given.get("note") or "",
            text=given.get("text") or "",
            by=info.context.viewer.actor,
        )
        return cls.done(solved.pk)


class CaseReopenInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    reason = graphene.String(description="For the team.")


class CaseReopen(CaseMutation):
    """Open a solved case again; what was said of its outcome holds no more."""

    class Arguments:
        input = CaseReopenInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.done(reopen_case(_read(given["id"]), given.get("reason") or "", by=info.context.viewer.actor).pk)


class CaseReplyInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True)


class CaseReply(PostSaleMutation):
    """The shopper writes; that opens a solved case again."""

    access = REPLY_TO_CASES

    class Arguments:
        input = CaseReplyInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        own = case_for(viewer, pk=_read(given["id"]))
        if own is None:
            raise UnknownCase(field="id")
        reply_to_case(own.pk, given["text"], by=viewer.actor)
        return cls(case=case_with_thread(pk=own.pk))


@extends(Mutation)
class CaseMutations(graphene.ObjectType):
    case_open = CaseOpen.Field()
    case_assign = CaseAssign.Field()
    case_answer = CaseAnswer.Field()
    case_note_add = CaseNoteAdd.Field()
    case_solve = CaseSolve.Field()
    case_reopen = CaseReopen.Field()
    case_reply = CaseReply.Field()


def _read(shown: str) -> int:
    return must_read_id("PostSaleCase", shown, field="id")


def _order(shown: str | None) -> Order | None:
    """By our id or Saleor's. Raises UnknownId."""
    if shown is None:
        return None
    pk = read_id("PostSaleOrder", shown)
    rows = Order.objects.select_related("customer").exclude(placed_at=None)
    found: Order | None = (rows.filter(pk=pk) if pk else rows.filter(saleor_id=shown)).first()
    if found is None:
        raise UnknownId(field="order_id")
    return found


def _customer(shown: str | None, order: Order | None) -> Customer:
    """The one named, or else the order's. Raises UnknownId."""
    if shown is None and order is not None and order.customer is not None:
        return order.customer
    found = customer_by_id(must_read_id("PostSaleCustomer", shown or "", field="customer_id"))
    if found is None:
        raise UnknownId(field="customer_id")
    return found
