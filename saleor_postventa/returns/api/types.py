"""A return, as the graph shows it: to its shopper, to the team, and to integrators."""

from typing import Any

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.goods.api import PostSaleGoodsMove
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.methods import method_label
from saleor_postventa.returns.models import Exchange, Return
from saleor_postventa.returns.papers import can_take_label
from saleor_postventa.returns.photos import can_take_photos
from saleor_postventa.returns.queries import status_sentence
from saleor_postventa.returns.queries.queue import is_overdue, moves_of_returns
from saleor_postventa.returns.rules import OPEN, Outcome, ReturnStatus, Step, next_status
from saleor_postventa.returns.services import settlement_ahead
from saleor_postventa.returns.team_papers import label_path, photo_path, slip_path
from saleor_postventa.web.batching import all_related, batched, related
from saleor_postventa.web.connections import countable_connection
from saleor_postventa.web.ids import Node
from saleor_postventa.web.permissions import HANDLE_RETURNS, READ_CUSTOMER, READ_ORDER, READ_RETURNS, requires
from saleor_postventa.web.values import PostSaleChoice, PostSaleLanguage, PostSaleMoney, money

from .enums import (
    PostSaleProcessingEvent,
    PostSaleReturnActor,
    PostSaleReturnChannel,
    PostSaleReturnOutcome,
    PostSaleReturnStatus,
    PostSaleReturnStep,
)
from .lines import PostSaleReceipt, PostSaleReturnLine
from .notes import (
    PostSaleReturnFile,
    PostSaleReturnNote,
    PostSaleReturnTransition,
    files_for,
    is_team,
    notes_for,
)
from .settlements import PostSaleExchange, PostSaleSettlement, PostSaleSettlementAhead
from .wishes import ReturnFindingInput, findings_of

BY_SHOPPER = frozenset({Step.CANCEL, Step.SEND})
BY_ITSELF = frozenset({Step.EXPIRE, Step.RESOLVE})


class PostSaleReturnSentence(graphene.ObjectType):
    """How things stand: what happens next, who acts, and by when."""

    text = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    actor = graphene.Field(PostSaleReturnActor, required=True)
    by_when = graphene.DateTime(required=True, description="Of what is over: when that was.")


