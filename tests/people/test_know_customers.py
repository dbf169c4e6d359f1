from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.errors import Failure
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.people.models import Customer, CustomerFact
from saleor_postventa.people.rules import HoldReason, OrderContact
from saleor_postventa.people.services import (
    absorb_guest,
    change_address,
    customer_of,
    erase_customer,
    learn_account,
    lift_hold,
    note_fact,
    place_hold,
)
from saleor_postventa.people.webhooks import AddressPayload, UserPayload, follow_account, follow_address, forget_account
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import SHOPPER

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return MOMENT + timedelta(minutes=minutes)


def user_shape(minutes: float | None = 0, *, email: str = "Ana@Example.test", first_name: str = "Ana") -> UserShape:
    """`minutes` after nine the account last changed; None as in an order, which does not say."""
    updated = None if minutes is None else at(minutes)
    return UserShape(
        SHOPPER.id, email, first_name, "Ruiz", is_confirmed=True, language_code="ES_ES", updated_at=updated
    )


def contact(
    email: str = "ana@example.test",
    *,
    minutes: float = 0,
    country: str = "ES",
    first_name: str = "Ana",
    user_id: str | None = None,
) -> OrderContact:
    return OrderContact(
        user_id=user_id,
        email=email,
        first_name=first_name,
        last_name="Ruiz",
        language="ES",
        country=country,
        placed_at=at(minutes),
    )


def guest(email: str = "ana@example.test", **options: object) -> Customer:
    found = customer_of(contact(email, **options), None, read_at=at(0))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_account_is_known_by_its_id_and_lower_case_address(in_norte: Shop) -> None:
    account = learn_account(user_shape(), read_at=at(0))
    assert (account.saleor_id, account.email, account.full_name) == (SHOPPER.id, "ana@example.test", "Ana Ruiz")
    assert account.is_confirmed
    assert not account.is_guest


def test_older_news_of_an_account_changes_nothing(in_norte: Shop) -> None:
    learn_account(user_shape(10, first_name="New"), read_at=at(10))
    account = learn_account(user_shape(5, first_name="Old"), read_at=at(20))
    assert account.first_name == "New"


def test_change_dated_far_ahead_does_not_outdate_what_comes_after(in_norte: Shop) -> None:
    change_address(SHOPPER.id, "new@example.test", as_of=at(15))
    learn_account(user_shape(60 * 24 * 365, first_name="Mistaken"), read_at=at(10))
    account = learn_account(user_shape(12, first_name="New"), read_at=at(20))
    assert (account.first_name, account.email) == ("New", "new@example.test")


def test_what_orders_tell_of_an_account_never_outdoes_the_account_itself(in_norte: Shop) -> None:
    learn_account(user_shape(None, first_name="Order"), read_at=at(30))
    learn_account(user_shape(5, first_name="Account"), read_at=at(5))
    account = learn_account(user_shape(None, first_name="Order"), read_at=at(40))
    assert account.first_name == "Account"


@pytest.mark.parametrize("is_late", [True, False])
def test_new_address_stays_whichever_news_comes_first(in_norte: Shop, is_late: bool) -> None:
    learn_account(user_shape(0), read_at=at(0))
    steps = [
        lambda: learn_account(user_shape(5, email="ana@example.test", first_name="Anna"), read_at=at(5)),
        lambda: change_address(SHOPPER.id, "New@Example.test", as_of=at(10)),
    ]
    for step in reversed(steps) if is_late else steps:
        step()
    account = Customer.objects.get()
    assert (account.email, account.first_name) == ("new@example.test", "Anna")


def test_guests_are_one_per_address_whatever_its_case(in_norte: Shop) -> None:
    assert guest("Ana@Example.test") == guest(" ana@example.TEST")
    assert guest("other@example.test") != guest()


def test_order_without_a_person_has_no_customer(in_norte: Shop) -> None:
    assert customer_of(contact(""), None, read_at=at(0)) is None


def test_newest_order_tells_a_guests_country_and_name(in_norte: Shop) -> None:
    guest(minutes=10, country="PT", first_name="Newer")
    found = guest(minutes=5, country="FR", first_name="Older")
    assert (found.country, found.first_name) == ("PT", "Newer")


