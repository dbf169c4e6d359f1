"""Choosing again: another variant, money back or store credit instead of an exchange."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.models import Exchange, Return, ReturnLine, Settlement
from saleor_postventa.returns.rules import ExchangeStatus, ExchangeStep, Outcome, SettlementStatus

from .decisions import decision_of
from .exchanging import drop_replacement, exchange_of, move_exchange, plan_again
from .moving import locked_return
from .requesting import OutcomeNotOffered, check_variant
from .settling import carry_out, expected_total, reckon_again

CHANGEABLE = frozenset(
    {ExchangeStatus.REQUESTED, ExchangeStatus.APPROVED, ExchangeStatus.RECEIVED, ExchangeStatus.OUT_OF_STOCK}
)


class NoExchange(Refusal):
    code = "wrong_state"
    text = _("This return has no exchange that could still be changed.")


class NothingChosen(Refusal):
    code = "nothing_chosen"
    text = _("Choose money back, store credit, or another variant.")


@transaction.atomic
def change_exchange(
    return_id: int, *, outcome: Outcome | None = None, variants: Mapping[int, str] | None = None, by: Actor
) -> Return:
    """Money back or credit instead, or other variants (Saleor's ids by return line); what waited for it goes on.

    Raises UnknownReturn, NoExchange, NothingChosen, OutcomeNotOffered, VariantNotAvailable, or NotStuck where the
    replacement that was sold out is being tried once more.
    """
    ret = locked_return(return_id)
    exchange = exchange_of(ret)
    if exchange is None or exchange.status not in CHANGEABLE:
        raise NoExchange(field="id")
    is_waiting = exchange.status == ExchangeStatus.OUT_OF_STOCK
    if outcome in (Outcome.REFUND, Outcome.CREDIT):
        _check_outcome(ret, outcome, is_sold_out=is_waiting, by=by)
        move_exchange(ret, ExchangeStep.CANCEL)
        ret.outcome = outcome
        ret.estimate_amount = expected_total(ret).amount
        ret.save(update_fields=["outcome", "estimate_amount"])
    elif variants:
        _choose_variants(ret, exchange, variants, by=by)
    else:
        raise NothingChosen(field="outcome")
    if is_waiting:
        for settlement in ret.settlements.filter(status=SettlementStatus.FOR_STAFF, outcome=Outcome.EXCHANGE):
            _go_on(ret, settlement, by=by)
    return ret


def _check_outcome(ret: Return, outcome: Outcome, *, is_sold_out: bool, by: Actor) -> None:
    """As when it was asked for, but that money back can always be had instead of what is sold out."""
    is_free = outcome == Outcome.REFUND and (is_sold_out or by.kind is ActorKind.STAFF)
    for line in ret.lines.select_related("order_line"):
        if not is_free and outcome not in decision_of(ret, line.order_line_id).outcomes:
            raise OutcomeNotOffered(field="outcome", item=line.order_line.product_name)


def _choose_variants(ret: Return, exchange: Exchange, variants: Mapping[int, str], *, by: Actor) -> None:
    lines = {line.pk: line for line in ReturnLine.objects.filter(of=ret).select_related("order_line__variant")}
    if set(variants) - set(lines):
        raise NothingChosen(field="variants")
    chosen = {
        line_id: check_variant(saleor_id, line, decision_of(ret, line.pk), channel=ret.order.channel, by=by)
        for line_id, saleor_id in variants.items()
        for line in [lines[line_id].order_line]
    }
    plan_again(ret, exchange, chosen)


def _go_on(ret: Return, settlement: Settlement, *, by: Actor) -> None:
    drop_replacement(settlement, by=by)
    settlement.status, settlement.trouble, settlement.awaits = SettlementStatus.OPEN, "", []
    reckon_again(ret, settlement)
    carry_out(ret, settlement, by=by)
