"""The orders of a simulation of which the two policies make something different."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import graphene
from django.db.models import Prefetch

from saleor_postventa.core.money import Money
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.api.types import PostSaleOrderLine
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.returns.methods import method_label
from saleor_postventa.returns.models import SimulatedOrder
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.sentences import for_shopper
from saleor_postventa.returns.simulation.results import Ending
from saleor_postventa.web.connections import countable_connection
from saleor_postventa.web.ids import Node, show_id
from saleor_postventa.web.values import PostSaleMoney, money

from .enums import PostSaleReturnOutcome, PostSaleReturnVerdict

PostSaleSimulatedEnding = graphene.Enum.from_enum(
    Ending,
    name="PostSaleSimulatedEnding",
    description=lambda value: (
        "Refused by the policy, declined by a person, given up by the shopper, or carried out."
        if value is None
        else None
    ),
)


class PostSaleSimulatedDecision(graphene.ObjectType):
    """What one policy says of one item of a return, and what it comes to."""

    verdict = graphene.Field(PostSaleReturnVerdict, required=True)
    code = graphene.String(required=True, description="The deciding fact; stable.")
    sentence = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    last_day = graphene.Date(description="Of the window; null while its end is not known.")
    article = graphene.String(description="Of the law, where it decided.")
    is_refused = graphene.Boolean(required=True, description="And the team did not go past it.")
    units = graphene.Int(required=True, description="That are paid for.")
    total = graphene.Field(PostSaleMoney, required=True)
    fees = graphene.Field(PostSaleMoney, required=True)


class PostSaleSimulatedLine(graphene.ObjectType):
    """One item of a return under both policies."""

    order_line = graphene.Field(PostSaleOrderLine, description="Null where it is no longer in the order.")
    quantity = graphene.Int(required=True, description="Asked for.")
    live = graphene.Field(PostSaleSimulatedDecision, required=True)
    simulated = graphene.Field(PostSaleSimulatedDecision, required=True)


class PostSaleSimulatedResult(graphene.ObjectType):
    """What one policy makes of a return."""

    ending = graphene.Field(PostSaleSimulatedEnding, required=True)
    outcome = graphene.Field(PostSaleReturnOutcome, required=True)
    method = graphene.String()
    method_label = graphene.String()
    needs_review = graphene.Boolean(required=True)
    is_keep_it = graphene.Boolean(required=True)
    total = graphene.Field(PostSaleMoney, required=True, description="What the shopper gets, in whatever way.")


class PostSaleSimulatedReturn(graphene.ObjectType):
    """A return of which the two policies make something different."""

    return_id = graphene.ID(required=True)
    number = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    live = graphene.Field(PostSaleSimulatedResult, required=True)
    simulated = graphene.Field(PostSaleSimulatedResult, required=True)
    lines = graphene.List(graphene.NonNull(PostSaleSimulatedLine), required=True)


class PostSaleSimulatedOrder(graphene.ObjectType):
    """An order of which the two policies make something different. Amounts are what goes back as money."""

    class Meta:
        interfaces = (Node,)

    order = graphene.Field(PostSaleOrder, required=True)
    live = graphene.Field(PostSaleMoney, required=True)
    simulated = graphene.Field(PostSaleMoney, required=True)
    difference = graphene.Field(PostSaleMoney, required=True)
    returns = graphene.List(graphene.NonNull(PostSaleSimulatedReturn), required=True)

    @staticmethod
    def resolve_order(row: SimulatedOrder, info: Any) -> Order:
        return row.order

    @staticmethod
    def resolve_live(row: SimulatedOrder, info: Any) -> Money:
        return money(row.live_amount, row.currency)

    @staticmethod
    def resolve_simulated(row: SimulatedOrder, info: Any) -> Money:
        return money(row.draft_amount, row.currency)

    @staticmethod
    def resolve_returns(row: SimulatedOrder, info: Any) -> list[PostSaleSimulatedReturn]:
        lines = {line.pk: line for line in row.order.lines.all()}
        return [_simulated_return(change, lines, row.currency) for change in row.changes]


PostSaleSimulatedOrderConnection = countable_connection(PostSaleSimulatedOrder)


def with_orders(rows: Any) -> Any:
    lines = OrderLine.objects.select_related("variant").order_by("position")
    return rows.select_related("order__customer").prefetch_related(Prefetch("order__lines", lines))


def _simulated_return(change: Any, lines: dict[int, OrderLine], currency: str) -> PostSaleSimulatedReturn:
    return PostSaleSimulatedReturn(
        return_id=show_id("PostSaleReturn", change["return"]),
        number=change["number"],
        asked_at=datetime.fromisoformat(change["at"]),
        live=_simulated_result(change["live"], currency),
        simulated=_simulated_result(change["draft"], currency),
        lines=[
            PostSaleSimulatedLine(
                order_line=lines.get(live["line"]),
                quantity=live["asked"],
                live=_simulated_decision(live, currency),
                simulated=_simulated_decision(draft, currency),
            )
            for live, draft in zip(change["live"]["lines"], change["draft"]["lines"], strict=True)
        ],
    )


def _simulated_result(kept: dict[str, Any], currency: str) -> PostSaleSimulatedResult:
    return PostSaleSimulatedResult(
        ending=Ending(kept["ending"]),
        outcome=kept["outcome"],
        method=kept["method"] or None,
        method_label=method_label(kept["method"]) if kept["method"] else None,
        needs_review=kept["needs_review"],
        is_keep_it=kept["is_keep_it"],
        total=money(sum((Decimal(line["total"]) for line in kept["lines"]), Decimal(0)), currency),
    )


def _simulated_decision(kept: dict[str, Any], currency: str) -> PostSaleSimulatedDecision:
    decision = Decision.from_json(kept["decision"])
    return PostSaleSimulatedDecision(
        verdict=decision.verdict,
        code=decision.code,
        sentence=for_shopper(decision),
        last_day=decision.window.last_day if decision.window else None,
        article=decision.article or None,
        is_refused=kept["is_refused"],
        units=kept["units"],
        total=money(Decimal(kept["total"]), currency),
        fees=money(Decimal(kept["fees"]), currency),
    )
