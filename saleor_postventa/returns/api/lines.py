"""The lines of a return, what arrived of them, and what was found."""

from typing import Any

import graphene

from saleor_postventa.core.money import Money
from saleor_postventa.orders.api.types import PostSaleOrderLine
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.returns.models import Inspection, Receipt, ReturnLine
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.queries.queue import variant_names
from saleor_postventa.web.batching import batched, related
from saleor_postventa.web.ids import Node, show_id
from saleor_postventa.web.permissions import READ_RETURNS
from saleor_postventa.web.values import PostSaleMoney, money

from .decisions import Judged, PostSaleReturnDecision
from .enums import PostSaleDisposition, PostSaleGrade
from .notes import PostSaleReturnFile, files_for, is_team
from .reasons import PostSaleReturnReason
from .settlements import PostSaleUnits


class PostSaleInspection(graphene.ObjectType):
    """What some units turned out to be."""

    quantity = graphene.Int(required=True)
    grade = graphene.Field(PostSaleGrade, required=True)
    grade_label = graphene.String(required=True)
    at = graphene.DateTime(required=True)
    disposition = graphene.Field(PostSaleDisposition, description="What becomes of them; for the shop's team.")
    note = graphene.String(description="For the shop's team.")
    warehouse_id = graphene.ID(
        description="Saleor's id of the warehouse that was chosen for them; null for the one they left from. For the "
        "shop's team."
    )
    serial = graphene.String(description="For the shop's team.")
    photos = graphene.List(graphene.NonNull(PostSaleReturnFile), description="For the shop's team.")
    batch = graphene.String(description="For the shop's team.")

    @staticmethod
    def resolve_grade_label(look: Inspection, info: Any) -> str:
        return look.get_grade_display()

    @staticmethod
    def resolve_disposition(look: Inspection, info: Any) -> str | None:
        return look.disposition if READ_RETURNS.admits(info.context.viewer) else None

    @staticmethod
    def resolve_note(look: Inspection, info: Any) -> str | None:
        return (look.note or None) if is_team(info) else None

    @staticmethod
    def resolve_warehouse_id(look: Inspection, info: Any) -> str | None:
        return (look.warehouse or None) if READ_RETURNS.admits(info.context.viewer) else None

    @staticmethod
    def resolve_photos(look: Inspection, info: Any) -> Any:
        return look.photos.all() if is_team(info) else None

    @staticmethod
    def resolve_serial(look: Inspection, info: Any) -> str | None:
        return (look.serial or None) if READ_RETURNS.admits(info.context.viewer) else None

    @staticmethod
    def resolve_batch(look: Inspection, info: Any) -> str | None:
        return look.batch if READ_RETURNS.admits(info.context.viewer) else None


class PostSaleReturnLine(graphene.ObjectType):
    """Units of one order line. Asked for, approved, received and inspected are different numbers."""

    class Meta:
        interfaces = (Node,)

    order_line = graphene.Field(PostSaleOrderLine, required=True)
    quantity = graphene.Int(required=True, description="Asked for.")
    quantity_approved = graphene.Int(description="Null until it was decided.")
    quantity_received = graphene.Int(required=True)
    quantity_inspected = graphene.Int(required=True)
    quantity_settled = graphene.Int(required=True)
    quantity_missing = graphene.Int(required=True, description="Approved, and given up.")
    quantity_expected = graphene.Int(required=True, description="Approved, and still to come.")
    quantity_uninspected = graphene.Int(required=True, description="Here, and still to be checked.")
    reason = graphene.Field(PostSaleReturnReason, required=True)
    details = graphene.String(description="What the shopper answered to the reason's question.")
    is_unsealed = graphene.Boolean(required=True, description="The shopper said that its seal was opened.")
    wanted_variant_id = graphene.ID(description="Saleor's id of what is wanted instead, in an exchange.")
    wanted_variant_name = graphene.String()
    decline_reason = graphene.String()
    estimate = graphene.Field(PostSaleMoney, required=True, description="For all that was asked for.")
    fees = graphene.Field(PostSaleMoney, required=True)
    inspections = graphene.List(graphene.NonNull(PostSaleInspection), required=True)
    files = graphene.List(graphene.NonNull(PostSaleReturnFile), required=True)
    decision = graphene.Field(PostSaleReturnDecision, description="What the policy said when it was asked for.")

    @staticmethod
    def resolve_order_line(line: ReturnLine, info: Any) -> OrderLine | None:
        return related(line, lambda each: each.order_line)

    @staticmethod
    def resolve_quantity_expected(line: ReturnLine, info: Any) -> int:
        return line.counts.expected

    @staticmethod
    def resolve_quantity_uninspected(line: ReturnLine, info: Any) -> int:
        return line.counts.uninspected

    @staticmethod
    def resolve_details(line: ReturnLine, info: Any) -> str | None:
        return line.details or None

    @staticmethod
    def resolve_wanted_variant_id(line: ReturnLine, info: Any) -> str | None:
        return line.wanted_variant or None

    @staticmethod
    def resolve_wanted_variant_name(line: ReturnLine, info: Any) -> str | None:
        names = batched(info, line, "wanted_variants", _wanted_variants, variant_names) or {}
        return names.get(line.wanted_variant)

    @staticmethod
    def resolve_decline_reason(line: ReturnLine, info: Any) -> str | None:
        return line.decline_reason or None

    @staticmethod
    def resolve_estimate(line: ReturnLine, info: Any) -> Money:
        return money(line.estimate_amount, line.of.currency)

    @staticmethod
    def resolve_fees(line: ReturnLine, info: Any) -> Money:
        return money(line.fee_amount, line.of.currency)

    @staticmethod
    def resolve_inspections(line: ReturnLine, info: Any) -> Any:
        return line.inspections.all()

    @staticmethod
    def resolve_files(line: ReturnLine, info: Any) -> Any:
        return files_for(info.context.viewer, list(line.files.all()))

    @staticmethod
    def resolve_decision(line: ReturnLine, info: Any) -> Judged | None:
        kept = line.of.decision.get(str(line.order_line_id))
        return None if kept is None else Judged(Decision.from_json(kept), line.of.currency)


def _wanted_variants(line: ReturnLine) -> tuple[str, ...] | None:
    return (line.wanted_variant,) if line.wanted_variant else None


class PostSaleReceipt(graphene.ObjectType):
    """A parcel, or part of one, that was taken in. Units name lines of the return."""

    batch = graphene.String(required=True)
    at = graphene.DateTime(required=True)
    units = graphene.List(graphene.NonNull(PostSaleUnits), required=True)

    @staticmethod
    def resolve_units(receipt: Receipt, info: Any) -> list[PostSaleUnits]:
        lines = {str(line.pk): line.order_line_id for line in receipt.of.lines.all()}
        return [
            PostSaleUnits(order_line_id=show_id("PostSaleOrderLine", lines[key]), quantity=quantity)
            for key, quantity in receipt.units.items()
            if key in lines
        ]
