"""What the policy says of an order line, as the graph shows it: to shoppers in a sentence, to staff with the trace."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import graphene
from django.utils.translation import get_language, override

from saleor_postventa.core.money import Money
from saleor_postventa.orders.api.types import PostSaleOrderLine
from saleor_postventa.returns.methods import method_label
from saleor_postventa.returns.policy.decision import Bonus, Decision, Fee, TraceStep, Window
from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.policy.sentences import for_shopper, for_staff
from saleor_postventa.returns.queries import Item
from saleor_postventa.web.permissions import READ_RETURN_NOTES
from saleor_postventa.web.values import PostSaleChoice, PostSaleLanguage, PostSaleMoney, money

from .enums import PostSaleProcessingEvent, PostSaleReturnOutcome, PostSaleReturnVerdict

BEFORE_THE_END = timedelta(microseconds=1)


@dataclass(frozen=True)
class Judged:
    """A decision, the currency of its amounts, and the policy that it follows from, where that is at hand."""

    decision: Decision
    currency: str
    policy: Policy | None = None


@dataclass(frozen=True)
class Priced:
    of: Fee | Bonus
    currency: str


class PostSaleReturnWindow(graphene.ObjectType):
    """From `startsAt` to, and without, `endsAt`. `lastDay` is what people are told, in the shop's time zone."""

    starts_at = graphene.DateTime(required=True)
    ends_at = graphene.DateTime(required=True)
    last_day = graphene.Date(required=True)
    days = graphene.Int(required=True)
    anchor = graphene.String(required=True, description="What it is counted from: `delivered_last` ...")
    is_estimated = graphene.Boolean(
        required=True, description="The delivery date is not known; it was reckoned from the day of dispatch."
    )
    is_extended_over_holidays = graphene.Boolean(required=True)

    @staticmethod
    def resolve_last_day(window: Window, info: Any) -> date:
        return (window.ends_at - BEFORE_THE_END).astimezone(info.context.shop.preferences.zone).date()


class PostSaleReturnFee(graphene.ObjectType):
    """Of the whole return, or of each unit."""

    kind = graphene.String(required=True, description="`handling`, `label` or `restocking`.")
    amount = graphene.Field(PostSaleMoney, required=True)
    is_per_unit = graphene.Boolean(required=True)

    @staticmethod
    def resolve_kind(priced: Priced, info: Any) -> str:
        return priced.of.kind

    @staticmethod
    def resolve_amount(priced: Priced, info: Any) -> Money:
        return money(priced.of.amount, priced.currency)

    @staticmethod
    def resolve_is_per_unit(priced: Priced, info: Any) -> bool:
        return isinstance(priced.of, Fee) and priced.of.is_per_unit


class PostSaleReturnBonus(graphene.ObjectType):
    """Per unit, for choosing another outcome than money back."""

    kind = graphene.String(required=True)
    outcome = graphene.Field(PostSaleReturnOutcome, required=True)
    amount = graphene.Field(PostSaleMoney, required=True)

    @staticmethod
    def resolve_kind(priced: Priced, info: Any) -> str:
        return priced.of.kind

    @staticmethod
    def resolve_outcome(priced: Priced, info: Any) -> str | None:
        return priced.of.outcome if isinstance(priced.of, Bonus) else None

    @staticmethod
    def resolve_amount(priced: Priced, info: Any) -> Money:
        return money(priced.of.amount, priced.currency)


class PostSalePolicyStep(graphene.ObjectType):
    """One thing that the engine weighed. `lostTo` names the rule that outranked this one."""

    code = graphene.String(required=True)
    rule = graphene.String()
    target = graphene.String()
    value = graphene.JSONString()
    is_applied = graphene.Boolean(required=True)
    lost_to = graphene.String()
    facts = graphene.JSONString(required=True)

    @staticmethod
    def resolve_rule(step: TraceStep, info: Any) -> str | None:
        return step.rule or None

    @staticmethod
    def resolve_target(step: TraceStep, info: Any) -> str | None:
        return step.target or None

    @staticmethod
    def resolve_lost_to(step: TraceStep, info: Any) -> str | None:
        return step.lost_to or None


def _of_the_decision(name: str, default: Any, judged: Judged, info: Any, **arguments: Any) -> Any:
    return getattr(judged.decision, name, default)


