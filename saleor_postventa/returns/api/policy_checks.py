"""Checking a policy against the law, and trying it on an order: nothing is kept."""

from dataclasses import dataclass
from typing import Any

import graphene

from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.queries import Item
from saleor_postventa.returns.services.trying import Asked, PolicyCheck
from saleor_postventa.web.permissions import READ_ORDER, requires

from .decisions import PostSaleReturnableItem
from .enums import PostSaleReturnOutcome
from .policy_text import ASKED_TEXT, PostSalePolicyText, text_of


class PostSalePolicyWishInput(graphene.InputObjectType):
    """What a shopper might ask for, as far as it is to be tried."""

    reason = graphene.String(description="Its code.")
    outcome = PostSaleReturnOutcome()
    method = graphene.String(description="Its code.")
    quantity = graphene.Int(description="Of each line; all of it where it isn't said.")


class PostSalePolicyViolation(graphene.ObjectType):
    """Where the policy gives less than the law, and which article says so."""

    code = graphene.String(required=True)
    country = graphene.String(required=True)
    article = graphene.String(required=True)
    rule = graphene.String(description="The rule's id; null for the policy's own terms.")
    path = graphene.String(description="Where it stands in the document.")
    message = graphene.String(required=True)

    @staticmethod
    def resolve_rule(violation: Any, info: Any) -> str | None:
        return violation.rule or None

    @staticmethod
    def resolve_path(violation: Any, info: Any) -> str | None:
        return violation.path or None


class PostSalePolicyProblem(graphene.ObjectType):
    """What is wrong with the document itself."""

    path = graphene.String(required=True, description="`rules.2.actions.0.value.days`")
    message = graphene.String(required=True)


class PostSalePolicyCheck(graphene.ObjectType):
    """With neither problems nor violations it can be published."""

    can_publish = graphene.Boolean(required=True)
    countries = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Whose law it was held against: where the shop's orders went so far.",
    )
    problems = graphene.List(graphene.NonNull(PostSalePolicyProblem), required=True)
    violations = graphene.List(graphene.NonNull(PostSalePolicyViolation), required=True)
    text = graphene.Field(
        PostSalePolicyText, **ASKED_TEXT, description="What shoppers would read; null where it has problems."
    )

    @staticmethod
    def resolve_text(check: PolicyCheck, info: Any, **asked: Any) -> "PostSalePolicyText | None":
        return text_of(info, check.policy, **asked) if check.policy is not None else None


@dataclass(frozen=True)
class Trial:
    order: Order
    items: list[Item]
    check: PolicyCheck


class PostSalePolicyTrial(graphene.ObjectType):
    """A policy tried on an order: the decision of each line, with its trace. Nothing is kept."""

    order = graphene.Field(PostSaleOrder)
    items = graphene.List(graphene.NonNull(PostSaleReturnableItem), required=True)
    problems = graphene.List(graphene.NonNull(PostSalePolicyProblem), required=True)

    @staticmethod
    @requires(READ_ORDER)
    def resolve_order(trial: Trial, info: Any) -> Order:
        return trial.order

    @staticmethod
    def resolve_problems(trial: Trial, info: Any) -> Any:
        return trial.check.problems


def asked_in(wish: Any) -> Asked | None:
    if wish is None:
        return None
    outcome = wish.get("outcome")
    return Asked(
        reason=wish.get("reason") or "",
        outcome=outcome.value if outcome is not None else "",
        method=wish.get("method") or "",
        quantity=wish.get("quantity") or 0,
    )
