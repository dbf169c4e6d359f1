"""Replaying the shop's past against two policies, and what was found of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from saleor_postventa.core import collecting
from saleor_postventa.core.work import WorkState
from saleor_postventa.orders.replays import order_chunks
from saleor_postventa.returns.models import PolicySimulation, SimulatedOrder
from saleor_postventa.returns.policy.compiled import CompiledPolicy
from saleor_postventa.returns.simulation.compare import ChangedOrder, Summary, compare
from saleor_postventa.returns.simulation.report import Report

from .history import past_customers


@dataclass(frozen=True)
class Replayed:
    summary: Summary
    changed: list[ChangedOrder]


def replay_orders(
    order_ids: Sequence[int], live: CompiledPolicy, draft: CompiledPolicy, *, until: datetime
) -> Replayed:
    """All orders of their customers in that time have to be among them."""
    with collecting.later():
        summary, changed = compare(past_customers(order_ids, until=until), live, draft, until=until)
    return Replayed(summary, changed)


def replay_past(live: CompiledPolicy, draft: CompiledPolicy, *, since: datetime, until: datetime) -> Iterator[Replayed]:
    """Chunk by chunk, so that a year needs no more memory than a day."""
    for order_ids in order_chunks(since, until):
        yield replay_orders(order_ids, live, draft, until=until)


def simulation_by_id(pk: int) -> PolicySimulation | None:
    found: PolicySimulation | None = PolicySimulation.objects.filter(pk=pk).first()
    return found


def report(simulation: PolicySimulation) -> Report:
    """Empty until it is done."""
    return Report.from_json(simulation.results)


def changed_orders(simulation_id: int) -> "QuerySet[SimulatedOrder]":
    """None until the simulation is done."""
    return SimulatedOrder.objects.filter(simulation_id=simulation_id, simulation__state=WorkState.DONE)
