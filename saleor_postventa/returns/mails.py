"""The notices of a return: one kind of mail for every step that the shopper should know of.

Each says what happened, what happens next, who acts and by when. When it leaves, it is asked once more whether it is
still news: what things have moved past is not sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.core.registry import Registry
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.refunds.models import Refund
from saleor_postventa.shops.secrets import unseal

from . import telling
from .made_up import made_up_return
from .models import Exchange, Inspection, Return, ReturnLine, ReturnNote, ReturnQuerySet, Settlement
from .queries.arrangements import appointment_of, arrangement_of
from .queries.sentences import ANSWER_WITHIN
from .rules import ExchangeStatus, Grade, ReturnStatus, SettlementStatus
from .telling import Fact, Item

S = ReturnStatus
EVERY = frozenset(S)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a notice is about: the return with its lines, the ids that its event named, and the row beside it."""

    ret: Return
    lines: list[ReturnLine]
    facts: Mapping[str, Any]
    about: Any = None

    def units(self, counted: Callable[[ReturnLine], int]) -> dict[str, int]:
        """Those that the event named; for a preview, all."""
        named: dict[str, int] | None = self.facts.get("units")
        return named if named is not None else {str(line.order_line_id): counted(line) for line in self.lines}


@dataclass(frozen=True, kw_only=True)
class Notice:
    """`news_in` are the statuses in which it is still news. `about` finds the row that it is about besides the return,
    and `words` what its template shows more than what all show; without that row there is nothing to tell.
    """

    code: str
    label: Promise
    words: Callable[[Case], dict[str, Any]]
    news_in: frozenset[ReturnStatus] = EVERY
    about: Callable[[Return, Mapping[str, Any]], Any] = lambda ret, facts: ret
    is_news: Callable[[Case], bool] = lambda case: True


notices: Registry[Notice] = Registry("notices of returns")


def return_of(facts: Mapping[str, Any]) -> Return | None:
    return _with_people().filter(pk=facts.get("return", 0)).first()


def _with_people() -> ReturnQuerySet:
    found: ReturnQuerySet = Return.objects.select_related("order", "customer", "shop")
    return found


def case_of(notice: Notice, ret: Return, facts: Mapping[str, Any]) -> Case | None:
    about = notice.about(ret, facts)
    if about is None:
        return None
    lines = list(ret.lines.select_related("order_line", "reason").order_by("order_line__position", "pk"))
    return Case(ret=ret, lines=lines, facts=facts, about=about)


def context_of(notice: Notice, occasion: Occasion) -> dict[str, Any]:
    """Of the return that is meant; for an order, of its newest; the example where there is nothing to tell of it."""
    ret = return_of(occasion.facts)
    if ret is None and occasion.order is not None:
        ret = _with_people().of_order(occasion.order.pk).newest_first().first()
    case = case_of(notice, ret, occasion.facts) if ret is not None else None
    return _words(notice, case, telling.status_url(case.ret)) if case is not None else example_of(notice, occasion)


def example_of(notice: Notice, occasion: Occasion) -> dict[str, Any]:
    ret, lines, about = made_up_return(occasion.shop, notice.code)
    return _words(notice, Case(ret=ret, lines=lines, facts={}, about=about), "#")


def _words(notice: Notice, case: Case, url: str) -> dict[str, Any]:
    ret = case.ret
    own: dict[str, Any] = {"items": [], "facts": [], "steps": [], "action": _("See your return"), **notice.words(case)}
    chosen, address = ret.shop.preferences, ret.order.shipping_address or {}
    return {
        "return_number": ret.number,
        "order_number": ret.order.number,
        "first_name": (ret.customer.first_name if ret.customer else "") or str(address.get("first_name", "")),
        "status_url": url,
        "is_keep_it": ret.is_keep_it,
        "can_reply": chosen.reply_to is not None or chosen.sender_email is not None,
        "preview": _preview(ret, own["facts"]),
        **own,
    }


def _preview(ret: Return, facts: list[Fact]) -> str:
    told = [f"{fact.label}: {fact.value}" for fact in facts[:2]] or [
        _("Return {number} of your order {order}").format(number=ret.number, order=ret.order.number)
    ]
    return " · ".join(told)


def obstacle_of(notice: Notice, message: Message) -> CancelReason | None:
    ret = return_of(message.facts)
    case = case_of(notice, ret, message.facts) if ret is not None else None
    if case is None or ret is None:
        return CancelReason.OVERTAKEN
    return None if ReturnStatus(ret.status) in notice.news_in and notice.is_news(case) else CancelReason.OVERTAKEN


def _asked(case: Case) -> list[Item]:
    return telling.items_of(case.lines, case.units(lambda line: line.quantity))


def _approved(case: Case) -> list[Item]:
    return telling.items_of(case.lines, case.units(_approved_units))