class PostSaleReturnDecision(graphene.ObjectType):
    """Whether something can be returned, until when and how, and the sentence that says so."""

    class Meta:
        default_resolver = _of_the_decision

    verdict = graphene.Field(PostSaleReturnVerdict, required=True)
    code = graphene.String(required=True, description="The deciding fact; stable.")
    sentence = graphene.String(
        required=True,
        language=PostSaleLanguage(description="Without it, the language asked for (Accept-Language)."),
    )
    is_returnable = graphene.Boolean(required=True)
    returnable = graphene.Int(required=True, description="How many units.")
    window = graphene.Field(PostSaleReturnWindow, description="Null while its end is not known.")
    outcomes = graphene.List(graphene.NonNull(PostSaleReturnOutcome), required=True)
    methods = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    fees = graphene.List(graphene.NonNull(PostSaleReturnFee), required=True)
    bonuses = graphene.List(graphene.NonNull(PostSaleReturnBonus), required=True)
    is_keep_it = graphene.Boolean(required=True, description="The item need not come back.")
    is_donated = graphene.Boolean(required=True)
    is_shipping_refunded = graphene.Boolean(required=True)
    requires_photos = graphene.Int(required=True)
    requires_shipping = graphene.Boolean(required=True)
    needs_seal = graphene.Boolean(required=True, description="Taken back only as long as its seal is whole.")
    processing_event = graphene.Field(PostSaleProcessingEvent, required=True)
    exchange_delivery = graphene.String()
    reason_group = graphene.String()
    has_withdrawal_right = graphene.Boolean(required=True)
    withdrawal_ends_at = graphene.DateTime()
    guarantee_ends_on = graphene.Date()
    article = graphene.String(description="Of the law, where it decided.")
    destination = graphene.String(description="For the shop's team.")
    staff_sentences = graphene.List(graphene.NonNull(graphene.String), description="For the shop's team.")
    trace = graphene.List(graphene.NonNull(PostSalePolicyStep), description="For the shop's team.")

    @staticmethod
    def resolve_sentence(judged: Judged, info: Any, *, language: Any = None) -> str:
        with override(language.value if language else get_language()):
            return for_shopper(judged.decision)

    @staticmethod
    def resolve_is_returnable(judged: Judged, info: Any) -> bool:
        return judged.decision.verdict.is_open

    @staticmethod
    def resolve_methods(judged: Judged, info: Any) -> list[PostSaleChoice]:
        return [PostSaleChoice(code=code, label=method_label(code)) for code in judged.decision.methods]

    @staticmethod
    def resolve_fees(judged: Judged, info: Any) -> list[Priced]:
        return [Priced(fee, judged.currency) for fee in judged.decision.fees]

    @staticmethod
    def resolve_bonuses(judged: Judged, info: Any) -> list[Priced]:
        return [Priced(bonus, judged.currency) for bonus in judged.decision.bonuses]

    @staticmethod
    def resolve_exchange_delivery(judged: Judged, info: Any) -> str | None:
        return judged.decision.exchange_delivery or None

    @staticmethod
    def resolve_reason_group(judged: Judged, info: Any) -> str | None:
        return judged.decision.reason_group or None

    @staticmethod
    def resolve_article(judged: Judged, info: Any) -> str | None:
        return judged.decision.article or None

    @staticmethod
    def resolve_destination(judged: Judged, info: Any) -> str | None:
        return (judged.decision.destination or None) if READ_RETURN_NOTES.admits(info.context.viewer) else None

    @staticmethod
    def resolve_staff_sentences(judged: Judged, info: Any) -> list[str] | None:
        return for_staff(judged.decision, judged.policy) if READ_RETURN_NOTES.admits(info.context.viewer) else None

    @staticmethod
    def resolve_trace(judged: Judged, info: Any) -> Any:
        return judged.decision.trace if READ_RETURN_NOTES.admits(info.context.viewer) else None


class PostSaleReturnableItem(graphene.ObjectType):
    """A line of an order and whether it can be returned; also where it can't."""

    order_line = graphene.Field(PostSaleOrderLine, required=True)
    is_returnable = graphene.Boolean(required=True)
    quantity = graphene.Int(required=True, description="How many units can be returned now.")
    sentence = graphene.String(required=True)
    decision = graphene.Field(PostSaleReturnDecision, required=True)

    @staticmethod
    def resolve_is_returnable(item: Item, info: Any) -> bool:
        return item.decision.verdict.is_open

    @staticmethod
    def resolve_quantity(item: Item, info: Any) -> int:
        return item.decision.returnable if item.decision.verdict.is_open else 0

    @staticmethod
    def resolve_sentence(item: Item, info: Any) -> str:
        return for_shopper(item.decision)

    @staticmethod
    def resolve_decision(item: Item, info: Any) -> Judged:
        return Judged(item.decision, item.order_line.currency, item.policy)


def shown_to(info: Any, items: list[Item]) -> list[Item]:
    """What a rule hides is hidden from shoppers alone."""
    return [item for item in items if not item.decision.is_hidden] if info.context.viewer.is_shopper else items
