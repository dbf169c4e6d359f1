"""A simulation as the team asks for it, reckoned by the queue on real orders."""

from datetime import timedelta
from decimal import Decimal

import pytest

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import WorkState, drain, queues
from saleor_postventa.orders.replays import KEPT, BadPeriod, SimulationStatus, SimulationUnderWay
from saleor_postventa.returns.models import PolicySimulation, SimulatedOrder
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.queries.simulations import report
from saleor_postventa.returns.services import publish_policy, save_draft
from saleor_postventa.returns.services.policies import InvalidPolicy, UnknownPolicy
from saleor_postventa.returns.services.simulating import (
    QUEUE,
    BadShare,
    NoDraft,
    start_simulation,
)
from saleor_postventa.returns.simulation.band import Assumptions
from saleor_postventa.returns.simulation.figures import NOTHING
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.returns.make import BY_STAFF, lines_of, make_order_with_parcels, make_policy, make_return
from tests.returns.snapshot import everything

pytestmark = pytest.mark.django_db
SHORT = {**dump(Policy.default()), "window": {"days": 14}, "rules": []}


def simulated(**how: object) -> PolicySimulation:
    started = start_simulation(by=BY_STAFF, **how)
    drain(queues.get(QUEUE))
    return PolicySimulation.objects.get(pk=started.pk)


def test_says_what_a_shorter_window_would_have_come_to(in_norte: Shop, clock: MovableClock) -> None:
    """Delivered on 3 June: fourteen days end with the 17th. Of 10 and 20 € asked in time and 70 € after, 70 stay."""
    make_policy(window={"days": 30})
    in_time = make_order_with_parcels(number=1, lines=((2, "10.00"), (1, "20.00")))
    first, second = lines_of(in_time)
    make_return(in_time, {first.pk: 1})
    make_return(in_time, {second.pk: 1})
    clock.move(days=10)
    late = make_order_with_parcels(number=2, lines=((1, "70.00"),), email="bea@example.test")
    ret = make_return(late)
    save_draft(SHORT, by=BY_STAFF)
    clock.move(days=1)
    found = simulated()
    assert found.status == SimulationStatus.DONE
    assert (found.orders_total, found.orders_done) == (2, 2)
    [total] = report(found).totals
    assert total.pair.live.refunded_amount == Decimal("100.00")
    assert total.pair.difference.refunded_amount == Decimal("-70.00")
    assert total.band.value == Decimal("-70.00")
    [row] = SimulatedOrder.objects.all()
    assert (row.order_id, row.live_amount, row.draft_amount, row.weight) == (late.pk, 70, 0, 70)
    [change] = row.changes
    assert (change["return"], change["live"]["ending"], change["draft"]["ending"]) == (ret.pk, "carried_out", "refused")
    assert change["draft"]["lines"][0]["decision"]["deciding"]["code"] == "window_closed"


def test_the_live_policy_against_itself_changes_nothing(in_norte: Shop, clock: MovableClock) -> None:
    live = make_policy(
        fees=[{"kind": "label", "amounts": {"EUR": "5"}}], keep_it={"is_on": True, "label_cost": {"EUR": 9}}
    )
    for number in range(1, 6):
        make_return(make_order_with_parcels(number=number, lines=((2, f"{number}.50"),)), method="staff_label")
    clock.move(days=1)
    found = simulated(policy_id=live.pk)
    assert SimulatedOrder.objects.count() == report(found).orders_changed == 0
    [total] = report(found).totals
    assert total.pair.difference == NOTHING
    assert total.pair.live.returns_asked == 5


def test_its_live_side_is_what_shoppers_were_promised(in_norte: Shop, clock: MovableClock) -> None:
    """Replayed under the policy that was in force, each return comes to its own estimate."""
    live = make_policy(
        fees=[{"kind": "label", "amounts": {"EUR": "4.95"}}, {"kind": "handling", "percent": "0"}],
        refund_shipping="always",
    )
    returns = []
    for number in range(1, 5):
        order = make_order_with_parcels(number=number, lines=((3, "9.99"), (1, "33.33")), shipping="4.90")
        first, second = lines_of(order)
        returns.append(make_return(order, {first.pk: 2, second.pk: 1}, method="staff_label"))
        returns.append(make_return(order, {first.pk: 1}, method="own_carrier"))
    clock.move(days=1)
    [total] = report(simulated(policy_id=live.pk)).totals
    promised = [ret.estimate_amount for ret in returns]
    # Until it is settled, an estimate of a second return promises the delivery again; only one of them gets it.
    assert total.pair.live.refunded_amount == sum(promised, Decimal(0)) - 4 * Decimal("4.90")


def test_takes_up_after_a_break_without_counting_twice(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(window={"days": 30})
    clock.move(days=10)
    make_return(make_order_with_parcels())
    clock.move(days=1)
    started = start_simulation(content=SHORT, by=BY_STAFF)
    queues.get(QUEUE).handle(started)
    drain(queues.get(QUEUE))
    found = PolicySimulation.objects.get(pk=started.pk)
    assert (SimulatedOrder.objects.count(), found.orders_done, report(found).orders_changed) == (1, 1, 1)


def test_only_so_many_are_kept(in_norte: Shop, clock: MovableClock) -> None:
    make_order_with_parcels()
    for _ in range(KEPT + 2):
        simulated(content=SHORT)
    assert PolicySimulation.objects.count() == KEPT


def refused(kind: type[Refusal], **how: object) -> None:
    before = everything()
    with pytest.raises(kind):
        start_simulation(by=BY_STAFF, **how)
    assert everything() == before


def test_refuses_what_can_not_be_simulated(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    refused(NoDraft)
    refused(UnknownPolicy, policy_id=0)
    refused(InvalidPolicy, content={"window": {"days": 0}})
    refused(BadPeriod, content=SHORT, since=clock.moment)
    refused(BadPeriod, content=SHORT, since=clock.moment - timedelta(days=367))
    refused(BadShare, content=SHORT, assumed=Assumptions(late_low=0.6, late_high=0.5))
    refused(BadShare, content=SHORT, assumed=Assumptions(late_high=1.1))
    with shop_scope(sur):
        theirs = save_draft(SHORT, by=BY_STAFF)
    refused(UnknownPolicy, policy_id=theirs.pk)
    start_simulation(content=SHORT, by=BY_STAFF)
    refused(SimulationUnderWay, content=SHORT)
    with shop_scope(sur):
        assert start_simulation(by=BY_STAFF).state == WorkState.WAITING


def test_any_version_can_be_held_against_the_live_one(in_norte: Shop, clock: MovableClock) -> None:
    old = make_policy(window={"days": 14})
    clock.move(days=1)
    publish_policy(save_draft({**SHORT, "window": {"days": 60}}, by=BY_STAFF).pk, by=BY_STAFF)
    clock.move(days=1)
    found = start_simulation(policy_id=old.pk, by=BY_STAFF)
    assert (found.content["window"]["days"], found.live_content["window"]["days"]) == (14, 60)
