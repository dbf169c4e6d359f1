"""A return is done once nothing is expected, unchecked, unsettled or on its way."""

from collections import Counter
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.money import Money
from saleor_postventa.returns.events import ReturnResolved
from saleor_postventa.returns.models import Exchange, Return
from saleor_postventa.returns.rules import Outcome, ReturnStatus, SettlementStatus, Step

from .moving import check_step, locked_return, move


class StillOpen(Refusal):
    code = "still_open"
    text = _("Something of this return is still to come, to be checked or to be settled.")


@transaction.atomic
def resolve_return(return_id: int, *, by: Actor) -> Return:
    """Close a reopened return again. Raises UnknownReturn, WrongStep, or StillOpen."""
    ret = locked_return(return_id)
    check_step(ret, Step.RESOLVE)
    if not resolve_if_done(ret, by=by):
        raise StillOpen(field="id")
    return ret


def resolve_if_done(ret: Return, *, by: Actor) -> bool:
    is_over = ret.status == ReturnStatus.INSPECTED or (ret.status == ReturnStatus.APPROVED and ret.is_keep_it)
    if not is_over or not _is_nothing_open(ret):
        return False
    units = {str(line.order_line_id): line.quantity_settled for line in ret.lines.all() if line.quantity_settled}
    exchange = Exchange.objects.filter(of=ret).exclude(replacement_saleor_id="").first()
    total = ret.settlements.aggregate(total=Sum("amount"))["total"] or Decimal(0)
    move(
        ret,
        Step.RESOLVE,
        ReturnResolved,
        by=by,
        outcome=ret.outcome,
        amount=Money(total, ret.currency).rounded().amount,
        currency=ret.currency,
        units=units,
        exchanged=_exchanged(ret, exchange) if exchange is not None else [],
        replacement=exchange.replacement_saleor_id if exchange is not None else "",
    )
    return True


def _exchanged(ret: Return, exchange: Exchange) -> list[dict[str, str]]:
    """Units for which something went out; a line that was settled otherwise is not among them."""
    went: Counter[str] = Counter()
    for units in ret.settlements.filter(outcome=Outcome.EXCHANGE).values_list("units", flat=True):
        went.update(units)
    return [
        {
            "order_line": str(line["order_line"]),
            "variant": line["variant"],
            "quantity": str(went[str(line["order_line"])]),
            "unit_difference": line["unit_difference"],
        }
        for line in exchange.lines
        if went[str(line["order_line"])]
    ]


def _is_nothing_open(ret: Return) -> bool:
    if ret.settlements.exclude(status=SettlementStatus.DONE).exists():
        return False
    for line in ret.lines.all():
        approved = (line.quantity_approved or 0) - line.quantity_missing
        if line.quantity_settled + line.quantity_wrong < approved:
            return False
        if not ret.is_keep_it and (line.counts.expected or line.counts.uninspected):
            return False
    return True
