"""What the team and the warehouse do with returns."""

from typing import Any, Self

import graphene

from saleor_postventa.goods.warehouses import check_warehouses
from saleor_postventa.returns.services import (
    approve_return,
    close_missing,
    decline_return,
    finish_settlement,
    inspect_units,
    receive_return,
    reopen_return,
    resolve_return,
    settle_return,
)
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.permissions import HANDLE_RETURNS, MOVE_MONEY
from saleor_postventa.web.roots import Mutation

from .finding import by_line
from .requests import ReturnMutation
from .settlements import PostSaleSettlement
from .wishes import ReturnFindingInput, findings_of


def _return_id(shown: str) -> int:
    return must_read_id("PostSaleReturn", shown, field="id")


class ReturnApproveLineInput(graphene.InputObjectType):
    line_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True, description="How many are approved; 0 declines the line.")
    decline_reason = graphene.String(description="Told to the shopper, where not all are approved.")


class ReturnApproveInput(graphene.InputObjectType):
    """Without `lines` all is approved; with them, what is left out is declined."""

    id = graphene.ID(required=True)
    lines = graphene.List(graphene.NonNull(ReturnApproveLineInput))
    note = graphene.String(description="For both sides to read.")


class ReturnApprove(ReturnMutation):
    """Say yes to all or a part of it."""

    access = HANDLE_RETURNS
    renamed = {"quantities": "lines", "declineReasons": "lines"}

    class Arguments:
        input = ReturnApproveInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        lines = given.get("lines")
        approved = approve_return(
            _return_id(given["id"]),
            by=info.context.viewer.actor,
            quantities=None if lines is None else by_line(lines, "quantity", field="lines"),
            decline_reasons=by_line(lines or [], "decline_reason", field="lines"),
            note=given.get("note") or "",
        )
        return cls.showing(approved.pk)


class ReturnDeclineInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    reason = graphene.String(required=True, description="Told to the shopper.")


class ReturnDecline(ReturnMutation):
    """Say no, and why. What was declined can be asked for again."""

    access = HANDLE_RETURNS

    class Arguments:
        input = ReturnDeclineInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        declined = decline_return(_return_id(given["id"]), reason=given["reason"], by=info.context.viewer.actor)
        return cls.showing(declined.pk)


class ReturnReceiveLineInput(graphene.InputObjectType):
    line_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True)


class ReturnReceiveInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    lines = graphene.List(graphene.NonNull(ReturnReceiveLineInput), required=True)
    batch = graphene.String(required=True, description="Of your choice: the same batch again changes nothing.")


class ReturnReceive(ReturnMutation):
    """Take in what arrived."""

    access = HANDLE_RETURNS
    renamed = {"units": "lines"}

    class Arguments:
        input = ReturnReceiveInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        units = by_line(given["lines"], "quantity", field="lines")
        received = receive_return(_return_id(given["id"]), units, batch=given["batch"], by=info.context.viewer.actor)
        return cls.showing(received.pk)


class ReturnInspectInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    findings = graphene.List(graphene.NonNull(ReturnFindingInput), required=True)
    batch = graphene.String(required=True, description="Of your choice: the same batch again changes nothing.")


class ReturnInspect(ReturnMutation):
    """Note what units turned out to be: they are settled, and those for stock go back there once."""

    access = HANDLE_RETURNS

    class Arguments:
        input = ReturnInspectInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        findings = findings_of(given["findings"])
        chosen = {finding.warehouse for finding in findings if finding.warehouse}
        check_warehouses(info.context.shop, chosen, field="findings")
        inspected = inspect_units(_return_id(given["id"]), findings, batch=given["batch"], by=info.context.viewer.actor)
        return cls.showing(inspected.pk)


class ReturnReopenInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    reason = graphene.String(required=True, description="For the team alone.")


class ReturnReopen(ReturnMutation):
    """Take up again what was closed."""

    access = HANDLE_RETURNS

    class Arguments:
        input = ReturnReopenInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        reopened = reopen_return(_return_id(given["id"]), reason=given["reason"], by=info.context.viewer.actor)
        return cls.showing(reopened.pk)


class ReturnCloseMissingInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class ReturnCloseMissing(ReturnMutation):
    """Give up what was approved and never came; it can be returned again."""

    access = HANDLE_RETURNS

    class Arguments:
        input = ReturnCloseMissingInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.showing(close_missing(_return_id(given["id"]), by=info.context.viewer.actor).pk)


class ReturnResolveInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class ReturnResolve(ReturnMutation):
    """Close a return that was opened again, and of which nothing is open any more."""

    access = HANDLE_RETURNS

    class Arguments:
        input = ReturnResolveInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.showing(resolve_return(_return_id(given["id"]), by=info.context.viewer.actor).pk)


class ReturnSettleInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class ReturnSettle(ReturnMutation):
    """Give the shopper now what is due for what arrived; or for all that was approved, where nothing arrived yet."""

    access = MOVE_MONEY

    class Arguments:
        input = ReturnSettleInput(required=True)

    settlement = graphene.Field(PostSaleSettlement)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        settlement = settle_return(_return_id(given["id"]), by=info.context.viewer.actor)
        return cls.showing(settlement.of_id, settlement=settlement)


class ReturnSettlementFinishInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the settlement.")
    note = graphene.String(required=True, description="What was done; for the team alone.")


class ReturnSettlementFinish(ReturnMutation):
    """A person saw to what could not go on by itself."""

    access = MOVE_MONEY

    class Arguments:
        input = ReturnSettlementFinishInput(required=True)

    settlement = graphene.Field(PostSaleSettlement)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleSettlement", given["id"], field="id")
        settlement = finish_settlement(pk, note=given["note"], by=info.context.viewer.actor)
        return cls.showing(settlement.of_id, settlement=settlement)


@extends(Mutation)
class HandlingMutations(graphene.ObjectType):
    return_approve = ReturnApprove.Field()
    return_decline = ReturnDecline.Field()
    return_receive = ReturnReceive.Field()
    return_inspect = ReturnInspect.Field()
    return_reopen = ReturnReopen.Field()
    return_close_missing = ReturnCloseMissing.Field()
    return_resolve = ReturnResolve.Field()
    return_settle = ReturnSettle.Field()
    return_settlement_finish = ReturnSettlementFinish.Field()
