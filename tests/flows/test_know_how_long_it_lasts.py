"""Replenishment: how long something lasts, as the shop says, as this person buys it again, or as all people do."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.clock import now
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.queries.used_up import gaps_by_product
from saleor_postventa.flows.rules.lasting import (
    FEWEST_OF_PERSON,
    FEWEST_OF_PRODUCT,
    Bought,
    gaps,
    unit_lasts,
)
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.scene import make_parcel

from .documents import send
from .scene import bought, live, pass_round, willing

START = datetime(2026, 1, 1, tzinfo=UTC)
SOAP = "UHJvZHVjdDox"


def days(*counts: float) -> list[timedelta]:
    return [timedelta(days=count) for count in counts]


@pytest.mark.parametrize(
    ("purchases", "wanted"),
    [
        ([], []),
        ([(0, 1)], []),
        ([(0, 1), (30, 1)], [30]),
        ([(0, 1), (30, 1), (80, 1), (90, 1)], [30, 50, 10]),
        ([(0, 2), (60, 1)], [30]),
        ([(0, 1), (2, 1), (62, 1)], [31]),
        ([(0, 1), (3, 1)], [3]),
    ],
    ids=["none", "one", "two", "several", "two units last twice as long", "forgotten: one purchase", "not forgotten"],
)
def test_gaps_are_between_purchases_for_each_unit(purchases: Sequence[tuple[int, int]], wanted: list[int]) -> None:
    found = gaps([Bought(START + timedelta(days=day), units) for day, units in purchases])
    assert found == days(*wanted)


@pytest.mark.proves("D3")
@pytest.mark.parametrize(
    ("explicit", "own", "of_product", "wanted"),
    [
        (60, [], [], 60),
        (60, [20, 20, 20], [30] * 9, 60),
        (None, [20, 40], [90] * 9, 30),
        (None, [10, 50, 20], [90] * 9, 20),
        (None, [20], [10, 20, 70, 80, 90], 70),
        (None, [], [10, 20, 30, 40, 90, 100], 35),
        (None, [20], [30] * 4, None),
        (None, [], [], None),
        (None, [1, 2], [], 3),
    ],
    ids=[
        "as the shop says",
        "what is said beats what was seen",
        "the median of this person's gaps, of an even number",
        "the median of this person's gaps, of an odd number",
        "of all people's, where this person's are too few",
        "of an even number",
        "too little was seen",
        "nothing was seen",
        "nobody is reminded every other day",
    ],
)
def test_the_interval_is_the_median_and_what_is_said_beats_it(
    explicit: int | None, own: list[int], of_product: list[int], wanted: int | None
) -> None:
    said = None if explicit is None else timedelta(days=explicit)
    found = unit_lasts(said, days(*own), days(*of_product))
    assert found == (None if wanted is None else timedelta(days=wanted))
    assert (FEWEST_OF_PERSON, FEWEST_OF_PRODUCT) == (2, 5)


@pytest.fixture
def soap(shop: Shop) -> Variant:
    product = Product.objects.create(shop=shop, saleor_id=SOAP, name="Soap")
    return Variant.objects.create(shop=shop, product=product, saleor_id="VmFyaWFudDox", name="100 g")


def buys(customer: Customer, soap: Variant, *days_ago: float) -> Order:
    """One of it, sent and delivered at once; the last order."""
    for ago in days_ago:
        at = now() - timedelta(days=ago)
        order = bought(customer, at=at)
        make_parcel(order, shipped_at=at, delivered_at=at, delivery_source="carrier")
        last = OrderLine.objects.filter(order=order).order_by("pk").last()
        assert last is not None
        OrderLine.objects.filter(pk=last.pk).update(variant=soap, quantity=1, quantity_fulfilled=1)
    return order


def replenish(**settings: int) -> Flow:
    return live("again", send(), trigger="used_up", settings={"products": [SOAP], **settings})


def reminded(flow: Flow) -> list[int]:
    return sorted(Journey.objects.filter(flow=flow).values_list("order_id", flat=True))


@pytest.mark.django_db
@pytest.mark.proves("D3", part="in the shop's own rows")
def test_each_is_reminded_when_they_should_need_it(shop: Shop, soap: Variant, clock: MovableClock) -> None:
    """The regular every 20 days; who bought it once, when half of all gaps are shorter: after 30."""
    regular, once, lately = willing(), willing(), willing()
    for _other in range(3):
        buys(willing(), soap, 200, 170, 120)
    of_regular = buys(regular, soap, 61, 41, 20)
    of_once = buys(once, soap, 30)
    buys(lately, soap, 20)
    assert sorted(gaps_by_product([SOAP])[SOAP]) == days(20, 21, 30, 30, 30, 50, 50, 50)
    flow = replenish()
    clock.move(hours=13)
    pass_round()
    assert reminded(flow) == [of_regular.pk, of_once.pk]


@pytest.mark.django_db
@pytest.mark.proves("D3", part="what the shop says beats both, in its own rows")
def test_what_the_shop_says_beats_what_people_do(shop: Shop, soap: Variant, clock: MovableClock) -> None:
    regular = willing()
    buys(regular, soap, 60, 40, 20)
    flow = replenish(days=25)
    pass_round()
    assert reminded(flow) == []
    clock.move(days=5)
    pass_round()
    assert len(reminded(flow)) == 1


@pytest.mark.django_db
def test_of_too_little_nothing_is_concluded(shop: Shop, soap: Variant, clock: MovableClock) -> None:
    buys(willing(), soap, 60, 30)
    flow = replenish()
    for _day in range(40):
        pass_round()
        clock.move(days=1)
    assert reminded(flow) == []


@pytest.mark.django_db
def test_whoever_bought_it_again_is_not_reminded(shop: Shop, soap: Variant, clock: MovableClock) -> None:
    customer = willing()
    buys(customer, soap, 60, 40, 20, 2)
    flow = replenish(days=20)
    pass_round()
    assert reminded(flow) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("email", "is_reminded"), [("one@example.test", False), ("other@example.test", True)])
def test_whoever_bought_it_again_as_a_guest_is_not_reminded_either(
    shop: Shop, soap: Variant, clock: MovableClock, email: str, is_reminded: bool
) -> None:
    buys(willing(email="one@example.test"), soap, 20)
    buys(willing(email=email, saleor_id=None), soap, 2)
    flow = replenish(days=20)
    pass_round()
    assert bool(reminded(flow)) is is_reminded
