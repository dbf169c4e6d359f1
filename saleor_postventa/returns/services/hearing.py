"""What became of what a settlement asked for."""

from collections.abc import Mapping

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.returns.models import Return, ReturnLine, Settlement
from saleor_postventa.returns.rules import ExchangeStatus, ExchangeStep, SettlementStatus

from .asking import MORE_THAN_PAID, close, give_to_staff
from .exchanging import OUT_OF_STOCK, exchange_of, give_back_difference, move_exchange, sell_out
from .moving import keep_units, locked_return
from .resolving import resolve_if_done


@transaction.atomic
def note_outcome(reference: str, token: str, *, by: Actor) -> Settlement | None:
    """One of the things that a settlement waited for is done; None where it is none of ours, or waited for no more."""
    found = _locked(reference, token)
    if found is None:
        return None
    ret, settlement = found
    _tick(ret, settlement, token, by=by)
    return settlement


@transaction.atomic
def note_replacement(
    reference: str, token: str, *, order_saleor_id: str, order_number: str, by: Actor
) -> Settlement | None:
    """The replacement was ordered: the exchange is fulfilled, and what it costs less goes back."""
    found = _locked(reference, token)
    if found is None:
        return None
    ret, settlement = found
    exchange = move_exchange(ret, ExchangeStep.FULFIL)
    if exchange is not None:
        exchange.replacement_saleor_id, exchange.replacement_number = order_saleor_id, order_number
        exchange.save(update_fields=["replacement_saleor_id", "replacement_number"])
        give_back_difference(ret, exchange, settlement, by=by)
    _tick(ret, settlement, token, by=by)
    return settlement


@transaction.atomic
def note_trouble(reference: str, token: str, code: str, *, by: Actor) -> Settlement | None:
    """Someone has to look. What is sold out goes back to the shopper, who chooses again."""
    found = _locked(reference, token)
    if found is None:
        return None
    ret, settlement = found
    give_to_staff(settlement, code)
    if code == OUT_OF_STOCK and token.startswith("move:") and exchange_of(ret) is not None:
        sell_out(ret, by=by)
    return settlement


@transaction.atomic
def note_retry(reference: str, token: str) -> Settlement | None:
    """The team has it tried once more: nobody else has to do anything for now."""
    found = _locked(reference, token)
    if found is None:
        return None
    ret, settlement = found
    settlement.status, settlement.trouble = SettlementStatus.OPEN, ""
    settlement.save(update_fields=["status", "trouble"])
    exchange = exchange_of(ret)
    if exchange is not None and exchange.status == ExchangeStatus.OUT_OF_STOCK:
        move_exchange(ret, ExchangeStep.RELEASE)
    return settlement


@transaction.atomic
def account_returned(order_id: int, marked: Mapping[int, Mapping[int, int]], *, by: Actor) -> None:
    """Let go of units that Saleor counts as returned by now: `marked` are ours, by return and order line.

    Those that Saleor marked and the mirror has not seen yet stay held, or they could be returned twice.
    """
    returns = sorted(marked)
    locked = [locked_return(each) for each in returns]
    seen = dict(OrderLine.objects.filter(order_id=order_id).values_list("pk", "quantity_returned"))
    for ret in locked:
        is_moved = False
        for line in ReturnLine.objects.filter(of=ret):
            counted = min(marked[ret.pk].get(line.order_line_id, 0), seen.get(line.order_line_id, 0))
            seen[line.order_line_id] = seen.get(line.order_line_id, 0) - counted
            if counted > line.quantity_returned:
                line.quantity_returned = counted
                line.save(update_fields=["quantity_returned"])
                is_moved = True
        if is_moved:
            keep_units(ret, by=by)


def _locked(reference: str, token: str) -> tuple[Return, Settlement] | None:
    """The settlement that waits for this, with its return locked."""
    kind, _, rest = reference.partition(":")
    parts = rest.split(":")
    if kind != "return" or len(parts) != 2 or not all(part.isdigit() for part in parts):
        return None
    if not Return.objects.filter(pk=int(parts[0])).exists():
        return None
    ret = locked_return(int(parts[0]))
    settlement = Settlement.objects.filter(of=ret, number=int(parts[1])).first()
    if settlement is None or token not in settlement.awaits or settlement.status == SettlementStatus.DONE:
        return None
    return ret, settlement


def _tick(ret: Return, settlement: Settlement, token: str, *, by: Actor) -> None:
    settlement.awaits = [each for each in settlement.awaits if each != token]
    settlement.save(update_fields=["awaits"])
    if not settlement.awaits and settlement.trouble != MORE_THAN_PAID:
        close(settlement, by=by)
        resolve_if_done(ret, by=by)