def _approved_units(line: ReturnLine) -> int:
    return line.quantity if line.quantity_approved is None else line.quantity_approved


def _settled(case: Case) -> list[Item]:
    settlement: Settlement = case.about
    return telling.items_of(case.lines, settlement.units)


def _words_of_request(case: Case) -> dict[str, Any]:
    return {"items": _asked(case), "facts": [telling.outcome_fact(case.ret)]}


def _words_of_approval(case: Case) -> dict[str, Any]:
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


def _words_of_sending(case: Case) -> dict[str, Any]:
    """A reminder, and the label."""
    ret = case.ret
    return {
        "items": _approved(case),
        "facts": [*telling.send_by_fact(ret), *telling.method_fact(ret)],
        "steps": telling.steps_of(ret),
        "send_by": telling.day_of(ret.send_by, ret),
    }


def _words_of_appointment(case: Case) -> dict[str, Any]:
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


def _words_of_refusal(case: Case) -> dict[str, Any]:
    return {"items": _asked(case), "said": case.ret.decline_reason}


def _words_of_departure(case: Case) -> dict[str, Any]:
    ret = case.ret
    return {"items": _approved(case), "facts": telling.tracking_facts(ret), "promise": telling.when_settled(ret)}


def _words_of_arrival(case: Case) -> dict[str, Any]:
    ret = case.ret
    rest = sum(line.counts.expected for line in case.lines)
    return {
        "items": telling.items_of(case.lines, case.units(lambda line: line.quantity_received)),
        "rest": rest,
        "send_by": telling.day_of(ret.send_by, ret),
        "refund_by": telling.day_of(ret.refund_due_at, ret),
        "promise": telling.when_settled(ret, is_here=True),
    }


def _words_of_check(case: Case) -> dict[str, Any]:
    looks: list[Inspection] = case.about
    return {
        "items": [
            telling.item_of(look.line.order_line, look.quantity, note=str(Grade(look.grade).label)) for look in looks
        ],
        "refund_by": telling.day_of(case.ret.refund_due_at, case.ret),
    }


def _words_of_refund_start(case: Case) -> dict[str, Any]:
    settlement: Settlement = case.about
    return {
        "items": _settled(case),
        "facts": telling.settlement_facts(settlement),
        "amount": telling.shown(settlement.money),
        "refund_by": telling.day_of(case.ret.refund_due_at, case.ret),
    }


def _words_of_refund(case: Case) -> dict[str, Any]:
    refund: Refund = case.about
    amount = telling.shown(refund.money)
    return {
        "items": telling.items_of(case.lines, {str(line): count for line, count in refund.units.items()}),
        "facts": [Fact(label=_("Sent back to you"), value=amount, is_total=True)],
        "amount": amount,
    }


def _words_of_credit(case: Case) -> dict[str, Any]:
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


def _words_of_exchange(case: Case) -> dict[str, Any]:
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


def _words_of_sold_out(case: Case) -> dict[str, Any]:
    exchange: Exchange = case.about
    return {
        "items": [Item(name=str(line["name"]), quantity=int(line["quantity"])) for line in exchange.lines],
        "action": _("Choose again"),
    }


def _words_of_end(case: Case) -> dict[str, Any]:
    return {"items": _approved(case), "send_by": telling.day_of(case.ret.send_by, case.ret)}


def _words_of_note(case: Case) -> dict[str, Any]:
    note: ReturnNote = case.about
    return {"said": note.text, "action": _("Read and answer")}


def _looks(ret: Return, facts: Mapping[str, Any]) -> list[Inspection] | None:
    looks = Inspection.objects.filter(line__of=ret).select_related("line__order_line", "settlement").order_by("pk")
    return list(looks.filter(batch=facts["batch"]) if "batch" in facts else looks) or None


def _settlement(ret: Return, facts: Mapping[str, Any]) -> Settlement | None:
    rows = ret.settlements.order_by("-number")
    found: Settlement | None = (rows.filter(pk=facts["settlement"]) if "settlement" in facts else rows).first()
    return found


def _refund(ret: Return, facts: Mapping[str, Any]) -> Refund | None:
    ours = [settlement.reference for settlement in ret.settlements.all()]
    rows = Refund.objects.filter(reference__in=ours).order_by("-pk")
    found: Refund | None = (rows.filter(pk=facts["refund"]) if "refund" in facts else rows).first()
    return found


def _credit(ret: Return, facts: Mapping[str, Any]) -> StoreCredit | None:
    ours = [settlement.reference for settlement in ret.settlements.all()]
    rows = StoreCredit.objects.filter(reference__in=ours).exclude(sealed_code="").order_by("-pk")
    found: StoreCredit | None = (rows.filter(pk=facts["credit"]) if "credit" in facts else rows).first()
    return found


def _exchange(ret: Return, facts: Mapping[str, Any]) -> Exchange | None:
    found: Exchange | None = Exchange.objects.filter(of=ret).first()
    return found


