"""Who looks after a case, how it ends, and that it begins anew."""

from typing import Any, Self

import graphene

from saleor_postventa.care.rules import CaseOutcome
from saleor_postventa.care.services import assign_case, reopen_case, solve_case
from saleor_postventa.web.extension import extends
from saleor_postventa.web.roots import Mutation

from .mutation import CaseMutation, read_case_id
from .types import PostSaleCase, PostSaleCaseOutcome


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
        case_id, owner = read_case_id(given["id"]), given.get("owner_id") or ""
        return cls.done(assign_case(case_id, owner, by=info.context.viewer.actor).pk)


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
            read_case_id(given["id"]),
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
        case_id, reason = read_case_id(given["id"]), given.get("reason") or ""
        return cls.done(reopen_case(case_id, reason, by=info.context.viewer.actor).pk)


@extends(Mutation)
class CaseHandlingMutations(graphene.ObjectType):
    case_assign = CaseAssign.Field()
    case_solve = CaseSolve.Field()
    case_reopen = CaseReopen.Field()
