"""Points by hand: alone within the limit, with a second person above it, and never by the one whose they are."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.codes import AdjustmentReason, AdjustmentState
from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Adjustment, Entry, Lot
from saleor_postventa.loyalty.services import adjusting, merge_accounts
from saleor_postventa.loyalty.services.adjusting import (
    approve_adjustment,
    ask_adjustment,
    decline_adjustment,
    lapse_adjustments,
    withdraw_adjustment,
)
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.loyalty.conftest import make_account
from tests.loyalty.trade import make_programme

ANA, BEA, EVA = (Actor.staff(ref) for ref in ("VXNlcjox", "VXNlcjoy", "VXNlcjoz"))
LIMIT = 500


def ask(account: Account, points: int, *, key: str = "k", by: Actor = ANA, **how: object) -> Adjustment:
    assert account.customer is not None
    given = {"reason": AdjustmentReason.GESTURE, "note": "parcel was late", **how}
    return ask_adjustment(account.customer, points, key=key, by=by, **given)  # type: ignore[arg-type]


def active(account: Account) -> int:
    account.refresh_from_db()
    return account.active


def events() -> list[str]:
    return list(RecordedEvent.objects.order_by("pk").values_list("name", flat=True))


def test_within_the_limit_it_is_booked_at_once(account: Account) -> None:
    made = ask(account, LIMIT)
    assert (made.state, made.needs_second, active(account)) == (AdjustmentState.BOOKED, False, LIMIT)
    assert made.entry is not None
    assert made.entry.cause == {"adjustment": made.pk, "staff": ANA.ref}
    assert made.entry.why["reason"] == "gesture"
    assert "late" not in str(made.entry.why) + str(made.entry.cause), "a note may name people, and stays out"
    assert events() == ["PointsAdjusted"]


@pytest.mark.proves("B18")
@pytest.mark.proves("X8", part="four eyes for points by hand")
def test_above_the_limit_a_second_person_books_it_and_both_names_are_on_the_entry(account: Account) -> None:
    made = ask(account, LIMIT + 1)
    assert (made.state, active(account)) == (AdjustmentState.WAITING, 0)
    with pytest.raises(adjusting.SamePerson):
        approve_adjustment(made.pk, by=ANA)
    assert active(account) == 0
    booked = approve_adjustment(made.pk, by=BEA)
    assert (booked.state, active(account)) == (AdjustmentState.BOOKED, LIMIT + 1)
    assert booked.entry is not None
    assert (booked.entry.cause["staff"], booked.entry.cause["second_staff"]) == (ANA.ref, BEA.ref)
    assert events() == ["AdjustmentAsked", "PointsAdjusted", "AdjustmentEnded"]
    assert all(row.fact.describe() for row in RecordedEvent.objects.all())
    assert list(faults()) == []


def test_approved_twice_it_is_booked_once(account: Account) -> None:
    made = ask(account, 900)
    assert approve_adjustment(made.pk, by=BEA) == approve_adjustment(made.pk, by=BEA)
    with pytest.raises(adjusting.AdjustmentOver):
        approve_adjustment(made.pk, by=EVA)
    assert (active(account), Entry.objects.count()) == (900, 1)


def test_many_small_ones_are_a_large_one(account: Account, clock: MovableClock) -> None:
    """Else the limit would be one of patience."""
    assert [ask(account, 300, key=str(n)).needs_second for n in range(3)] == [False, True, True]
    assert active(account) == 300
    assert not ask(account, -200, key="down").needs_second, "500 in all"
    assert ask(account, -1, key="more").needs_second
    assert not ask(account, 300, key="bea", by=BEA).needs_second
    clock.move(days=31)
    assert not ask(account, 500, key="later").needs_second


def test_many_small_ones_are_a_large_one_across_a_merge(account: Account) -> None:
    other = make_account()
    ask(other, 400, key="a")
    merge_accounts(other, account)
    assert ask(account, 400, key="b").needs_second


def test_a_limit_of_nothing_asks_for_two_always(account: Account, in_norte: Shop) -> None:
    update_preferences(in_norte, {"adjustment_limit": 0}, by=EVA)
    assert ask(account, 1).needs_second


@pytest.mark.parametrize("asked", [5, 900])
def test_one_key_is_one_request(account: Account, asked: int) -> None:
    first = ask(account, asked)
    assert ask(account, asked) == first
    for changed in ({"points": 7}, {"by": BEA}, {"reason": AdjustmentReason.PRIZE}):
        with pytest.raises(adjusting.AdjustmentKeyTaken):
            ask(account, **{"points": asked, **changed})  # type: ignore[arg-type]
    with pytest.raises(adjusting.AdjustmentKeyTaken):
        ask(make_account(), asked)
    assert Adjustment.objects.count() == 1
    assert active(account) == (asked if asked < LIMIT else 0)


def test_who_asked_withdraws_and_another_declines(account: Account) -> None:
    mine, other = ask(account, 900, key="a"), ask(account, 800, key="b")
    with pytest.raises(adjusting.NotTheirRequest):
        withdraw_adjustment(mine.pk, by=BEA)
    with pytest.raises(adjusting.SamePerson):
        decline_adjustment(mine.pk, by=ANA)
    assert withdraw_adjustment(mine.pk, by=ANA).state == AdjustmentState.WITHDRAWN
    declined = decline_adjustment(other.pk, note="too much", by=BEA)
    assert (declined.state, declined.ended_by, declined.ended_note) == ("declined", BEA.ref, "too much")
    for pk in (mine.pk, other.pk):
        with pytest.raises(adjusting.AdjustmentOver):
            approve_adjustment(pk, by=EVA)
    assert (active(account), Entry.objects.count()) == (0, 0)


def test_what_nobody_decides_lapses(account: Account, clock: MovableClock) -> None:
    made = ask(account, 900)
    clock.move(days=13)
    assert lapse_adjustments() == 0
    clock.move(days=1)
    with pytest.raises(adjusting.AdjustmentOver):
        approve_adjustment(made.pk, by=BEA)
    assert (lapse_adjustments(), lapse_adjustments()) == (1, 0)
    made.refresh_from_db()
    assert (made.state, active(account)) == (AdjustmentState.LAPSED, 0)
    assert events()[-1] == "AdjustmentEnded"


def test_nobody_touches_their_own_points(account: Account) -> None:
    """As a customer with an account, as a guest of the same address, and as the second person."""
    person = Customer.objects.create(shop=account.shop, saleor_id=BEA.ref, email="bea@example.test")
    guest = Customer.objects.create(shop=account.shop, email="bea@example.test")
    for each in (person, guest):
        with pytest.raises(adjusting.OwnPoints):
            ask_adjustment(each, 5, reason=AdjustmentReason.OTHER, note="n", key="k", by=BEA)
    made = ask_adjustment(guest, 900, reason=AdjustmentReason.OTHER, note="n", key="k", by=ANA)
    for decide in (approve_adjustment, decline_adjustment):
        with pytest.raises(adjusting.OwnPoints):
            decide(made.pk, by=BEA)
    assert Entry.objects.count() == 0


WRONG: list[tuple[dict[str, object], type[Refusal]]] = [
    ({"points": 0}, adjusting.InvalidAdjustment),
    ({"points": 1_000_001}, adjusting.InvalidAdjustment),
    ({"note": "  "}, adjusting.NoteNeeded),
    ({"key": ""}, adjusting.KeyNeeded),
    ({"by": SYSTEM}, adjusting.NotAPerson),
    ({"by": Actor.app("key")}, adjusting.NotAPerson),
    ({"by": Actor.staff("")}, adjusting.NotAPerson),
    ({"points": -1}, NotEnoughPoints),
    ({"points": -900}, NotEnoughPoints),
]


@pytest.mark.parametrize(("given", "refusal"), WRONG)
def test_what_can_not_be_is_said_at_once(account: Account, given: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as raised:
        ask(account, **{"points": 5, **given})  # type: ignore[arg-type]
    assert raised.value.message
    assert Adjustment.objects.count() == 0


def test_points_that_went_meanwhile_are_not_taken(account: Account) -> None:
    """The request stays, so that it can be declined or the points come back."""
    post(grant(account, 1000, Terms("g"), expires_at=None))
    made = ask(account, -900)
    post(adjusting.adjust(account, Terms("x"), active=-500))
    with pytest.raises(NotEnoughPoints):
        approve_adjustment(made.pk, by=BEA)
    made.refresh_from_db()
    assert (made.state, active(account)) == (AdjustmentState.WAITING, 500)


@pytest.mark.proves("B6", part="what the team adds fills a balance below nothing first")
def test_what_is_added_fills_what_is_below_nothing(account: Account) -> None:
    post(adjusting.adjust(account, Terms("x"), active=-80, floor=None))
    ask(account, 100)
    assert active(account) == 20
    assert [lot.rest for lot in Lot.objects.open()] == [20]


def test_what_is_added_lasts_as_the_programme_says(account: Account, clock: MovableClock) -> None:
    make_programme(clock)
    ask(account, 5)
    lot = Lot.objects.get()
    assert lot.expires_at is not None
    assert timedelta(days=360) < lot.expires_at - clock.moment < timedelta(days=368)


def test_who_takes_no_part_gets_none(account: Account, clock: MovableClock) -> None:
    post(grant(account, 10, Terms("g"), expires_at=None))
    Account.objects.filter(pk=account.pk).update(left_at=clock.moment)
    with pytest.raises(adjusting.NoMember):
        ask(account, 5)
    assert ask(account, -5, key="down").state == AdjustmentState.BOOKED


def test_another_shop_finds_no_request(account: Account, sur: Shop) -> None:
    made = ask(account, 900)
    with shop_scope(sur):
        for decide in (approve_adjustment, decline_adjustment, withdraw_adjustment):
            with pytest.raises(adjusting.UnknownAdjustment):
                decide(made.pk, by=BEA)
        assert lapse_adjustments(at=made.lapses_at) == 0


def test_the_database_wants_two_persons_as_well(account: Account) -> None:
    made = ask(account, 900)
    with pytest.raises(IntegrityError), transaction.atomic():
        Adjustment.objects.filter(pk=made.pk).update(state="declined", ended_by=ANA.ref)