def _note(ret: Return, facts: Mapping[str, Any]) -> ReturnNote | None:
    rows = ret.notes.filter(is_internal=False, actor_kind="staff").order_by("-at", "-pk")
    found: ReturnNote | None = (rows.filter(pk=facts["note"]) if "note" in facts else rows).first()
    return found


def _is_unsettled(case: Case) -> bool:
    """Where the check led to money or goods at once, the mail of those tells of it."""
    looks: list[Inspection] = case.about
    return all(look.settlement_id is None for look in looks)


def _is_under_way(case: Case) -> bool:
    settlement: Settlement = case.about
    return settlement.amount > 0 and settlement.status != SettlementStatus.DONE


def _is_ahead(case: Case) -> bool:
    appointment = appointment_of(case.ret)
    return appointment is not None and now() < appointment.over


def _is_sold_out(case: Case) -> bool:
    exchange: Exchange = case.about
    return exchange.status == ExchangeStatus.OUT_OF_STOCK


def _add(
    code: str,
    label: str | Promise,
    words: Callable[[Case], dict[str, Any]],
    *,
    secrets: tuple[str, ...] = (),
    **more: Any,
) -> Notice:
    notice = notices.add(code, Notice(code=code, label=label, words=words, **more))  # type: ignore[arg-type]
    add_kind(
        Kind(
            code=code,
            label=notice.label,
            topic=Topic.ORDER,
            bases=(Basis.CONTRACT,),
            template=f"returns/mails/{code.removeprefix('return_')}",
            context=lambda occasion: context_of(notice, occasion),
            example=lambda occasion: example_of(notice, occasion),
            obstacle=lambda message: obstacle_of(notice, message),
            priority=85,
            lifetime=timedelta(days=7),
            placeholders=("return_number", "order_number", "first_name"),
            secrets=secrets,
        )
    )
    return notice


REQUESTED = _add(
    "return_requested",
    gettext_lazy("Return: we have your request"),
    _words_of_request,
    news_in=frozenset({S.REQUESTED}),
)
APPROVED = _add(
    "return_approved",
    gettext_lazy("Return: approved, how to send it"),
    _words_of_approval,
    news_in=frozenset({S.APPROVED, S.RESOLVED}),
)
ARRANGED = _add(
    "return_arranged",
    gettext_lazy("Return: when we come for it"),
    _words_of_appointment,
    news_in=frozenset({S.REQUESTED, S.APPROVED}),
    is_news=_is_ahead,
)
PAPERS = _add(
    "return_papers",
    gettext_lazy("Return: the label or code is there"),
    _words_of_sending,
    news_in=frozenset({S.APPROVED}),
)
DECLINED = _add(
    "return_declined", gettext_lazy("Return: declined, and why"), _words_of_refusal, news_in=frozenset({S.DECLINED})
)
REMINDER = _add(
    "return_reminder",
    gettext_lazy("Return: a reminder to send it"),
    _words_of_sending,
    news_in=frozenset({S.APPROVED}),
)
SENT = _add("return_sent", gettext_lazy("Return: on its way to us"), _words_of_departure, news_in=frozenset({S.SENT}))
RECEIVED = _add(
    "return_received",
    gettext_lazy("Return: all or part of it arrived"),
    _words_of_arrival,
    news_in=frozenset({S.RECEIVED}),
)
CHECKED = _add(
    "return_checked",
    gettext_lazy("Return: checked"),
    _words_of_check,
    about=_looks,
    news_in=frozenset({S.RECEIVED, S.INSPECTED}),
    is_news=_is_unsettled,
)
REFUND_STARTED = _add(
    "return_refund_started",
    gettext_lazy("Return: the money is on its way"),
    _words_of_refund_start,
    about=_settlement,
    is_news=_is_under_way,
)
REFUNDED = _add("return_refunded", gettext_lazy("Return: the money was sent back"), _words_of_refund, about=_refund)
CREDIT = _add(
    "return_credit",
    gettext_lazy("Return: store credit and its code"),
    _words_of_credit,
    about=_credit,
    secrets=("code",),
)
EXCHANGED = _add(
    "return_exchanged", gettext_lazy("Return: the exchange is ordered"), _words_of_exchange, about=_exchange
)
SOLD_OUT = _add(
    "return_sold_out",
    gettext_lazy("Return: sold out, choose again"),
    _words_of_sold_out,
    about=_exchange,
    is_news=_is_sold_out,
)
CANCELLED = _add("return_cancelled", gettext_lazy("Return: cancelled"), _words_of_end, news_in=frozenset({S.CANCELLED}))
EXPIRED = _add(
    "return_expired", gettext_lazy("Return: not sent in time"), _words_of_end, news_in=frozenset({S.EXPIRED})
)
NOTE = _add("return_note", gettext_lazy("Return: a message from the team"), _words_of_note, about=_note)
