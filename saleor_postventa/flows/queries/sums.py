"""What became of everybody, and of every mail: nobody and nothing is left out of the sums."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from saleor_postventa.flows.models import Flow, Journey, Passage
from saleor_postventa.mailing.codes import MessageStatus

NOT_SENT = (MessageStatus.CANCELLED, MessageStatus.FAILED)
UNDER_WAY = (MessageStatus.WAITING, MessageStatus.SENDING)


@dataclass(frozen=True, slots=True)
class StateSum:
    """How many journeys are in a state for a reason; of those on the way the reason is empty."""

    state: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSums:
    """`planned` is the sum of the others. `reasons` say why mails were not sent, or wait, the most frequent first."""

    planned: int
    sent: int
    waiting: int
    not_sent: int
    reasons: tuple[tuple[str, int], ...]


def states_of(flow: Flow) -> list[StateSum]:
    rows = Journey.objects.filter(flow=flow).order_by().values("state", "reason").annotate(count=Count("pk"))
    return [StateSum(row["state"], row["reason"], row["count"]) for row in rows.order_by("state", "reason")]


def mails_of(flow: Flow) -> MailSums:
    rows = Passage.objects.filter(journey__flow=flow).exclude(message=None).order_by()
    counted = rows.values("message__status", "message__cancel_reason", "message__waits_for")
    by_status: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for row in counted.annotate(count=Count("pk")):
        by_status[row["message__status"]] += row["count"]
        why = row["message__cancel_reason"] or row["message__waits_for"]
        if why and row["message__status"] in (*NOT_SENT, *UNDER_WAY):
            reasons[why] += row["count"]
    planned = sum(by_status.values())
    waiting, not_sent = (sum(by_status[status] for status in group) for group in (UNDER_WAY, NOT_SENT))
    return MailSums(
        planned=planned,
        sent=planned - waiting - not_sent,
        waiting=waiting,
        not_sent=not_sent,
        reasons=tuple(sorted(reasons.items(), key=lambda each: (-each[1], each[0]))),
    )
