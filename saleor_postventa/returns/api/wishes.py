"""What a shopper wants to send back, and what the team finds in it, as a client says it."""

from collections.abc import Iterable, Mapping
from typing import Any

import graphene

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.rules import Finding, Wanted, WantedLine
from saleor_postventa.web.ids import must_read_id

from .enums import PostSaleDisposition, PostSaleGrade, PostSaleReturnOutcome
from .finding import line_ids


class ReturnLineInput(graphene.InputObjectType):
    order_line_id = graphene.ID(required=True, description="Our id, or Saleor's.")
    quantity = graphene.Int(required=True)
    reason = graphene.String(required=True, description="Its code.")
    details = graphene.String(description="The answer to the reason's question.")
    is_unsealed = graphene.Boolean(
        description="Where `needsSeal` of its decision asks for it: whether the shopper opened its seal."
    )
    wanted_variant_id = graphene.ID(description="Saleor's id of what is wanted instead, in an exchange.")
    photo_ids = graphene.List(
        graphene.NonNull(graphene.ID), description="Of photos that the asker uploaded to `returnPhotoPath`."
    )


class ReturnEstimateInput(graphene.InputObjectType):
    order_id = graphene.ID(required=True, description="Our id, or Saleor's.")
    lines = graphene.List(graphene.NonNull(ReturnLineInput), required=True)
    outcome = PostSaleReturnOutcome(required=True)
    method = graphene.String(description="Its code.")


def wanted_of(order: Order, given: Mapping[str, Any]) -> Wanted:
    """Raises UnknownId, naming the line that is none of the order's."""
    ids = line_ids(order, [line["order_line_id"] for line in given["lines"]], field="lines")
    lines = [_line(pk, line, place) for place, (pk, line) in enumerate(zip(ids, given["lines"], strict=True))]
    return Wanted(
        lines=tuple(lines),
        outcome=given["outcome"].value,
        method=given.get("method") or "",
        note=given.get("note") or "",
    )


def _line(pk: int, given: Mapping[str, Any], place: int) -> WantedLine:
    photos = given.get("photo_ids") or []
    return WantedLine(
        order_line_id=pk,
        quantity=given["quantity"],
        reason=given["reason"],
        details=given.get("details") or "",
        is_unsealed=bool(given.get("is_unsealed")),
        wanted_variant=given.get("wanted_variant_id") or "",
        photos=tuple(must_read_id("PostSaleReturnFile", each, field=f"lines.{place}.photo_ids") for each in photos),
    )


class ReturnFindingInput(graphene.InputObjectType):
    line_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True)
    grade = PostSaleGrade(required=True)
    disposition = PostSaleDisposition(required=True)
    note = graphene.String(description="For the team alone.")
    serial = graphene.String()
    warehouse_id = graphene.ID(
        description="Saleor's id of the warehouse that units for stock go to; without it, the one they left from."
    )
    photo_ids = graphene.List(
        graphene.NonNull(graphene.ID), description="Of photos that the asker uploaded to the return's `photoPath`."
    )


def findings_of(given: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Raises UnknownId, naming the place of what is no line of a return."""
    return [_finding(each, place) for place, each in enumerate(given)]


def _finding(given: Mapping[str, Any], place: int) -> Finding:
    photos = given.get("photo_ids") or []
    return Finding(
        line_id=must_read_id("PostSaleReturnLine", given["line_id"], field=f"findings.{place}.line_id"),
        quantity=given["quantity"],
        grade=given["grade"].value,
        disposition=given["disposition"].value,
        note=given.get("note") or "",
        serial=given.get("serial") or "",
        warehouse=given.get("warehouse_id") or "",
        photos=tuple(must_read_id("PostSaleReturnFile", each, field=f"findings.{place}.photo_ids") for each in photos),
    )
