"""Which event of a return is told to its shopper, by which notice."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from saleor_postventa.core.event import Event
from saleor_postventa.credits.events import CreditIssued
from saleor_postventa.goods.events import ReplacementOrdered
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message
from saleor_postventa.refunds.events import RefundSettled

from . import mails
from .events import (
    ExchangeSoldOut,
    ReturnApproved,
    ReturnArranged,
    ReturnCancelled,
    ReturnDeclined,
    ReturnExpired,
    ReturnInspected,
    ReturnNoteAdded,
    ReturnPapersMade,
    ReturnReceived,
    ReturnReminded,
    ReturnRequested,
    ReturnSent,
    SettlementMade,
)
from .mails import Notice
from .models import Return
from .rules import Outcome

_REFERENCE = re.compile(r"return:(\d+)(?::\d+)?")


def plan_notice_of(fact: Event) -> Message | None:
    """Ask for the mail that tells of an event, once; None where there is nothing, or nobody, to tell."""
    planned = _PLANS[type(fact)](fact) if type(fact) in _PLANS else None
    if planned is None:
        return None
    notice, return_id, facts = planned
    return plan_notice(notice, return_id, key=fact.key(), facts=facts)


def plan_notice(notice: Notice, return_id: int, *, key: str, facts: Mapping[str, Any] | None = None) -> Message | None:
    """Ask for a notice; the same notice with the same key is the same mail. `facts` are ids, codes and counts."""
    ret = Return.objects.select_related("order__customer", "customer").filter(pk=return_id).first()
    person = (ret.customer or ret.order.customer) if ret is not None else None
    if ret is None or person is None or person.is_erased:
        return None
    return request_message(
        notice.code,
        key=f"{notice.code}:{ret.pk}:{key}",
        customer=person,
        order=ret.order,
        facts={"return": ret.pk, **(facts or {})},
        language=ret.language,
    )


type Plan = tuple[Notice, int, dict[str, Any]]


def _of_units(notice: Notice) -> Callable[[Any], Plan]:
    return lambda fact: (notice, fact.return_id, {"units": fact.units})


def _of_return(notice: Notice) -> Callable[[Any], Plan]:
    return lambda fact: (notice, fact.return_id, {})


def _of_settlement(fact: SettlementMade) -> Plan | None:
    """Store credit and exchanges are told of once they are there."""
    is_refund = fact.outcome == Outcome.REFUND and fact.amount > 0
    return (mails.REFUND_STARTED, fact.return_id, {"settlement": fact.settlement_id}) if is_refund else None


def _of_reference(notice: Notice, name: str, pk: Callable[[Any], int]) -> Callable[[Any], Plan | None]:
    """What the rooms below did because a settlement asked for it."""

    def plan(fact: Any) -> Plan | None:
        found = _REFERENCE.fullmatch(fact.reference)
        return (notice, int(found[1]), {name: pk(fact)}) if found else None

    return plan


_PLANS: dict[type[Event], Callable[[Any], Plan | None]] = {
    ReturnRequested: _of_units(mails.REQUESTED),
    ReturnApproved: _of_units(mails.APPROVED),
    ReturnArranged: _of_return(mails.ARRANGED),
    ReturnPapersMade: _of_return(mails.PAPERS),
    ReturnDeclined: _of_units(mails.DECLINED),
    ReturnNoteAdded: lambda fact: (mails.NOTE, fact.return_id, {"note": fact.note_id}),
    ReturnReminded: _of_return(mails.REMINDER),
    ReturnSent: _of_return(mails.SENT),
    ReturnReceived: _of_units(mails.RECEIVED),
    ReturnInspected: lambda fact: (mails.CHECKED, fact.return_id, {"batch": fact.batch}),
    SettlementMade: _of_settlement,
    RefundSettled: _of_reference(mails.REFUNDED, "refund", lambda fact: fact.refund_id),
    CreditIssued: _of_reference(mails.CREDIT, "credit", lambda fact: fact.credit_id),
    ReplacementOrdered: _of_reference(mails.EXCHANGED, "move", lambda fact: fact.move_id),
    ExchangeSoldOut: _of_return(mails.SOLD_OUT),
    ReturnCancelled: _of_return(mails.CANCELLED),
    ReturnExpired: _of_return(mails.EXPIRED),
}
TOLD = tuple(_PLANS)
