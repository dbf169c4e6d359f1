"""What each step of asking for a return shows."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.methods import methods
from saleor_postventa.returns.queries.estimates import Estimate, EstimatedLine, return_estimate
from saleor_postventa.returns.queries.items import Item, returnable_items
from saleor_postventa.returns.queries.reasons import reason_tree
from saleor_postventa.returns.reckoning import exchange_due, is_keep_it
from saleor_postventa.returns.rules import Outcome
from saleor_postventa.returns.services import ensure_reasons

from .draft import Draft, DraftLine
from .offers import Swap, explained, methods_for, offers_of, swaps_of, variants_for
from .showing import goods_view, item_view, shared_sentence, shown

FORM = "step"


def show_items(
    request: Any,
    order: Order,
    draft: Draft | None = None,
    *,
    problem: str = "",
    problems: dict[int, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    ensure_reasons()
    chosen = {line.id: line for line in draft.lines} if draft is not None else {}
    found = problems or {}
    reasons = _reasons()
    views = [
        {
            **_item(request, item, order, chosen.get(item.order_line.pk), found),
            "reasons": [top for top in reasons if item.decision.reason_group in {"", top["code"]}] or reasons,
        }
        for item in returnable_items(order, now=now())
        if not item.decision.is_hidden
    ]
    open_views = [view for view in views if view["is_open"]]
    values = {
        "order": order,
        "items": open_views,
        "until": shared_sentence(open_views),
        "left_out": [view for view in views if not view["is_open"]],
        "problem": problem or found.get(0, "") or (_("Please look at the marked items.") if found else ""),
        "kept_form": FORM,
    }
    return shop_page(request, "returns/pages/ask_items.html", values, status=status)


def _item(request: Any, item: Item, order: Order, chosen: DraftLine | None, problems: dict[int, str]) -> dict[str, Any]:
    """What was just sent goes before what was chosen earlier."""
    pk = item.order_line.pk
    quantity, reason = (str(chosen.quantity), chosen.reason) if chosen is not None else ("0", "")
    return {
        **item_view(item, order),
        "numbers": range(item.decision.returnable + 1),
        "chosen": request.POST.get(f"quantity-{pk}", quantity),
        "reason": request.POST.get(f"reason-{pk}", reason),
        "needs_seal": item.decision.needs_seal,
        "seal": request.POST.get(f"seal-{pk}", chosen.seal if chosen is not None else ""),
        "problem": problems.get(pk, ""),
    }


def _reasons() -> list[dict[str, Any]]:
    language = get_language() or "en"
    return [
        {"name": top.name_in(language), "code": top.code, "children": [_named(each, language) for each in kids]}
        for top in reason_tree()
        for kids in [list(top.children.all())]
    ]


def _named(reason: Any, language: str) -> dict[str, str]:
    return {"name": reason.name_in(language), "code": reason.code}


def show_choices(request: Any, order: Order, draft: Draft, *, problem: str = "", status: int = 200) -> HttpResponse:
    estimate = return_estimate(order, draft.wanted(outcome=draft.outcome or Outcome.REFUND), now=now())
    offers = offers_of(order, draft)
    has_exchange = any(offer.code == Outcome.EXCHANGE for offer in offers)
    variants = variants_for(order, [line.id for line in draft.lines]) if has_exchange else {}
    lines = [
        {**_asked_of(line, about), "variants": variants.get(line.id, [])}
        for line, about in zip(draft.lines, estimate.lines, strict=True)
    ]
    values = {
        "order": order,
        "draft": draft.sealed(),
        "chosen": draft,
        "lines": lines,
        "offers": offers,
        "methods": methods_for(order, estimate),
        "problem": problem,
        "kept_form": FORM,
    }
    return shop_page(request, "returns/pages/ask_choices.html", values, status=status)


def _asked_of(line: DraftLine, about: EstimatedLine) -> dict[str, Any]:
    language, reason = get_language() or "en", about.reason
    return {
        **goods_view(about.item.order_line),
        "count": line.quantity,
        "reason": reason.name_in(language) if reason else "",
        "question": (reason.question or {}).get(language, "") if reason else "",
        "details": line.details,
        "photos_needed": about.photos_needed,
        "photos_given": len(line.photos),
        "variant": line.variant,
    }


def show_check(request: Any, order: Order, draft: Draft) -> HttpResponse:
    estimate = return_estimate(order, draft.wanted(), now=now())
    is_exchange = draft.outcome == Outcome.EXCHANGE
    swaps = swaps_of(order, draft) if is_exchange else {}
    lines = [_checked(each, swaps.get(each.item.order_line.pk)) for each in estimate.lines]
    values = {
        "order": order,
        "draft": draft.sealed(),
        "lines": lines,
        "outcome": Outcome(draft.outcome),
        "method": methods.get(draft.method) if draft.method in methods else None,
        "whole": _exchanged(estimate, list(swaps.values())) if is_exchange else _given(draft.outcome, estimate),
        "kept_form": FORM,
    }
    return shop_page(request, "returns/pages/ask_check.html", values)


def _checked(line: EstimatedLine, swap: Swap | None) -> dict[str, Any]:
    return {
        **goods_view(line.item.order_line),
        "count": line.wanted.quantity,
        "instead": swap.name if swap else "",
        "amount": shown(swap.more if swap else line.goods),
    }


def _given(outcome: str, estimate: Estimate) -> dict[str, Any]:
    is_kept = is_keep_it([line.item.decision for line in estimate.lines])
    sentences = [] if is_kept else [_("This is what you get if everything comes back as you describe it.")]
    return {
        "parts": [{"sentence": each.sentence, "amount": shown(each.amount)} for each in estimate.deductions],
        "label": _("You get"),
        "amount": shown(estimate.total),
        "sentences": [*sentences, explained(outcome, estimate)],
    }


def _exchanged(estimate: Estimate, swaps: list[Swap]) -> dict[str, Any]:
    zero = Money.zero(estimate.total.currency)
    costs, bonus = estimate.reckoning.fees + estimate.reckoning.loss, estimate.reckoning.bonus
    due = exchange_due(sum((swap.more for swap in swaps), zero), costs=costs, bonus=bonus)
    label, said = _due_in_words(due, estimate)
    parts = [
        (costs, _("The fees of this return.")),
        (-bonus if due.amount > 0 else zero, _("Less a bonus for your choice.")),
    ]
    return {
        "parts": [{"sentence": sentence, "amount": shown(amount)} for amount, sentence in parts if amount],
        "label": label,
        "amount": shown(-due if due.amount < 0 else due),
        "sentences": [said],
    }


def _due_in_words(due: Money, estimate: Estimate) -> tuple[str, str]:
    if due.amount > 0:
        return _("You pay"), _(
            "You pay nothing now. Once we have checked what you send back, we write to you within two days how to pay "
            "the difference, and send your exchange as soon as it is paid."
        )
    if due.amount < 0:
        said = _("We send your exchange and give you the difference back, once we have checked what you send.")
        return _("You get back"), said
    return _("You pay"), explained(Outcome.EXCHANGE, estimate)
