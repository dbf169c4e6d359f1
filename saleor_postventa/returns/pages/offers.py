"""What a shopper can get for what they send back: outcomes with what each comes to, and variants for an exchange."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.methods import ReturnMethod, offered_methods
from saleor_postventa.returns.policy.terms import KEEP_IT
from saleor_postventa.returns.queries.choices import exchange_choices
from saleor_postventa.returns.queries.estimates import Estimate, return_estimate
from saleor_postventa.returns.queries.prices import unit_difference
from saleor_postventa.returns.reckoning import is_keep_it, latest_event
from saleor_postventa.returns.rules import Outcome
from saleor_postventa.returns.telling import when_given

from .draft import Draft
from .showing import shown


@dataclass(frozen=True)
class Offer:
    code: str
    label: str
    text: str
    amount: str


def offers_of(order: Order, draft: Draft) -> list[Offer]:
    """Those that every chosen item allows. An exchange is there where something can be chosen for each."""
    first = return_estimate(order, draft.wanted(outcome=Outcome.REFUND), now=now())
    allowed = [line.item.decision.outcomes for line in first.lines]
    codes = [code for code in allowed[0] if all(code in each for each in allowed)] if allowed else []
    found = []
    for code in codes:
        if code not in Outcome.values:
            continue
        estimate = return_estimate(order, draft.wanted(outcome=code), now=now())
        amount = "" if code == Outcome.EXCHANGE else shown(estimate.total)
        found.append(Offer(code, str(Outcome(code).label), explained(code, estimate), amount))
    return found


def explained(code: str, estimate: Estimate) -> str:
    """When it is given, and what is on top."""
    decisions = [line.item.decision for line in estimate.lines]
    promise = when_given(code, latest_event(decisions), is_kept=is_keep_it(decisions))
    return " ".join(filter(None, [promise, _on_top(code, estimate.reckoning.bonus)]))


def _on_top(code: str, bonus: Money) -> str:
    if not bonus:
        return ""
    if code == Outcome.EXCHANGE:
        return _("You have {bonus} more to spend on it, as a present.").format(bonus=shown(bonus))
    return _("{bonus} of it is a present.").format(bonus=shown(bonus))


def methods_for(order: Order, estimate: Estimate) -> list[ReturnMethod]:
    """Those that every chosen item allows and that suit this order."""
    decisions = [line.item.decision for line in estimate.lines]
    is_kept = is_keep_it(decisions)
    shared = [code for code in decisions[0].methods if all(code in each.methods for each in decisions)]
    return offered_methods(
        [KEEP_IT] if is_kept else shared,
        order,
        is_shipping_required=any(decision.requires_shipping for decision in decisions),
        is_keep_it=is_kept,
    )


def variants_for(order: Order, line_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """What each line could be exchanged for: other variants of its product, with the difference in price.

    Where Saleor can't be asked, all are shown; what is sold out is found when the request is made.
    """
    found: dict[int, list[dict[str, Any]]] = {}
    for choice in exchange_choices(order, line_ids):
        found.setdefault(choice.order_line.pk, []).append(
            {
                "id": choice.variant.saleor_id,
                "name": choice.variant.name,
                "is_there": choice.units is None or choice.units > 0,
                "difference": _difference(choice.difference),
            }
        )
    return found


def _difference(more: Money) -> str:
    """Said only where it costs more: what costs less gives money back, which the last step shows."""
    return _("{amount} more").format(amount=shown(more)) if more.amount > 0 else ""


@dataclass(frozen=True)
class Swap:
    """What one line is exchanged for, and what that costs more or less."""

    name: str
    more: Money


def swaps_of(order: Order, draft: Draft) -> dict[int, Swap]:
    """By line."""
    rows = {row.saleor_id: row for row in Variant.objects.filter(saleor_id__in=[line.variant for line in draft.lines])}
    bought = {line.pk: line for line in order.lines.select_related("variant__product")}
    return {
        line.id: Swap(
            rows[line.variant].name,
            unit_difference(bought[line.id], rows[line.variant], channel=order.channel, paid=bought[line.id].unit_price)
            * line.quantity,
        )
        for line in draft.lines
        if line.variant in rows
    }
