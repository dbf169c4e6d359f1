"""An order that is paid earns, line by line, and each line waits for its own day."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.event import Subject
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.chores import activate_points
from saleor_postventa.loyalty.codes import RewardKind
from saleor_postventa.loyalty.models import Account, CampaignBudget, Earning
from saleor_postventa.loyalty.queries.past import past_customers
from saleor_postventa.loyalty.services import activate_due, earn_order, note_window
from saleor_postventa.loyalty.services.accounts import open_account
from saleor_postventa.orders.events import OrderLinesChanged
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.events import CustomerLinked
from saleor_postventa.people.models import Customer
from saleor_postventa.people.services import absorb_guest
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.secrets import unseal
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy, make_return

from .rewards.scene import make_reward, make_shopper
from .trade import account_of, balance, buy, lines_of, make_programme, moves, react

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()


def test_each_line_earns_and_waits(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy(1, (2, "10.00"), (1, "50.00"))
    assert balance(order) == (70, 0)
    rows = list(Earning.objects.of_order(order.pk))
    assert [(each.points, each.quantity, each.state) for each in rows] == [(20, 2, "pending"), (50, 1, "pending")]
    assert all(each.activates_at is not None for each in rows)


def test_told_again_changes_nothing(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy()
    earn_order(order.pk, by=SYSTEM)
    assert moves(order) == [("earned", 50, 0)]


def test_the_version_of_the_day_of_the_order_counts(clock: MovableClock) -> None:
    make_programme(clock)
    make_programme(clock, since=datetime(2026, 6, 5, tzinfo=UTC), purchase={"rates": {"EUR": "3"}})
    assert balance(buy()) == (50, 0)


def test_before_the_first_version_nothing_is_earned(clock: MovableClock) -> None:
    make_programme(clock, since=datetime(2026, 6, 5, tzinfo=UTC))
    buy()
    assert not Earning.objects.exists()


@pytest.mark.proves("B3")
def test_each_line_becomes_usable_on_its_own_day(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy(1, (1, "10.00"), (1, "50.00"))
    first, second = lines_of(order)
    note_window(first.pk, clock.moment + timedelta(days=4), revision=90)
    note_window(second.pk, clock.moment + timedelta(days=30), revision=90)
    assert activate_due() == 0
    clock.move(days=4)
    assert activate_due() == 1
    assert balance(order) == (50, 10)
    note_window(second.pk, clock.moment + timedelta(days=5), revision=89)
    clock.move(days=6)
    assert (activate_due(), balance(order)) == (0, (50, 10))
    clock.move(days=20)
    assert (activate_due(), activate_due()) == (1, 0)
    assert balance(order) == (0, 60)


def paid_by_cards(*cards: StoreCredit, amount: str) -> Order:
    """100 € in two lines, of which gift cards paid so much: as Saleor tells it, taken off the total."""
    order = make_order_with_parcels(number=1, lines=((1, "60.00"), (1, "40.00")))
    told = [{"id": card.saleor_id, "last4": "abcd"} for card in cards]
    rest = Decimal(100) - Decimal(amount)
    Order.objects.filter(pk=order.pk).update(gift_cards=told, total_gross_amount=rest, charged_amount=rest)
    react()
    return order


def card_for_points(worth: str) -> StoreCredit:
    reward = make_reward(RewardKind.GIFT_CARD, value=Decimal(worth))
    card = make_shopper(500).redeem(reward).credit
    assert card is not None
    card.saleor_id = f"card of {worth}"
    card.save()
    return card


@pytest.mark.proves("B2", part="paid 30 % with a gift card that was taken for points: 70 %")
def test_what_a_card_taken_for_points_pays_earns_nothing(clock: MovableClock) -> None:
    make_programme(clock)
    order = paid_by_cards(card_for_points("30"), amount="30")
    assert [each.points for each in Earning.objects.of_order(order.pk)] == [42, 28]
    [past] = past_customers([order.pk])
    assert past.orders[0].purchase.points_paid == Decimal(30)


@pytest.mark.proves("B2")
def test_paid_by_30_percent_with_points_it_earns_on_70_and_a_gift_card_nothing(clock: MovableClock) -> None:
    """By a code as by a gift card; and who buys a gift card gets nothing for it."""
    make_programme(clock)
    redemption = make_shopper(500).redeem(make_reward(value=Decimal(30)))
    assert redemption.code is not None
    order = make_order_with_parcels(number=2, lines=((1, "42.00"), (1, "28.00"), (1, "25.00")))
    Order.objects.filter(pk=order.pk).update(voucher_code=unseal(redemption.code.sealed_code))
    for line, before in zip(lines_of(order), ("60", "40", "25"), strict=True):
        OrderLine.objects.filter(pk=line.pk).update(undiscounted_unit_price_gross_amount=before)
    gift_card = lines_of(order)[2].variant
    assert gift_card is not None
    Product.objects.filter(pk=gift_card.product_id).update(type_slug="gift-card")
    react()
    assert [each.points for each in Earning.objects.of_order(order.pk)] == [42, 28, 0]
    by_card = paid_by_cards(card_for_points("30"), amount="30")
    assert sum(each.points for each in Earning.objects.of_order(by_card.pk)) == 70


def test_beside_a_card_that_was_bought_no_more_than_it_was_worth(clock: MovableClock) -> None:
    make_programme(clock)
    bought = StoreCredit(saleor_id="bought")
    order = paid_by_cards(bought, card_for_points("10"), amount="50")
    assert sum(each.points for each in Earning.objects.of_order(order.pk)) == 90


def test_a_card_that_was_bought_pays_like_money(clock: MovableClock) -> None:
    make_programme(clock)
    order = paid_by_cards(StoreCredit(saleor_id="bought"), amount="50")
    assert sum(each.points for each in Earning.objects.of_order(order.pk)) == 100


def test_usable_points_do_not_go_back_to_waiting(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy()
    (line,) = lines_of(order)
    note_window(line.pk, clock.moment, revision=90)
    activate_due()
    note_window(line.pk, clock.moment + timedelta(days=30), revision=91)
    assert balance(order) == (0, 50)


def test_what_is_on_its_way_back_is_not_usable_meanwhile(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy()
    make_return(order, status=ReturnStatus.APPROVED)
    react()
    clock.move(days=90)
    assert activate_due() == 0


def test_goods_without_a_window_wait_after_they_were_sent(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy()
    Earning.objects.update(activates_at=None)
    clock.move(days=50)
    assert activate_due() == 0
    clock.move(days=2)
    assert (activate_due(), balance(order)) == (1, (0, 50))


@pytest.mark.parametrize(
    ("pending", "days"), [({"until": "days", "days": 10}, 11), ({"until": "at_once", "days": 30}, 0)]
)
def test_other_waits(clock: MovableClock, pending: dict[str, object], days: int) -> None:
    make_programme(clock, pending=pending)
    clock.set(datetime(2026, 6, 1, 10, tzinfo=UTC))
    order = buy(delivered_at=None)
    clock.move(days=days)
    activate_due()
    assert balance(order) == (0, 50)


def test_who_is_left_out_earns_nothing(clock: MovableClock) -> None:
    make_programme(clock, excluded={"customers": [], "groups": [], "email_domains": ["example.test"]})
    buy()
    assert not Earning.objects.exists()


def test_who_left_earns_nothing(clock: MovableClock) -> None:
    make_programme(clock)
    order = make_order_with_parcels(lines=((1, "50.00"),))
    assert order.customer is not None
    account = open_account(order.customer)
    Account.objects.filter(pk=account.pk).update(left_at=clock.moment)
    react()
    assert not Earning.objects.exists()


def change_lines(order: Order, quantity: int) -> None:
    price = 10 * quantity
    OrderLine.objects.filter(order=order).update(quantity=quantity, total_price_gross_amount=price)
    OrderLine.objects.filter(order=order).update(total_price_net_amount=price)
    Order.objects.filter(pk=order.pk).update(total_gross_amount=price, charged_amount=price)
    fact = OrderLinesChanged(
        subject=Subject(order=order.pk, customer=order.customer_id),
        occurred_at=order.placed_at,
        changed_at=order.placed_at + timedelta(minutes=quantity),
        units={str(line.pk): line.quantity for line in lines_of(order)},
    )
    with transaction.atomic():
        record(fact, by=SYSTEM)
    react()


@pytest.mark.parametrize("quantity", [1, 2, 5])
def test_changed_lines_are_put_right(clock: MovableClock, quantity: int) -> None:
    make_programme(clock)
    order = buy(1, (2, "10.00"))
    change_lines(order, quantity)
    assert balance(order) == (10 * quantity, 0)
    (row,) = Earning.objects.of_order(order.pk)
    assert (row.points, row.rest, row.quantity) == (10 * quantity, 10 * quantity, quantity)


def budget(whole: int) -> dict[str, object]:
    campaign = {"id": "double", "names": {"en": "Double"}, "factor": "2", "budget": whole}
    return {"multipliers": [campaign]}


def test_a_campaign_gives_no_more_than_its_budget(clock: MovableClock) -> None:
    make_programme(clock, purchase=budget(70))
    assert balance(buy(1)) == (100, 0)
    assert balance(buy(2, email="b@example.test")) == (70, 0)
    assert balance(buy(3, email="c@example.test")) == (50, 0)
    assert CampaignBudget.objects.get().given == 70


def test_putting_right_takes_and_gives_back_of_the_budget(clock: MovableClock) -> None:
    make_programme(clock, purchase=budget(30))
    order = buy(1, (2, "10.00"))
    assert CampaignBudget.objects.get().given == 20
    change_lines(order, 5)
    assert (balance(order), CampaignBudget.objects.get().given) == ((80, 0), 30)
    change_lines(order, 1)
    assert (balance(order), CampaignBudget.objects.get().given) == ((20, 0), 10)


def link(guest: Customer, order: Order, *, email: str, is_confirmed: bool) -> Customer:
    owner = Customer.objects.create(shop=guest.shop, saleor_id="VXNlcjo5", email=email, is_confirmed=is_confirmed)
    Order.objects.filter(pk=order.pk).update(customer=owner)
    with transaction.atomic():
        fact = CustomerLinked(
            subject=Subject(order=order.pk, customer=owner.pk), guest_id=guest.pk, occurred_at=order.placed_at
        )
        record(fact, by=SYSTEM)
        absorb_guest(guest, owner, at=order.placed_at, by=SYSTEM)
    react()
    return owner


@pytest.mark.proves("B24")
@pytest.mark.parametrize(
    ("email", "is_confirmed", "points"),
    [("ana@example.test", True, 50), ("ana@example.test", False, 0), ("other@example.test", True, 0)],
)
def test_guests_points_are_for_who_proves_the_address(
    clock: MovableClock, email: str, is_confirmed: bool, points: int
) -> None:
    make_programme(clock)
    order = buy()
    guest = account_of(order).customer
    assert guest is not None
    owner = link(guest, order, email=email, is_confirmed=is_confirmed)
    found = Account.objects.living().of_customer(owner.pk).first()
    assert (found.pending if found else 0) == points


def test_a_guest_may_earn_nothing(clock: MovableClock) -> None:
    make_programme(clock, guests_earn=False)
    buy()
    assert not Earning.objects.exists()


def test_the_chore_leaves_nothing_that_is_due(clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activate_due, "__kwdefaults__", {"at": None, "limit": 1})
    make_programme(clock)
    orders = [buy(number) for number in (1, 2, 3)]
    clock.move(days=60)
    activate_points()
    assert [balance(order)[0] for order in orders] == [0, 0, 0]


def test_points_of_the_delivery_do_not_wait_for_ever_beside_what_can_not_be_returned(clock: MovableClock) -> None:
    make_programme(clock, purchase={"basis": {"counts_shipping": True}})
    order = buy(1, (1, "50.00"), (1, "20.00"), shipping="5")
    note_window(lines_of(order)[1].pk, None, revision=90)
    clock.move(days=40)
    activate_points()
    assert balance(order) == (25, 50)
    clock.move(days=30)
    activate_points()
    assert balance(order) == (0, 75)
