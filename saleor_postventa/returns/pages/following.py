"""The page of one return: what was done, what comes next, who acts and by when, and what can be done now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.money import Money
from saleor_postventa.credits.queries import credits_by_reference
from saleor_postventa.credits.rules import CreditStatus
from saleor_postventa.credits.services import code_of
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import Visit, lead_in, shopper_page
from saleor_postventa.refunds.queries import refunds_by_reference
from saleor_postventa.returns.arranging import arrange_return
from saleor_postventa.returns.methods import methods
from saleor_postventa.returns.models import FileKind, Return
from saleor_postventa.returns.queries.arrangements import arrangement_of
from saleor_postventa.returns.queries.sentences import Acts, status_sentence
from saleor_postventa.returns.rules import ExchangeStatus, Outcome, ReturnStatus
from saleor_postventa.returns.services import add_note, cancel_return, change_exchange, send_return

from .arranging import arranging_view
from .offers import variants_for
from .showing import goods_view, shown
from .steps import steps_of


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: Any, number: str) -> HttpResponse:
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    ret = return_of_visit(visit, number)
    if request.method != "POST":
        return _show(request, ret)
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        return _show(request, ret, problem=_("That can't be done here."), code=422)
    try:
        deed(request, ret, visit)
    except Refusal as refused:
        return _show(request, ret, problem=refused.message, at=refused.field or "", code=422)
    return redirect("returns:status", shop=request.shop.slug, number=number)


def return_of_visit(visit: Visit, number: str) -> Return:
    """Raises Http404 for a return that this visit may not see, as for one that there is not."""
    ret = (
        Return.objects.select_related("order", "customer", "exchange", "policy_version")
        .prefetch_related("lines__order_line__variant", "lines__reason", "transitions", "notes", "files", "settlements")
        .filter(number=number)
        .first()
    )
    if ret is None or not visit.admits(order_id=ret.order_id, customer_id=ret.order.customer_id):
        raise Http404
    return ret


def _cancel(request: Any, ret: Return, visit: Visit) -> None:
    cancel_return(ret.pk, by=visit.actor)


def _sent(request: Any, ret: Return, visit: Visit) -> None:
    number, carrier = request.POST.get("tracking_number", "").strip(), request.POST.get("carrier", "").strip()
    send_return(ret.pk, by=visit.actor, tracking_number=number[:255], carrier=carrier[:60])


def _write(request: Any, ret: Return, visit: Visit) -> None:
    add_note(ret.pk, request.POST.get("text", ""), is_internal=False, by=visit.actor)


def _choose_again(request: Any, ret: Return, visit: Visit) -> None:
    """What was wanted is sold out: money back, store credit, or something else."""
    outcome = request.POST.get("outcome", "")
    if outcome == Outcome.EXCHANGE:
        chosen = {line.pk: request.POST.get(f"variant-{line.order_line_id}", "") for line in ret.lines.all()}
        change_exchange(ret.pk, variants=chosen, by=visit.actor)
    else:
        change_exchange(ret.pk, outcome=Outcome(outcome) if outcome in Outcome.values else None, by=visit.actor)


def _arrange(request: Any, ret: Return, visit: Visit) -> None:
    arrangement = arrangement_of(ret)
    asked = arrangement.questions if arrangement is not None else ()
    arrange_return(ret.pk, {each.name: request.POST.get(each.name, "") for each in asked}, by=visit.actor)


_DEEDS: dict[str, Callable[[Any, Return, Visit], None]] = {
    "cancel": _cancel,
    "sent": _sent,
    "write": _write,
    "choose": _choose_again,
    "arrange": _arrange,
}


def _show(request: Any, ret: Return, *, problem: str = "", at: str = "", code: int = 200) -> HttpResponse:
    """`at` is the field that the problem is about."""
    method = methods.get(ret.method) if ret.method in methods else None
    is_waiting_for_goods = ret.status == ReturnStatus.APPROVED and not ret.is_keep_it
    sentence = status_sentence(ret)
    values = {
        "ret": ret,
        "order": ret.order,
        "sentence": sentence,
        "turn": _TURNS[sentence.actor],
        "steps": steps_of(ret, sentence.by_when),
        "lines": [_line(line) for line in ret.lines.all()],
        "outcome": Outcome(ret.outcome),
        "swapped": ret.exchange.lines if _is_exchange(ret) else [],
        "instructions": method.instructions(ret) if method is not None and is_waiting_for_goods else [],
        "method": method,
        "labels": [each for each in ret.files.all() if each.kind == FileKind.LABEL],
        "codes": [each for each in ret.files.all() if each.kind == FileKind.CODE],
        "notes": [note for note in sorted(ret.notes.all(), key=lambda each: each.at) if not note.is_internal],
        "sums": _sums(ret),
        "is_waiting_for_label": sentence.actor == Acts.SHOP,
        "is_waiting_for_goods": is_waiting_for_goods,
        "can_cancel": ret.status in (ReturnStatus.REQUESTED, ReturnStatus.APPROVED),
        "has_slip": method is None or method.has_slip,
        "choice": _choice(ret),
        "arranging": arranging_view(request, ret, at) if is_waiting_for_goods else None,
        "problem": problem,
    }
    return shop_page(request, "returns/pages/status.html", values, status=code)


_ENDED_EARLY = (ReturnStatus.DECLINED, ReturnStatus.CANCELLED, ReturnStatus.EXPIRED)


@dataclass(frozen=True)
class Turn:
    """Whose it is, and the tone of the notice that says so."""

    label: Promise
    tone: str


_TURNS = {
    Acts.SHOPPER: Turn(gettext_lazy("Your turn"), "wait"),
    Acts.SHOP: Turn(gettext_lazy("Our turn"), ""),
    Acts.CARRIER: Turn(gettext_lazy("The carrier's turn"), ""),
    Acts.NOBODY: Turn(gettext_lazy("Finished"), ""),
}


def _line(line: Any) -> dict[str, Any]:
    return {
        **goods_view(line.order_line),
        "count": line.quantity,
        "counts": line.counts,
        "decline_reason": line.decline_reason,
    }


def _is_exchange(ret: Return) -> bool:
    return ret.outcome == Outcome.EXCHANGE and getattr(ret, "exchange", None) is not None


def _sums(ret: Return) -> list[dict[str, Any]]:
    """What it comes to, and what went back so far. The code of a store credit is shown to its owner alone."""
    found = _whole(ret)
    references = [each.reference for each in sorted(ret.settlements.all(), key=lambda each: each.number)]
    refunds, cards = refunds_by_reference(references), credits_by_reference(references)
    for reference in references:
        for refund in refunds.get(reference, []):
            found.append({"label": capfirst(refund.get_status_display()), "amount": shown(refund.money)})
        for credit in cards.get(reference, []):
            code = code_of(credit) if credit.status == CreditStatus.ISSUED else ""
            found.append({"label": _("Your code"), "code": code, "amount": shown(credit.money)})
    return found


def _whole(ret: Return) -> list[dict[str, Any]]:
    """Nothing where it ended before it began, or where nobody owes anything."""
    if ret.status in _ENDED_EARLY:
        return []
    if not _is_exchange(ret):
        return [{"label": _("You get"), "amount": shown(Money(ret.estimate_amount, ret.currency)), "is_whole": True}]
    due = Money(ret.exchange.difference_amount, ret.currency)
    label, amount = (_("You get back"), -due) if due.amount < 0 else (_("You pay"), due)
    return [{"label": label, "amount": shown(amount), "is_whole": True}] if due else []


def _choice(ret: Return) -> list[dict[str, Any]] | None:
    exchange = getattr(ret, "exchange", None)
    if exchange is None or exchange.status != ExchangeStatus.OUT_OF_STOCK:
        return None
    variants = variants_for(ret.order, [line.order_line_id for line in ret.lines.all()])
    return [
        {
            **goods_view(line.order_line),
            "variants": [each for each in variants.get(line.order_line_id, []) if each["is_there"]],
        }
        for line in ret.lines.all()
    ]
