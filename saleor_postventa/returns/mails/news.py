"""Whether it is still news when the mail leaves, beyond the status of the return."""

from saleor_postventa.core.clock import now
from saleor_postventa.returns.models import Exchange, Inspection, Settlement
from saleor_postventa.returns.queries.arrangements import appointment_of
from saleor_postventa.returns.rules import ExchangeStatus, SettlementStatus

from .notice import Case


def is_unsettled(case: Case) -> bool:
    """Where the check led to money or goods at once, the mail of those tells of it."""
    looks: list[Inspection] = case.about
    return all(look.settlement_id is None for look in looks)


def is_under_way(case: Case) -> bool:
    settlement: Settlement = case.about
    return settlement.amount > 0 and settlement.status != SettlementStatus.DONE


def is_ahead(case: Case) -> bool:
    appointment = appointment_of(case.ret)
    return appointment is not None and now() < appointment.over


def is_sold_out(case: Case) -> bool:
    exchange: Exchange = case.about
    return exchange.status == ExchangeStatus.OUT_OF_STOCK