def test_other_shop_has_customers_of_its_own(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        learn_account(user_shape(), read_at=at(0))
    with shop_scope(sur):
        assert not Customer.objects.exists()
        assert learn_account(user_shape(), read_at=at(0)).shop == sur


def test_absorbed_guest_hands_over_facts_and_holds(in_norte: Shop) -> None:
    account, former = learn_account(user_shape(), read_at=at(0)), guest()
    note_fact(former, "tier", "silver")
    note_fact(former, "nps", "promoter")
    note_fact(account, "tier", "gold")
    place_hold(former, HoldReason.OPEN_CASE, key="C1", by=SYSTEM)
    absorb_guest(former, account, at=at(1), by=SYSTEM)
    facts = CustomerFact.objects.filter(customer=account).values_list("key", "value")
    assert dict(facts) == {"tier": "gold", "nps": "promoter"}
    assert account.holds.get().key == "C1"
    former.refresh_from_db()
    assert (former.merged_into, former.email) == (account, "")
    event = RecordedEvent.objects.get(name="CustomerMerged")
    assert (event.customer_id, event.data["guest_id"]) == (account.pk, former.pk)


def test_absorbing_twice_is_told_once(in_norte: Shop) -> None:
    account, former = learn_account(user_shape(), read_at=at(0)), guest()
    for _ in range(2):
        absorb_guest(former, account, at=at(1), by=SYSTEM)
    assert RecordedEvent.objects.filter(name="CustomerMerged").count() == 1


def test_a_fact_is_known_of_each_moment(in_norte: Shop) -> None:
    account = learn_account(user_shape(), read_at=at(0))
    for value, minutes in (("silver", 10), ("gold", 20), ("gold", 25), ("silver", 30)):
        fact = note_fact(account, "tier", value, since=at(minutes))
    known = [fact.value_at(at(minutes)) for minutes in (5, 10, 19, 20, 29, 30, 99)]
    assert known == [None, "silver", "silver", "gold", "gold", "silver", "silver"]
    assert len(CustomerFact.objects.get().earlier) == 2


def test_erased_account_keeps_nothing_that_names_it(in_norte: Shop) -> None:
    account = learn_account(user_shape(), read_at=at(0))
    note_fact(account, "city", "Sevilla")
    erase_customer(SHOPPER.id, email="ana@example.test", at=at(10), by=SYSTEM)
    account.refresh_from_db()
    assert (account.email, account.full_name, account.country, account.language) == ("", "", "", "")
    assert account.is_erased
    assert "ana" not in account.erased_email_digest
    assert not CustomerFact.objects.exists()


@pytest.mark.parametrize(
    "late",
    [
        lambda: learn_account(user_shape(20), read_at=at(20)),
        lambda: change_address(SHOPPER.id, "x@example.test", as_of=at(20)),
    ],
)
def test_late_news_of_an_erased_account_is_not_learned(in_norte: Shop, late) -> None:
    erase_customer(SHOPPER.id, email="ana@example.test", at=at(10), by=SYSTEM)
    late()
    assert (Customer.objects.get().email, Customer.objects.get().full_name) == ("", "")


def test_order_from_before_the_erasure_belongs_to_the_erased(in_norte: Shop) -> None:
    erased = erase_customer(SHOPPER.id, email="ana@example.test", at=at(10), by=SYSTEM)
    assert guest(minutes=9) == erased
    assert Customer.objects.count() == 1


def test_rotated_secret_key_brings_nobody_back(in_norte: Shop, settings) -> None:
    erased = erase_customer(SHOPPER.id, email="ana@example.test", at=at(10), by=SYSTEM)
    settings.SECRET_KEY = "b" * 50
    assert guest(minutes=9) == erased


def test_digest_of_an_erased_address_tells_another_shop_nothing(norte: Shop, sur: Shop) -> None:
    digests = set()
    for shop in (norte, sur):
        with shop_scope(shop):
            erased = erase_customer(SHOPPER.id, email="ana@example.test", at=at(10), by=SYSTEM)
            digests.add(erased.erased_email_digest)
    assert len(digests) == 2


def test_order_from_after_the_erasure_is_a_new_guests(in_norte: Shop) -> None:
    erased = erase_customer(SHOPPER.id, email="ana@example.test", at=at(10), by=SYSTEM)
    assert guest(minutes=11) != erased


def test_erasing_twice_is_told_once(in_norte: Shop) -> None:
    for minutes in (10, 20):
        erase_customer(SHOPPER.id, email="ana@example.test", at=at(minutes), by=SYSTEM)
    assert RecordedEvent.objects.get(name="CustomerErased").occurred_at == at(10)


def test_hold_is_placed_and_lifted_once(in_norte: Shop) -> None:
    customer = guest()
    first = place_hold(customer, HoldReason.OPEN_RETURN, key="R1", by=SYSTEM, order_id=7)
    assert place_hold(customer, HoldReason.OPEN_RETURN, key="R1", by=SYSTEM) == first
    assert lift_hold(HoldReason.OPEN_RETURN, key="R1", by=SYSTEM) == first
    assert lift_hold(HoldReason.OPEN_RETURN, key="R1", by=SYSTEM) is None
    names = RecordedEvent.objects.of_order(7).order_by("pk").values_list("name", flat=True)
    assert list(names) == ["HoldPlaced", "HoldLifted"]


def test_lifted_hold_can_be_placed_anew(in_norte: Shop) -> None:
    customer = guest()
    place_hold(customer, HoldReason.OPEN_CASE, key="C1", by=SYSTEM)
    lift_hold(HoldReason.OPEN_CASE, key="C1", by=SYSTEM)
    place_hold(customer, HoldReason.OPEN_CASE, key="C1", by=SYSTEM)
    assert customer.holds.in_force().count() == 1
    assert RecordedEvent.objects.filter(name="HoldPlaced").count() == 2


def test_holds_of_one_order_touch_no_other(in_norte: Shop) -> None:
    customer = guest()
    place_hold(customer, HoldReason.OPEN_CASE, key="C1", by=SYSTEM, order_id=1)
    place_hold(customer, HoldReason.COMPLAINT, key="C2", by=SYSTEM)
    touching = customer.holds.in_force().touching(customer_id=customer.pk, order_id=2)
    assert [hold.key for hold in touching] == ["C2"]


@pytest.mark.parametrize(
    ("handle", "payload"),
    [(follow_account, UserPayload()), (follow_address, AddressPayload()), (forget_account, UserPayload())],
)
def test_event_without_its_user_is_a_permanent_failure(in_norte: Shop, handle, payload) -> None:
    with pytest.raises(Failure) as failure:
        handle(payload, Source("customer_deleted", at(0), None, 1))
    assert failure.value.permanent


@pytest.mark.parametrize("reason", HoldReason)
def test_every_hold_says_its_reason_in_words(in_norte: Shop, reason: HoldReason) -> None:
    place_hold(guest(), reason, key="K", by=SYSTEM)
    lift_hold(reason, key="K", by=SYSTEM)
    told = [row.fact.describe() for row in RecordedEvent.objects.filter(name__startswith="Hold")]
    assert len(told) == 2
    assert not [sentence for sentence in told if "_" in sentence or "{" in sentence]
