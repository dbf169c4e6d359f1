"""Other systems give and take points, once per key of theirs."""

from datetime import UTC, datetime

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.loyalty.codes import ExclusionReason
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, PointsKeyTaken
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.loyalty.services import exclude_member, leave_programme, merge_accounts, open_account
from saleor_postventa.loyalty.services.integrating import (
    BadKey,
    BadPoints,
    BadReason,
    NoProgramme,
    TakesNoPart,
    award_points,
    spend_points,
)
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.ask import ask
from tests.cast import integrator_key
from tests.conftest import MovableClock

from .trade import make_programme

pytestmark = pytest.mark.django_db
TILL = Actor.app("till")
AWARD = """mutation A($input: PointsAwardInput!) { pointsAward(input: $input) {
  entry { id points key pendingNow activeNow expiresAt } errors { field code } } }"""
SPEND = """mutation S($input: PointsSpendInput!) { pointsSpend(input: $input) {
  entry { id points activeNow } errors { field code } } }"""


@pytest.fixture
def customer(in_norte: Shop, clock: MovableClock) -> Customer:
    make_programme(clock)
    return Customer.objects.create(shop=in_norte, email="till@example.test", saleor_id="VXNlcjo5")


def award(customer: Customer, points: int = 50, **changes: str) -> Entry:
    return award_points(customer, points, **{"key": "sale-1", "reason": "till", **changes}, by=TILL)


@pytest.mark.proves("B27")
def test_the_same_key_is_one_entry(customer: Customer) -> None:
    assert award(customer) == award(customer)
    assert spend_points(customer, 20, key="sale-2", reason="", by=TILL) == spend_points(
        customer, 20, key="sale-2", reason="", by=TILL
    )
    assert Entry.objects.count() == 2
    for other in (
        lambda: award(customer, 51),
        lambda: award(customer, reason="gift"),
        lambda: award_points(customer, 50, key="sale-1", reason="till", by=Actor.app("another")),
        lambda: spend_points(customer, 50, key="sale-1", reason="till", by=TILL),
    ):
        with pytest.raises(PointsKeyTaken):
            other()
    assert Entry.objects.count() == 2


def test_they_end_as_the_programme_says(customer: Customer) -> None:
    assert award(customer).expires_at == datetime(2027, 6, 10, 22, tzinfo=UTC)


def test_refusals_change_nothing(customer: Customer, in_norte: Shop) -> None:
    nobody = Customer.objects.create(shop=in_norte, email="nobody@example.test")
    award(customer)
    for refusal, attempt in (
        (BadKey, lambda: award(customer, key="")),
        (BadKey, lambda: award(customer, key="a\nb")),
        (BadReason, lambda: award(customer, key="x", reason="r" * 61)),
        (BadPoints, lambda: award(customer, 0, key="x")),
        (BadPoints, lambda: award(customer, -5, key="x")),
        (NotEnoughPoints, lambda: spend_points(customer, 51, key="x", reason="", by=TILL)),
        (TakesNoPart, lambda: spend_points(nobody, 1, key="x", reason="", by=TILL)),
    ):
        with pytest.raises(refusal):
            attempt()
    Account.objects.update(left_at=datetime(2026, 6, 1, tzinfo=UTC))
    with pytest.raises(TakesNoPart):
        award(customer, key="x")
    assert Entry.objects.count() == 1


def test_whom_the_team_left_out_gets_nothing(customer: Customer) -> None:
    award(customer)
    exclude_member(customer, ExclusionReason.MISUSE, by=Actor.staff("VXNlcjox"))
    for attempt in (lambda: award(customer, key="x"), lambda: spend_points(customer, 1, key="x", reason="", by=TILL)):
        with pytest.raises(TakesNoPart):
            attempt()
    assert Entry.objects.count() == 1


def test_who_left_gets_nothing_by_an_account_that_was_joined(customer: Customer, in_norte: Shop) -> None:
    other = Customer.objects.create(shop=in_norte, email="other@example.test", saleor_id="VXNlcjo8")
    merge_accounts(open_account(other), open_account(customer))
    leave_programme(customer, by=Actor.shopper("VXNlcjo5"))
    with pytest.raises(TakesNoPart):
        award(other)
    assert not Entry.objects.exists()


def test_without_a_programme_nothing_is_given(in_norte: Shop, clock: MovableClock) -> None:
    customer = Customer.objects.create(shop=in_norte, email="till@example.test")
    with pytest.raises(NoProgramme):
        award(customer)
    assert not Entry.objects.exists()


@pytest.mark.proves("B27", part="the API: earn and spend with a key of the scope")
def test_through_the_graph(customer: Customer, in_norte: Shop, sur: Shop) -> None:
    token = integrator_key(in_norte, "points.write")
    given = {"input": {"customerSaleorId": customer.saleor_id, "points": 50, "key": "sale-1"}}
    first, again = (ask(in_norte, AWARD, given, token=token).data["pointsAward"] for _ in range(2))
    assert first == again
    assert (first["entry"]["points"], first["entry"]["activeNow"], first["errors"]) == (50, 50, [])
    spent = ask(in_norte, SPEND, {"input": {**given["input"], "key": "s", "points": 60}}, token=token)
    assert spent.data["pointsSpend"]["errors"] == [{"field": "points", "code": "not_enough_points"}]
    other = ask(in_norte, AWARD, {"input": {**given["input"], "points": 51}}, token=token)
    assert other.data["pointsAward"]["errors"][0]["code"] == "key_taken"
    with shop_scope(sur):
        theirs = integrator_key(sur, "points.write")
    found = ask(sur, AWARD, given, token=theirs).data["pointsAward"]
    assert found["errors"] == [{"field": "customerSaleorId", "code": "not_found"}]
