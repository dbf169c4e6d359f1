"""What comes of a flow: who went through it, what became of its mails, and what it brings."""

from typing import Any

import graphene

from saleor_postventa.core.statistics import Difference
from saleor_postventa.flows.codes import EndReason, Exit, JourneyState
from saleor_postventa.flows.models import Flow
from saleor_postventa.flows.queries.attribution import Attributed, attributed_to
from saleor_postventa.flows.queries.sums import MailSums, StateSum, mails_of, states_of
from saleor_postventa.flows.queries.trials import TrialResult, trials_of
from saleor_postventa.flows.queries.uplift import Uplift, uplift_of
from saleor_postventa.mailing.codes import CancelReason, WaitReason
from saleor_postventa.web.extension import extends
from saleor_postventa.web.values import PostSaleMoney, PostSaleShare

from .flows import PostSaleFlow


class PostSaleFlowDifference(graphene.ObjectType):
    """Of two groups, with its interval (95 %)."""

    value = graphene.Float(required=True)
    low = graphene.Float(required=True)
    high = graphene.Float(required=True)
    is_visible = graphene.Boolean(required=True, description="Whether the interval leaves no room for no difference.")

    @staticmethod
    def resolve_is_visible(difference: Difference, info: Any) -> bool:
        return difference.is_visible


class PostSaleFlowCount(graphene.ObjectType):
    """How many, and why."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    count = graphene.Int(required=True)


class PostSaleFlowPeople(graphene.ObjectType):
    """How many are in a state; `reason` is empty of those on the way."""

    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    reason = graphene.String(required=True)
    reason_label = graphene.String(required=True)
    count = graphene.Int(required=True)

    @staticmethod
    def resolve_state_label(found: StateSum, info: Any) -> str:
        return str(JourneyState(found.state).label)

    @staticmethod
    def resolve_reason_label(found: StateSum, info: Any) -> str:
        return reason_label(found.reason)


class PostSaleFlowMails(graphene.ObjectType):
    """`planned` is the sum of the three others."""

    planned = graphene.Int(required=True)
    sent = graphene.Int(required=True)
    waiting = graphene.Int(required=True)
    not_sent = graphene.Int(required=True)
    reasons = graphene.List(
        graphene.NonNull(PostSaleFlowCount), required=True, description="Why they wait or were not."
    )

    @staticmethod
    def resolve_reasons(sums: MailSums, info: Any) -> list[PostSaleFlowCount]:
        return [PostSaleFlowCount(code=code, label=_mail_reason(code), count=count) for code, count in sums.reasons]


class PostSaleFlowUplift(graphene.ObjectType):
    """People who got the flow beside people who were held back from it, by intention to treat.

    Those count whose days are over, once each. Revenue is of one currency, less what went back.
    """

    in_words = graphene.String(required=True)
    is_known = graphene.Boolean(required=True)
    days = graphene.Int(required=True)
    currency = graphene.String(required=True)
    treated = graphene.Field(PostSaleShare, description="Buyers among those who got it.")
    held_back = graphene.Field(PostSaleShare, description="Buyers among those who were held back.")
    conversion = graphene.Field(
        PostSaleFlowDifference, description="Of buyers, -1 to 1: Newcombe's interval. Null while too few are through."
    )
    revenue = graphene.Field(PostSaleFlowDifference, description="A person: Welch's interval.")
    revenue_cut_at = graphene.Float(description="Sums over this were counted as this: the 99.5th percentile.")
    total = graphene.Field(PostSaleFlowDifference, description="Of all who got it.")

    @staticmethod
    def resolve_revenue(uplift: Uplift, info: Any) -> Difference | None:
        return uplift.revenue.difference if uplift.revenue is not None else None

    @staticmethod
    def resolve_revenue_cut_at(uplift: Uplift, info: Any) -> float | None:
        return uplift.revenue.cut_at if uplift.revenue is not None else None


class PostSaleFlowAttributed(graphene.ObjectType):
    """Orders after a click on one of its mails: the last click counts, opened mails never.

    The figures are null where the shop does not count clicks. To be read beside `uplift`, which says what was added.
    """

    in_words = graphene.String(required=True)
    why_different = graphene.String(required=True, description="Why it is not what `uplift` says.")
    is_counted = graphene.Boolean(required=True)
    days = graphene.Int(required=True, description="An order counts for so many days after the click.")
    people = graphene.Int(description="Who clicked.")
    orders = graphene.Int()
    revenue = graphene.Field(PostSaleMoney, description="Less what was paid back; of the shop's main currency.")


class PostSaleFlowTrial(graphene.ObjectType):
    """Two mails against each other. Nothing is told before as many as were planned are through."""

    code = graphene.String(required=True)
    step = graphene.String(required=True)
    planned = graphene.Int(required=True, description="People that each of the two needs.")
    own = graphene.Field(PostSaleShare)
    other = graphene.Field(PostSaleShare)
    difference = graphene.Field(PostSaleFlowDifference, description="Other less own.")
    is_told_apart = graphene.Boolean(required=True, description="Fisher's exact test, at 5 %.")
    in_words = graphene.String(required=True)


class PostSaleFlowResults(graphene.ObjectType):
    """Of a flow that was published."""

    people = graphene.List(graphene.NonNull(PostSaleFlowPeople), required=True)
    mails = graphene.Field(PostSaleFlowMails, required=True)
    uplift = graphene.Field(PostSaleFlowUplift, required=True)
    attributed = graphene.Field(PostSaleFlowAttributed, required=True)
    trials = graphene.List(graphene.NonNull(PostSaleFlowTrial), required=True)

    @staticmethod
    def resolve_people(flow: Flow, info: Any) -> list[StateSum]:
        return states_of(flow)

    @staticmethod
    def resolve_mails(flow: Flow, info: Any) -> MailSums:
        return mails_of(flow)

    @staticmethod
    def resolve_uplift(flow: Flow, info: Any) -> Uplift:
        return uplift_of(flow)

    @staticmethod
    def resolve_attributed(flow: Flow, info: Any) -> Attributed:
        return attributed_to(flow)

    @staticmethod
    def resolve_trials(flow: Flow, info: Any) -> list[TrialResult]:
        return trials_of(flow)


@extends(PostSaleFlow)
class FlowResultsField(graphene.ObjectType):
    results = graphene.Field(PostSaleFlowResults, description="Null of a draft; of each flow several queries.")

    @staticmethod
    def resolve_results(flow: Flow, info: Any) -> Flow | None:
        return flow if flow.current is not None else None


def reason_label(reason: str) -> str:
    for words in (Exit, EndReason):
        if reason in words.values:
            return str(words(reason).label)
    return reason


def _mail_reason(code: str) -> str:
    for words in (CancelReason, WaitReason):
        if code in words.values:
            return str(words(code).label)
    return code