class PostSaleReturn(graphene.ObjectType):
    """What one shopper sends back of one order, for one outcome."""

    class Meta:
        interfaces = (Node,)

    number = graphene.String(required=True)
    status = graphene.Field(PostSaleReturnStatus, required=True)
    status_label = graphene.String(required=True)
    status_since = graphene.DateTime(required=True)
    age_days = graphene.Int(required=True, description="Whole days since it was asked for.")
    days_in_status = graphene.Int(required=True)
    sentence = graphene.Field(PostSaleReturnSentence, required=True)
    next_steps = graphene.List(
        graphene.NonNull(PostSaleReturnStep), required=True, description="What the asker can have done now."
    )
    outcome = graphene.Field(PostSaleReturnOutcome, required=True)
    method = graphene.Field(PostSaleChoice)
    channel = graphene.Field(PostSaleReturnChannel, required=True)
    language = graphene.Field(PostSaleLanguage, required=True)
    processing_event = graphene.Field(PostSaleProcessingEvent, required=True)
    order_number = graphene.String(required=True)
    order_saleor_id = graphene.ID(required=True)
    order = graphene.Field(PostSaleOrder)
    customer = graphene.Field(PostSaleCustomer)
    lines = graphene.List(graphene.NonNull(PostSaleReturnLine), required=True)
    estimate = graphene.Field(PostSaleMoney, required=True, description="What was told before it was asked for.")
    fees = graphene.Field(PostSaleMoney, required=True)
    shipping = graphene.Field(PostSaleMoney, required=True)
    is_keep_it = graphene.Boolean(required=True)
    decline_reason = graphene.String()
    tracking_number = graphene.String()
    carrier = graphene.String()
    requested_at = graphene.DateTime(required=True)
    approved_at = graphene.DateTime()
    declined_at = graphene.DateTime()
    sent_at = graphene.DateTime()
    first_received_at = graphene.DateTime()
    received_at = graphene.DateTime()
    inspected_at = graphene.DateTime()
    resolved_at = graphene.DateTime()
    cancelled_at = graphene.DateTime()
    expired_at = graphene.DateTime()
    reopened_at = graphene.DateTime()
    send_by = graphene.DateTime()
    reminded_at = graphene.DateTime()
    refund_due_at = graphene.DateTime(description="By when the money has to be back; null while it may be withheld.")
    settlements = graphene.List(graphene.NonNull(PostSaleSettlement), required=True)
    exchange = graphene.Field(PostSaleExchange)
    notes = graphene.List(graphene.NonNull(PostSaleReturnNote), required=True)
    files = graphene.List(graphene.NonNull(PostSaleReturnFile), required=True)
    transitions = graphene.List(graphene.NonNull(PostSaleReturnTransition), required=True)
    needs_review = graphene.Boolean(description="For the shop's team and integrators.")
    is_overdue = graphene.Boolean(description="Something of it is late; for the shop's team and integrators.")
    override_reason = graphene.String(description="Why staff went past the policy; for the shop's team.")
    destination = graphene.String(description="Where it goes; for the shop's team and integrators.")
    policy_number = graphene.Int(description="The version it was judged by; null for the default policy.")
    receipts = graphene.List(graphene.NonNull(PostSaleReceipt), description="For the shop's team and integrators.")
    goods_moves = graphene.List(graphene.NonNull(PostSaleGoodsMove), description="For the shop's team.")
    settlement_ahead = graphene.Field(
        PostSaleSettlementAhead,
        findings=graphene.List(graphene.NonNull(ReturnFindingInput)),
        description="What settling would come to now, or noting these findings; null where neither would settle "
        "anything. For the shop's team.",
    )
    slip_path = graphene.String(
        description="Opens the slip for the parcel for a quarter of an hour, on this app's host; for the shop's team."
    )
    photo_path = graphene.String(
        description="Takes photos of the inspection, each as `file` of a form, for an hour, and answers with the `id` "
        "that a finding names; null where nothing can be inspected. For the shop's team."
    )
    label_path = graphene.String(
        description="Takes a label as `file` of a form for an hour; null where none is needed. For the shop's team."
    )

    @staticmethod
    def resolve_status_label(ret: Return, info: Any) -> str:
        return ret.get_status_display()

    @staticmethod
    def resolve_age_days(ret: Return, info: Any) -> int:
        return (now() - ret.requested_at).days

    @staticmethod
    def resolve_days_in_status(ret: Return, info: Any) -> int:
        return (now() - ret.status_since).days

    @staticmethod
    def resolve_sentence(ret: Return, info: Any) -> Any:
        return status_sentence(ret)

    @staticmethod
    def resolve_next_steps(ret: Return, info: Any) -> list[Step]:
        possible = {step for step in Step if next_status(ReturnStatus(ret.status), step) is not None}
        possible &= BY_SHOPPER if info.context.viewer.is_shopper else set(Step) - BY_ITSELF
        return [step for step in Step if step in possible]

    @staticmethod
    def resolve_method(ret: Return, info: Any) -> PostSaleChoice | None:
        return PostSaleChoice(code=ret.method, label=method_label(ret.method)) if ret.method else None

    @staticmethod
    def resolve_language(ret: Return, info: Any) -> Any:
        return info.context.shop.preferences.language_for(ret.language)

    @staticmethod
    def resolve_order_number(ret: Return, info: Any) -> str:
        return ret.order.number

    @staticmethod
    def resolve_order_saleor_id(ret: Return, info: Any) -> str:
        return ret.order.saleor_id

    @staticmethod
    @requires(READ_ORDER)
    def resolve_order(ret: Return, info: Any) -> Order | None:
        return related(ret, lambda each: each.order)

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_customer(ret: Return, info: Any) -> Customer | None:
        return related(ret, lambda each: each.customer)

    @staticmethod
    def resolve_lines(ret: Return, info: Any) -> Any:
        return all_related(ret, lambda each: list(each.lines.all()))

    @staticmethod
    def resolve_estimate(ret: Return, info: Any) -> Money:
        return ret.estimate.rounded()

    @staticmethod
    def resolve_fees(ret: Return, info: Any) -> Money:
        return money(ret.fee_amount, ret.currency)

    @staticmethod
    def resolve_shipping(ret: Return, info: Any) -> Money:
        return money(ret.shipping_amount, ret.currency)

    @staticmethod
    def resolve_decline_reason(ret: Return, info: Any) -> str | None:
        return ret.decline_reason or None

    @staticmethod
    def resolve_tracking_number(ret: Return, info: Any) -> str | None:
        return ret.tracking_number or None

    @staticmethod
    def resolve_carrier(ret: Return, info: Any) -> str | None:
        return ret.carrier or None

    @staticmethod
    def resolve_settlements(ret: Return, info: Any) -> Any:
        return all_related(ret, lambda each: list(each.settlements.all()))

    @staticmethod
    def resolve_exchange(ret: Return, info: Any) -> Exchange | None:
        return related(ret, _exchange) if ret.outcome == Outcome.EXCHANGE else _exchange(ret)

    @staticmethod
    def resolve_notes(ret: Return, info: Any) -> Any:
        return notes_for(info.context.viewer, list(ret.notes.all()))

    @staticmethod
    def resolve_files(ret: Return, info: Any) -> Any:
        return files_for(info.context.viewer, list(ret.files.all()))

    @staticmethod
    def resolve_transitions(ret: Return, info: Any) -> Any:
        return ret.transitions.all()

    @staticmethod
    def resolve_needs_review(ret: Return, info: Any) -> bool | None:
        return ret.needs_review if READ_RETURNS.admits(info.context.viewer) else None

    @staticmethod
    def resolve_is_overdue(ret: Return, info: Any) -> bool | None:
        return is_overdue(ret, now()) if READ_RETURNS.admits(info.context.viewer) else None

    @staticmethod
    def resolve_override_reason(ret: Return, info: Any) -> str | None:
        return (ret.override_reason or None) if is_team(info) else None

    @staticmethod
    def resolve_destination(ret: Return, info: Any) -> str | None:
        return (ret.destination or None) if READ_RETURNS.admits(info.context.viewer) else None

    @staticmethod
    def resolve_policy_number(ret: Return, info: Any) -> int | None:
        return ret.policy_version.number if ret.policy_version else None

    @staticmethod
    def resolve_receipts(ret: Return, info: Any) -> Any:
        return ret.receipts.all() if READ_RETURNS.admits(info.context.viewer) else None

    @staticmethod
    def resolve_goods_moves(ret: Return, info: Any) -> Any:
        if not is_team(info):
            return None
        return batched(info, ret, "goods_moves", lambda each: each.pk, moves_of_returns) or []

    @staticmethod
    def resolve_settlement_ahead(ret: Return, info: Any, *, findings: list[dict[str, Any]] | None = None) -> Any:
        if not is_team(info) or ret.status not in OPEN - {ReturnStatus.REQUESTED}:
            return None
        return settlement_ahead(ret, findings_of(findings or []))

    @staticmethod
    def resolve_photo_path(ret: Return, info: Any) -> str | None:
        is_open = HANDLE_RETURNS.admits(info.context.viewer) and is_team(info) and can_take_photos(ret)
        return photo_path(ret, info.context.shop, by=info.context.viewer.actor) if is_open else None

    @staticmethod
    def resolve_slip_path(ret: Return, info: Any) -> str | None:
        is_there = is_team(info) and ret.status in OPEN - {ReturnStatus.REQUESTED} and not ret.is_keep_it
        return slip_path(ret, info.context.shop) if is_there else None

    @staticmethod
    def resolve_label_path(ret: Return, info: Any) -> str | None:
        is_open = HANDLE_RETURNS.admits(info.context.viewer) and is_team(info) and can_take_label(ret)
        return label_path(ret, info.context.shop, by=info.context.viewer.actor) if is_open else None


def _exchange(ret: Return) -> Exchange | None:
    return getattr(ret, "exchange", None)


PostSaleReturnConnection = countable_connection(PostSaleReturn)
