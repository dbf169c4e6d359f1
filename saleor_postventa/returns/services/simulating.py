"""Simulating a policy on the past: asked for at once, reckoned by the queue, kept until others take its place."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import wake_after_commit
from saleor_postventa.orders.replays import forget_old, orders_placed, refuse_a_second, replayed_period
from saleor_postventa.returns.models import PolicySimulation, PolicyVersion, SimulatedOrder
from saleor_postventa.returns.policy.compiled import compile_policy
from saleor_postventa.returns.policy.document import dump, read
from saleor_postventa.returns.queries.policies import content_of, draft_policy, live_policy
from saleor_postventa.returns.queries.simulations import replay_past
from saleor_postventa.returns.simulation.band import Assumptions
from saleor_postventa.returns.simulation.compare import ChangedOrder, Summary
from saleor_postventa.returns.simulation.report import kept_changes, report_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

from .policies import UnknownPolicy, checked

QUEUE = "policy_simulations"


class NoDraft(Refusal):
    code = "no_draft"
    text = _("There is no draft to simulate. Save one first.")


class BadShare(Refusal):
    code = "invalid_share"
    text = _("A share lies between 0 and 1, and the lower comes first.")


@transaction.atomic
def start_simulation(
    *,
    policy_id: int | None = None,
    content: dict[str, Any] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    assumed: Assumptions | None = None,
    by: Actor,
) -> PolicySimulation:
    """Hold a policy against the live one: this document, or this version, or else the draft.

    Raises UnknownPolicy, NoDraft, InvalidPolicy, BadPeriod, BadShare, or SimulationUnderWay.
    """
    assumed = assumed or Assumptions()
    _check_shares(assumed)
    since, until = replayed_period(since, until)
    version = _version(policy_id) if content is None else None
    document = content if version is None else version.content
    if document is None:
        raise NoDraft(field="policyId")
    policy = checked(document)
    Shop.objects.select_for_update().get(pk=current_shop().pk)
    refuse_a_second(PolicySimulation)
    live = live_policy(now())
    simulation = PolicySimulation.objects.create(
        shop=current_shop(),
        policy_version=version,
        live_version=live,
        content=dump(policy),
        live_content=dump(content_of(live)),
        since=since,
        until=until,
        assumptions={"late_low": assumed.late_low, "late_high": assumed.late_high},
        asked_at=now(),
        asked_by=by.ref,
        due_at=now(),
    )
    forget_old(PolicySimulation)
    wake_after_commit(QUEUE)
    return simulation


def carry_out_simulation(simulation: PolicySimulation) -> None:
    """The work of one simulation. Whoever takes it up after a break begins anew."""
    simulation.orders.all().delete()
    simulation.started_at, simulation.orders_done = now(), 0
    simulation.orders_total = orders_placed(simulation.since, simulation.until).count()
    simulation.save(update_fields=["started_at", "orders_total", "orders_done"])
    live, draft = (compile_policy(read(each)) for each in (simulation.live_content, simulation.content))
    summary = Summary()
    for chunk in replay_past(live, draft, since=simulation.since, until=simulation.until):
        summary.add(chunk.summary)
        SimulatedOrder.objects.bulk_create([_row(simulation, each) for each in chunk.changed], batch_size=200)
        simulation.orders_done = summary.orders
        simulation.save(update_fields=["orders_done"])
    simulation.results = report_of(summary, Assumptions(**simulation.assumptions)).as_json()
    simulation.save(update_fields=["results"])


def _row(simulation: PolicySimulation, order: ChangedOrder) -> SimulatedOrder:
    return SimulatedOrder(
        shop=simulation.shop,
        simulation=simulation,
        order_id=order.case.id,
        currency=order.case.currency,
        live_amount=order.live_amount,
        draft_amount=order.draft_amount,
        weight=abs(order.difference),
        changes=kept_changes(order),
    )


def _version(policy_id: int | None) -> PolicyVersion | None:
    if policy_id is None:
        return draft_policy()
    found: PolicyVersion | None = PolicyVersion.objects.filter(pk=policy_id).first()
    if found is None:
        raise UnknownPolicy(field="policyId")
    return found


def _check_shares(assumed: Assumptions) -> None:
    if not 0 <= assumed.late_low <= assumed.late_high <= 1:
        raise BadShare(field="lateLow")
