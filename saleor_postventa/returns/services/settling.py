"""Reckoning what a batch of units comes to, and asking for it: money back, store credit, or what goes out instead.

Asking writes rows alone; refunds, credits and goods carry them out, and their events bring the settlement to its end.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.money import Money
from saleor_postventa.returns.events import SettlementMade
from saleor_postventa.returns.models import Inspection, Return, ReturnLine, Settlement
from saleor_postventa.returns.queries.estimates import shipping_for
from saleor_postventa.returns.queries.policies import content_of
from saleor_postventa.returns.queries.worth import Worth, worth_of
from saleor_postventa.returns.reckoning import Reckoning, Share, flat_fees_of, nothing, reckon
from saleor_postventa.returns.rules import Finding, Grade, Outcome, ProcessingEvent, SettlementStatus

from .asking import ask_credit, ask_refund, close, give_to_staff
from .decisions import all_decisions, decision_of
from .exchanging import drop_replacement, release_exchange
from .moving import locked_return, tell
from .resolving import resolve_if_done
from .texts import written

WRONG_ITEM = "wrong_item"


class NothingToSettle(Refusal):
    code = "nothing_to_settle"
    text = _("There is nothing left of this return to be settled.")


class UnknownSettlement(Refusal):
    code = "not_found"
    text = _("This settlement doesn't exist, or belongs to another shop.")


class NotForStaff(Refusal):
    code = "wrong_state"
    text = _("This settlement needs nobody's help.")


class NoteNeeded(Refusal):
    code = "reason_needed"
    text = _("Say what was done.")


@dataclass(frozen=True)
class Batch:
    """Units of one line that are settled together; `grades` once they were looked at."""

    line: ReturnLine
    quantity: int
    grades: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def settle_return(return_id: int, *, by: Actor) -> Settlement:
    """The team says so: settle what arrived, or all that was approved where nothing has arrived yet.

    Raises UnknownReturn or NothingToSettle.
    """
    ret = locked_return(return_id)
    made = settle_inspected(ret, by=by) or settle_received(ret, by=by)
    if made is None and ret.first_received_at is None:
        made = settle_approved(ret, by=by)
    if made is None:
        raise NothingToSettle(field="id")
    return made


def settle_approved(ret: Return, *, by: Actor) -> Settlement | None:
    """All that was approved, before anything is back."""
    return _settle(ret, _approved(ret), by=by)


def settle_received(ret: Return, *, by: Actor) -> Settlement | None:
    """All that arrived and did not turn out to be something else."""
    return _settle(ret, _received(ret), by=by)


def settle_checked(ret: Return, *, by: Actor) -> Settlement | None:
    """What was checked, unless the policy leaves that to the team."""
    return None if ret.processing_event == ProcessingEvent.MANUAL else settle_inspected(ret, by=by)


def settle_inspected(ret: Return, *, by: Actor) -> Settlement | None:
    """What was checked and not settled yet; an exchange waits until all of it was, since it goes out as one order."""
    if ret.outcome == Outcome.EXCHANGE and not is_all_checked(ret):
        return None
    looks = _open_looks(ret)
    made = _settle(ret, _checked(_lines(ret), looks), by=by)
    if made is not None:
        Inspection.objects.filter(pk__in=[look.pk for look in looks]).update(settlement=made)
    return made


def settlement_ahead(ret: Return, findings: Sequence[Finding] = ()) -> Settlement | None:
    """What settling would come to now, or noting these findings; None where neither would. Nothing is kept."""
    if findings:
        batches = _after(ret, findings)
    else:
        is_ready = ret.outcome != Outcome.EXCHANGE or is_all_checked(ret)
        batches = _filled(_checked(_lines(ret), _open_looks(ret)) if is_ready else []) or _filled(_received(ret))
        if not batches and ret.first_received_at is None:
            batches = _approved(ret)
    wanted = _filled(batches)
    if not wanted:
        return None
    units = {str(batch.line.order_line_id): batch.quantity for batch in wanted}
    ahead = Settlement(of=ret, outcome=ret.outcome, units=units, currency=ret.currency)
    _fill(ahead, _reckoned(ret, wanted))
    return ahead


def _after(ret: Return, findings: Sequence[Finding]) -> list[Batch]:
    """Of what was checked, these findings among it; empty where the policy or the rest of an exchange keeps it back."""
    lines = _lines(ret)
    by_pk = {line.pk: line for line in lines}
    for finding in findings:
        line = by_pk.get(finding.line_id)
        if line is not None:
            line.quantity_inspected += finding.quantity
            line.quantity_wrong += finding.quantity if finding.grade == Grade.D else 0
    is_waiting = any(line.counts.expected or line.counts.uninspected > 0 for line in lines)
    if ret.processing_event == ProcessingEvent.MANUAL or (ret.outcome == Outcome.EXCHANGE and is_waiting):
        return []
    right = [each for each in findings if each.grade != Grade.D]
    return _checked(lines, [*_open_looks(ret), *right])


def hand_over_wrong(ret: Return, looks: Iterable[Inspection], *, by: Actor) -> Settlement | None:
    """A wrong or empty item gives nothing back by itself: a person decides."""
    wrong = [look for look in looks if look.grade == Grade.D]
    if not wrong:
        return None
    units: Counter[str] = Counter()
    for look in wrong:
        units[str(look.line.order_line_id)] += look.quantity
    made = _written(ret, dict(units), nothing(ret.currency))
    Inspection.objects.filter(pk__in=[look.pk for look in wrong]).update(settlement=made)
    _tell(ret, made, by=by)
    give_to_staff(made, WRONG_ITEM)
    return made


@transaction.atomic
def finish_settlement(settlement_id: int, *, note: str, by: Actor) -> Settlement:
    """A person saw to what could not go on by itself.

    Raises UnknownSettlement, NotForStaff, NoteNeeded, or NotStuck where its replacement is being tried once more.
    """
    return_id = Settlement.objects.filter(pk=settlement_id).values_list("of_id", flat=True).first()
    if return_id is None:
        raise UnknownSettlement(field="id")
    ret = locked_return(return_id)
    settlement = ret.settlements.get(pk=settlement_id)
    if settlement.status != SettlementStatus.FOR_STAFF:
        raise NotForStaff(field="id")
    settlement.note = written(note, field="note")
    if not settlement.note:
        raise NoteNeeded(field="note")
    settlement.save(update_fields=["note"])
    drop_replacement(settlement, by=by)
    close(settlement, by=by)
    resolve_if_done(ret, by=by)
    return settlement


def carry_out(ret: Return, settlement: Settlement, *, by: Actor) -> None:
    """Ask for what it comes to; done at once where that is nothing."""
    match settlement.outcome:
        case Outcome.REFUND:
            shipping = Money(settlement.shipping_amount, settlement.currency)
            units = {int(key): count for key, count in settlement.units.items()}
            ask_refund(ret, settlement, settlement.money, units=units, shipping=shipping, by=by)
        case Outcome.CREDIT:
            ask_credit(ret, settlement, by=by)
        case Outcome.EXCHANGE:
            release_exchange(ret, settlement, by=by)
    if settlement.status == SettlementStatus.OPEN and not settlement.awaits:
        close(settlement, by=by)
    resolve_if_done(ret, by=by)


def reckon_again(ret: Return, settlement: Settlement) -> None:
    """For the outcome that the return has now."""
    looks = list(Inspection.objects.filter(settlement=settlement).order_by("pk"))
    batches = []
    for line in _lines(ret):
        quantity = settlement.units.get(str(line.order_line_id), 0)
        if quantity:
            batches.append(Batch(line, quantity, _first([look for look in looks if look.line_id == line.pk], quantity)))
    settlement.outcome = ret.outcome
    _fill(settlement, _reckoned(ret, batches, but=settlement))
    settlement.save()


def expected_total(ret: Return) -> Money:
    """What all that is to come back comes to for the outcome that the return has now, as long as nothing is settled."""
    asked = [
        (line, line.quantity if line.quantity_approved is None else line.quantity_approved) for line in _lines(ret)
    ]
    return _reckoned(ret, _filled(Batch(line, quantity) for line, quantity in asked), but=ret.settlements.first()).total


def is_all_here(ret: Return) -> bool:
    return all(line.counts.expected == 0 for line in ret.lines.all())


def is_all_checked(ret: Return) -> bool:
    return all(line.counts.expected == line.counts.uninspected == 0 for line in ret.lines.all())


def _approved(ret: Return) -> list[Batch]:
    return [Batch(line, _unsettled(line)) for line in _lines(ret)]


def _received(ret: Return) -> list[Batch]:
    if ret.outcome == Outcome.EXCHANGE and not is_all_here(ret):
        return []
    return [
        Batch(line, min(_unsettled(line), line.quantity_received - line.quantity_wrong - line.quantity_settled))
        for line in _lines(ret)
    ]


def _open_looks(ret: Return) -> list[Inspection]:
    """At what is right, and not settled yet."""
    return list(Inspection.objects.filter(line__of=ret, settlement=None).exclude(grade=Grade.D).order_by("pk"))


def _checked(lines: Iterable[ReturnLine], looks: Sequence[Inspection | Finding]) -> list[Batch]:
    batches = []
    for line in lines:
        own = [look for look in looks if look.line_id == line.pk]
        quantity = min(sum(look.quantity for look in own), _unsettled(line))
        batches.append(Batch(line, quantity, _first(own, quantity)))
    return batches


def _filled(batches: Iterable[Batch]) -> list[Batch]:
    return [batch for batch in batches if batch.quantity > 0]


def _settle(ret: Return, batches: list[Batch], *, by: Actor) -> Settlement | None:
    wanted = _filled(batches)
    if not wanted:
        return None
    settlement = _written(
        ret, {str(batch.line.order_line_id): batch.quantity for batch in wanted}, _reckoned(ret, wanted)
    )
    for batch in wanted:
        batch.line.quantity_settled += batch.quantity
        batch.line.save(update_fields=["quantity_settled"])
    _tell(ret, settlement, by=by)
    carry_out(ret, settlement, by=by)
    return settlement


def _reckoned(ret: Return, batches: list[Batch], *, but: Settlement | None = None) -> Reckoning:
    """`but` is not counted among what was settled before."""
    worth = worth_of(ret.order, but=but)
    shares = [
        Share(
            line_id=batch.line.order_line_id,
            quantity=batch.quantity,
            goods=worth.of(batch.line.order_line_id, batch.quantity),
            decision=decision_of(ret, batch.line.order_line_id),
            grades=batch.grades,
            is_shops_fault=batch.line.reason.is_shops_fault,
        )
        for batch in batches
    ]
    return reckon(
        shares,
        content_of(ret.policy_version),
        outcome=ret.outcome,
        shipping=_shipping_with(ret, batches, worth),
        flat_fees=_flat_fees_left(ret, but),
    )


def _shipping_with(ret: Return, batches: list[Batch], worth: Worth) -> Money:
    """What the delivery cost. Where it waits for an order that comes back whole, nobody knows before its last."""
    decisions = all_decisions(ret)
    owed = shipping_for(decisions, ret.outcome, worth)
    if any(each.is_shipping_refunded and not each.is_whole_awaited for each in decisions):
        return owed
    settled = {batch.line.pk: batch.quantity for batch in batches}
    is_last = all(_unsettled(line) <= settled.get(line.pk, 0) for line in _lines(ret))
    return owed if is_last and all(_comes_whole(line) for line in _lines(ret)) else Money.zero(ret.currency)


def _comes_whole(line: ReturnLine) -> bool:
    return line.quantity_approved in {None, line.quantity} and not line.quantity_missing and not line.quantity_wrong


def _flat_fees_left(ret: Return, but: Settlement | None) -> Money:
    """Fees of the whole return are taken once, from the first money that can bear them."""
    taken = ret.settlements.exclude(pk=but.pk if but else 0).aggregate(total=Sum("flat_fee_amount"))[
        "total"
    ] or Decimal(0)
    return flat_fees_of(all_decisions(ret), ret.currency) - Money(taken, ret.currency)


def _written(ret: Return, units: dict[str, int], reckoning: Reckoning) -> Settlement:
    last = ret.settlements.aggregate(last=Max("number"))["last"] or 0
    made = Settlement(
        shop=ret.shop,
        of=ret,
        number=last + 1,
        outcome=ret.outcome,
        units=units,
        currency=ret.currency,
        made_at=now(),
    )
    _fill(made, reckoning)
    made.save()
    return made


def _fill(settlement: Settlement, reckoning: Reckoning) -> None:
    settlement.goods_amount = reckoning.goods.amount
    settlement.fee_amount = reckoning.fees.amount
    settlement.flat_fee_amount = reckoning.flat_fees.amount
    settlement.loss_amount = reckoning.loss.amount
    settlement.shipping_amount = reckoning.shipping.amount
    settlement.bonus_amount = reckoning.bonus.amount
    settlement.amount = reckoning.total.amount


def _tell(ret: Return, settlement: Settlement, *, by: Actor = SYSTEM) -> None:
    tell(
        ret,
        SettlementMade,
        by=by,
        settlement_id=settlement.pk,
        outcome=settlement.outcome,
        amount=settlement.money.rounded().amount,
        currency=settlement.currency,
        units=settlement.units,
    )


def _lines(ret: Return) -> list[ReturnLine]:
    return list(ret.lines.select_related("order_line", "reason").order_by("pk"))


def _unsettled(line: ReturnLine) -> int:
    approved = line.quantity_approved or 0
    return max(0, approved - line.quantity_missing - line.quantity_wrong - line.quantity_settled)


def _first(looks: Sequence[Inspection | Finding], quantity: int) -> dict[str, int]:
    """The grades of the first units looked at, so many as are still to be settled."""
    grades: Counter[str] = Counter()
    for look in looks:
        taken = min(look.quantity, quantity - grades.total())
        grades[look.grade] += max(0, taken)
    return dict(+grades)
