"""Two tabs, two persons, one moment."""

import threading
from collections.abc import Callable

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.loyalty.codes import AdjustmentReason
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Adjustment, Entry
from saleor_postventa.loyalty.services.adjusting import (
    AdjustmentKeyTaken,
    AdjustmentOver,
    approve_adjustment,
    ask_adjustment,
    withdraw_adjustment,
)
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pg]
ANA, BEA, EVA = (Actor.staff(ref) for ref in ("VXNlcjox", "VXNlcjoy", "VXNlcjoz"))


def at_once(shop: Shop, *acts: Callable[[], object]) -> list[str]:
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        with shop_scope(shop):
            start.wait()
            act()

    raised = side_by_side(run, acts)
    with shop_scope(shop):
        assert list(faults()) == []
    return sorted(type(each).__name__ for each in raised)


def new_customer(shop: Shop, name: str = "one") -> Customer:
    with shop_scope(shop):
        return Customer.objects.create(shop=shop, email=f"{name}@example.test")


def asking(customer: Customer, points: int, *, key: str = "tab", by: Actor = ANA) -> Callable[[], Adjustment]:
    return lambda: ask_adjustment(customer, points, reason=AdjustmentReason.GESTURE, note="n", key=key, by=by)


def booked(shop: Shop) -> int:
    with shop_scope(shop):
        return sum(row.active for row in Entry.objects.all())


def test_two_tabs_with_one_key_ask_once(norte: Shop) -> None:
    customer = new_customer(norte)
    assert at_once(norte, *[asking(customer, 100)] * 6) == []
    with shop_scope(norte):
        assert (Adjustment.objects.count(), Account.objects.get().active) == (1, 100)


def test_one_key_for_two_customers_is_one_request(norte: Shop) -> None:
    persons = [new_customer(norte, str(n)) for n in range(4)]
    assert at_once(norte, *[asking(each, 100) for each in persons]) == [AdjustmentKeyTaken.__name__] * 3
    assert booked(norte) == 100


def test_two_tabs_together_stay_within_the_limit(norte: Shop) -> None:
    customer = new_customer(norte)
    assert at_once(norte, *[asking(customer, 300, key=str(n)) for n in range(6)]) == []
    with shop_scope(norte):
        assert Adjustment.objects.waiting().count() == 5
    assert booked(norte) == 300


def test_of_many_who_approve_one_books(norte: Shop) -> None:
    with shop_scope(norte):
        made = asking(new_customer(norte), 900)()
    acts = [lambda by=by: approve_adjustment(made.pk, by=by) for by in (BEA, BEA, EVA, EVA)]  # type: ignore[misc]
    assert at_once(norte, *acts) == [AdjustmentOver.__name__] * 2
    assert booked(norte) == 900


def test_withdrawn_and_approved_at_once_is_one_of_them(norte: Shop) -> None:
    for turn in range(5):
        with shop_scope(norte):
            made = asking(new_customer(norte, f"turn{turn}"), 900, key=f"turn{turn}")()
        approving = lambda pk=made.pk: approve_adjustment(pk, by=BEA)  # noqa: E731
        withdrawing = lambda pk=made.pk: withdraw_adjustment(pk, by=ANA)  # noqa: E731
        assert at_once(norte, approving, withdrawing) == [AdjustmentOver.__name__]
        with shop_scope(norte):
            made.refresh_from_db()
            assert (made.state == "booked") == (made.entry_id is not None)
