"""What each notice shows besides what all of them show: items, facts, steps, and by when."""

from typing import Any

from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns import telling
from saleor_postventa.returns.models import Exchange, Inspection, ReturnLine, ReturnNote, Settlement
from saleor_postventa.returns.queries.arrangements import arrangement_of
from saleor_postventa.returns.queries.sentences import ANSWER_WITHIN
from saleor_postventa.returns.rules import Grade
from saleor_postventa.returns.telling import Fact, Item
from saleor_postventa.shops.secrets import unseal

from .notice import Case


def _asked(case: Case) -> list[Item]:
    return telling.items_of(case.lines, case.units(lambda line: line.quantity))


def _approved(case: Case) -> list[Item]:
    return telling.items_of(case.lines, case.units(_approved_units))


def _approved_units(line: ReturnLine) -> int:
    return line.quantity if line.quantity_approved is None else line.quantity_approved


def _settled(case: Case) -> list[Item]:
    settlement: Settlement = case.about
    return telling.items_of(case.lines, settlement.units)


def of_request(case: Case) -> dict[str, Any]:
    return {"items": _asked(case), "facts": [telling.outcome_fact(case.ret)]}


def of_approval(case: Case) -> dict[str, Any]:
    ret = case.ret
    return {
        "items": _approved(case),
        "left_out": [
            telling.item_of(line.order_line, line.quantity - _approved_units(line), note=line.decline_reason)
            for line in case.lines
            if _approved_units(line) < line.quantity
        ],
        "facts": [*telling.send_by_fact(ret), *telling.method_fact(ret), telling.outcome_fact(ret)],
        "steps": telling.steps_of(ret),
        "promise": telling.when_settled(ret),
    }


def of_sending(case: Case) -> dict[str, Any]:
    """A reminder, and the label."""
    ret = case.ret
    return {
        "items": _approved(case),
        "facts": [*telling.send_by_fact(ret), *telling.method_fact(ret)],
        "steps": telling.steps_of(ret),
        "send_by": telling.day_of(ret.send_by, ret),
    }


def of_appointment(case: Case) -> dict[str, Any]:
    ret, arrangement = case.ret, arrangement_of(case.ret)
    fixed_from = arrangement.fixed_from if arrangement is not None else None
    is_open = fixed_from is not None and now() < fixed_from
    return {
        "items": _approved(case),
        "facts": [*telling.appointment_fact(ret), *telling.method_fact(ret)],
        "steps": telling.steps_of(ret),
        "when": arrangement.said if arrangement is not None else "",
        "until": telling.day_of(fixed_from, ret) if is_open else "",
    }


def of_refusal(case: Case) -> dict[str, Any]:
    return {"items": _asked(case), "said": case.ret.decline_reason}


def of_departure(case: Case) -> dict[str, Any]:
    ret = case.ret
    return {"items": _approved(case), "facts": telling.tracking_facts(ret), "promise": telling.when_settled(ret)}


def of_arrival(case: Case) -> dict[str, Any]:
    ret = case.ret
    rest = sum(line.counts.expected for line in case.lines)
    return {
        "items": telling.items_of(case.lines, case.units(lambda line: line.quantity_received)),
        "rest": rest,
        "send_by": telling.day_of(ret.send_by, ret),
        "refund_by": telling.day_of(ret.refund_due_at, ret),
        "promise": telling.when_settled(ret, is_here=True),
    }


def of_check(case: Case) -> dict[str, Any]:
    looks: list[Inspection] = case.about
    return {
        "items": [
            telling.item_of(look.line.order_line, look.quantity, note=str(Grade(look.grade).label)) for look in looks
        ],
        "refund_by": telling.day_of(case.ret.refund_due_at, case.ret),
    }


def of_refund_start(case: Case) -> dict[str, Any]:
    settlement: Settlement = case.about
    return {
        "items": _settled(case),
        "facts": telling.settlement_facts(settlement),
        "amount": telling.shown(settlement.money),
        "refund_by": telling.day_of(case.ret.refund_due_at, case.ret),
    }


def of_refund(case: Case) -> dict[str, Any]:
    refund: Refund = case.about
    amount = telling.shown(refund.money)
    return {
        "items": telling.items_of(case.lines, {str(line): count for line, count in refund.units.items()}),
        "facts": [Fact(label=_("Sent back to you"), value=amount, is_total=True)],
        "amount": amount,
    }


def of_credit(case: Case) -> dict[str, Any]:
    credit: StoreCredit = case.about
    amount = telling.shown(credit.money)
    until = telling.date_of(credit.expires_on)
    facts = [Fact(label=_("Store credit"), value=amount, is_total=True)]
    return {
        "facts": [*facts, *([Fact(label=_("Valid until"), value=until)] if until else [])],
        "amount": amount,
        "code": unseal(credit.sealed_code),
        "until": until,
    }


def of_exchange(case: Case) -> dict[str, Any]:
    exchange: Exchange = case.about
    more = Money(exchange.difference_amount, exchange.currency)
    facts = [Fact(label=_("New order"), value=exchange.replacement_number)]
    if more.amount > 0:
        facts.append(Fact(label=_("Still to pay"), value=telling.shown(more)))
    elif more.amount < 0:
        facts.append(Fact(label=_("You get back"), value=telling.shown(-more)))
    return {
        "items": [Item(name=str(line["name"]), quantity=int(line["quantity"])) for line in exchange.lines],
        "facts": facts,
        "is_to_pay": more.amount > 0,
        "pay_amount": telling.shown(more),
        "told_by": telling.date_of(
            (exchange.status_since + ANSWER_WITHIN).astimezone(case.ret.shop.preferences.zone).date()
        ),
        "new_number": exchange.replacement_number,
    }


def of_sold_out(case: Case) -> dict[str, Any]:
    exchange: Exchange = case.about
    return {
        "items": [Item(name=str(line["name"]), quantity=int(line["quantity"])) for line in exchange.lines],
        "action": _("Choose again"),
    }


def of_end(case: Case) -> dict[str, Any]:
    return {"items": _approved(case), "send_by": telling.day_of(case.ret.send_by, case.ret)}


def of_note(case: Case) -> dict[str, Any]:
    note: ReturnNote = case.about
    return {"said": note.text, "action": _("Read and answer")}
