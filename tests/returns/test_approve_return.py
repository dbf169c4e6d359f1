from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.services.reservation import units_held
from saleor_postventa.returns.models import PolicyVersion, Return
from saleor_postventa.returns.queries import returnable_items
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.services import approve_many, approve_return, decline_many, decline_return
from saleor_postventa.returns.services.approving import DeclineReasonNeeded, NothingApproved, QuantityNotAsked
from saleor_postventa.returns.services.moving import UnknownReturn, UnknownReturnLine, WrongStep
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import BY_STAFF, lines_of, make_order_with_parcels, make_return
from .snapshot import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(waiting_policy: PolicyVersion) -> Order:
    return make_order_with_parcels(lines=[(3, "10.00"), (2, "5.00")])


def refused(kind: type[Refusal], return_id: int, **how: object) -> Refusal:
    before = everything()
    with pytest.raises(kind) as refusal:
        approve_return(return_id, by=BY_STAFF, **how)
    assert everything() == before
    return refusal.value


def test_approves_all_and_sets_the_dates(order: Order, clock: MovableClock) -> None:
    ret = make_return(order)
    approve_return(ret.pk, by=BY_STAFF, note="Bienvenida")
    ret.refresh_from_db()
    assert (ret.status, ret.needs_review) == (ReturnStatus.APPROVED, False)
    assert ret.send_by == datetime(2026, 7, 1, 22, tzinfo=UTC) - timedelta.resolution, "all of 1 July in Madrid"
    assert [line.quantity_approved for line in ret.lines.order_by("pk")] == [3, 2]
    assert ret.notes.get().text == "Bienvenida"
    assert RecordedEvent.objects.get(name="ReturnApproved").data["send_by"] is not None


@pytest.mark.proves("A14")
def test_what_is_declined_can_be_asked_for_again(order: Order, clock: MovableClock) -> None:
    shirt, socks = lines_of(order)
    ret = make_return(order)
    first, second = ret.lines.order_by("pk")
    reasons = {first.pk: "One is worn", second.pk: "Socks"}
    approve_return(ret.pk, by=BY_STAFF, quantities={first.pk: 2}, decline_reasons=reasons)
    ret.refresh_from_db()
    assert ret.status == ReturnStatus.APPROVED
    assert units_held([shirt.pk, socks.pk]) == {shirt.pk: 2}
    assert RecordedEvent.objects.get(name="ReturnApproved").data["units"] == {str(shirt.pk): 2}
    again = {item.order_line.pk: item.decision.returnable for item in returnable_items(order, now=clock.moment)}
    assert again == {shirt.pk: 1, socks.pk: 2}
    assert make_return(order, {socks.pk: 2}).status == ReturnStatus.REQUESTED


def test_refuses_what_makes_no_sense(order: Order) -> None:
    ret = make_return(order)
    first, second = ret.lines.order_by("pk")
    refused(UnknownReturn, 0)
    refused(UnknownReturnLine, ret.pk, quantities={0: 1})
    refused(QuantityNotAsked, ret.pk, quantities={first.pk: 4, second.pk: 2})
    refused(QuantityNotAsked, ret.pk, quantities={first.pk: -1, second.pk: 2})
    refused(DeclineReasonNeeded, ret.pk, quantities={first.pk: 3})
    refused(NothingApproved, ret.pk, quantities={}, decline_reasons={first.pk: "No", second.pk: "No"})
    approve_return(ret.pk, by=BY_STAFF)
    refused(WrongStep, ret.pk)


def test_a_declined_return_gives_its_units_back(order: Order) -> None:
    ret = make_return(order)
    with pytest.raises(DeclineReasonNeeded):
        decline_return(ret.pk, reason=" ", by=BY_STAFF)
    decline_return(ret.pk, reason="Worn", by=BY_STAFF)
    ret.refresh_from_db()
    assert (ret.status, ret.decline_reason) == (ReturnStatus.DECLINED, "Worn")
    assert units_held([line.pk for line in lines_of(order)]) == {}


@pytest.mark.proves("A22", part="bulk: an error for each row, the others go through")
def test_many_are_approved_at_once_and_each_error_stands_by_its_row(order: Order) -> None:
    shirt, _socks = lines_of(order)
    good, gone, other = (make_return(order, {shirt.pk: 1}) for _ in range(3))
    decline_return(gone.pk, reason="No", by=BY_STAFF)
    results = approve_many([good.pk, gone.pk, 0, other.pk, good.pk], by=BY_STAFF)
    assert [(row.id, row.error and row.error.code) for row in results] == [
        (good.pk, None),
        (gone.pk, "wrong_state"),
        (0, "not_found"),
        (other.pk, None),
    ]
    assert Return.objects.filter(status=ReturnStatus.APPROVED).count() == 2


def test_many_are_declined_at_once(order: Order) -> None:
    shirt, _socks = lines_of(order)
    ids = [make_return(order, {shirt.pk: 1}).pk for _ in range(3)]
    assert [row.error for row in decline_many(ids, reason="Too late", by=BY_STAFF)] == [None] * 3
    assert [row.error.code for row in decline_many(ids, reason="", by=BY_STAFF) if row.error] == ["wrong_state"] * 3


def test_another_shop_can_neither_approve_nor_decline(order: Order, sur: Shop) -> None:
    ret = make_return(order)
    with shop_scope(sur):
        refused(UnknownReturn, ret.pk)
        with pytest.raises(UnknownReturn):
            decline_return(ret.pk, reason="No", by=BY_STAFF)
        assert [row.error.code for row in approve_many([ret.pk], by=BY_STAFF) if row.error] == ["not_found"]
