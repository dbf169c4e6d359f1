"""Flows that begin by the calendar: each once for its cause, on the day that it is in the shop."""

from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.flows.models import Flow, FlowVersion, Journey
from saleor_postventa.loyalty.services.birthdays import forget_birthday, set_birthday
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_parcel

from .documents import content, send
from .scene import bought, live, pass_round, willing

pytestmark = pytest.mark.django_db


def begun(flow: Flow) -> list[str]:
    return list(Journey.objects.filter(flow=flow).order_by("pk").values_list("cause", flat=True))


def test_a_birthday_comes_once_a_year(shop: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    flow = live("birthday", send(), trigger="birthday")
    customer = willing()
    set_birthday(customer, month=6, day=12, by=SYSTEM)
    for _day in range(6):
        pass_round()
        clock.move(days=1)
    assert begun(flow) == [f"birthday:{customer.pk}:2026"]
    clock.set(datetime(2027, 6, 12, 12, tzinfo=UTC))
    pass_round()
    assert len(begun(flow)) == 2


def test_a_birthday_that_was_taken_back_is_none(shop: Shop, clock: MovableClock) -> None:
    flow = live("birthday", send(), trigger="birthday")
    customer = willing()
    set_birthday(customer, month=6, day=10, by=SYSTEM)
    forget_birthday(customer, by=SYSTEM)
    pass_round()
    assert begun(flow) == []


@pytest.mark.parametrize(("year", "day"), [(2027, 28), (2028, 29)])
def test_a_leap_day_is_celebrated_every_year(shop: Shop, clock: MovableClock, year: int, day: int) -> None:
    flow = live("birthday", send(), trigger="birthday")
    customer = willing()
    set_birthday(customer, month=2, day=29, by=SYSTEM)
    clock.set(datetime(year, 2, day, 12, tzinfo=UTC))
    pass_round()
    assert begun(flow) == [f"birthday:{customer.pk}:{year}"]


def test_one_that_cannot_be_looked_through_holds_up_no_other(shop: Shop) -> None:
    """A day without a time zone was let through once, and stopped every birthday of its shop."""
    broken = live("a", send(), trigger="on_date", settings={"at": now().isoformat()})
    FlowVersion.objects.drafts().create(
        shop=shop, flow=broken, document=content(send(), trigger="on_date", settings={"at": "2026-06-10T12:00:00"})
    )
    FlowVersion.objects.drafts().update(number=2, published_at=now())
    Flow.objects.filter(pk=broken.pk).update(current=FlowVersion.objects.get(number=2))
    flow = live("birthday", send(), trigger="birthday")
    set_birthday(willing(), month=6, day=10, by=SYSTEM)
    pass_round()
    assert len(begun(flow)) == 1


def test_some_days_before(shop: Shop, clock: MovableClock) -> None:
    flow = live("birthday", send(), trigger="birthday", settings={"days_before": 5})
    set_birthday(willing(), month=6, day=15, by=SYSTEM)
    pass_round()
    assert len(begun(flow)) == 1


def test_the_first_order_is_remembered_each_year(shop: Shop, clock: MovableClock) -> None:
    flow = live("anniversary", send(), trigger="anniversary")
    customer = willing()
    bought(customer, at=datetime(2025, 6, 11, 9, tzinfo=UTC))
    bought(customer, at=datetime(2026, 6, 9, 9, tzinfo=UTC))
    pass_round()
    assert begun(flow) == []
    clock.move(days=1)
    pass_round()
    assert begun(flow) == [f"anniversary:{customer.pk}:2026"]


def test_whoever_was_quiet_for_so_long_and_nobody_of_long_ago(shop: Shop, clock: MovableClock) -> None:
    flow = live("quiet", send(), trigger="quiet", settings={"days": 30})
    away, gone = willing(), willing()
    bought(away, at=now() - timedelta(days=29))
    bought(gone, at=now() - timedelta(days=400))
    pass_round()
    assert begun(flow) == []
    clock.move(days=1)
    pass_round()
    pass_round()
    assert [cause.split(":")[1] for cause in begun(flow)] == [str(away.pk)]


def test_what_is_used_up_counts_from_the_delivery_and_by_units(shop: Shop, clock: MovableClock) -> None:
    product = Product.objects.create(shop=shop, saleor_id="UHJvZHVjdDox", name="Soap")
    variant = Variant.objects.create(shop=shop, product=product, saleor_id="VmFyaWFudDox", name="100 g")
    flow = live("again", send(), trigger="used_up", settings={"products": [product.saleor_id], "days": 10})
    customer = willing()
    order = bought(customer)
    parcel = make_parcel(order, shipped_at=now(), delivered_at=now(), delivery_source="carrier")
    line = OrderLine.objects.filter(order=parcel.order).order_by("pk").last()
    assert line is not None
    line.variant, line.quantity, line.quantity_fulfilled = variant, 2, 2
    line.save()
    clock.move(days=19)
    pass_round()
    assert begun(flow) == []
    clock.move(days=1)
    pass_round()
    assert begun(flow) == [f"used_up:{line.pk}"]


def test_a_guest_and_an_account_of_one_address_are_one_person(shop: Shop, clock: MovableClock) -> None:
    """Whoever ordered as a guest lately is not away; nor did a first order come twice; and a day is told of once."""
    account, guest = willing(email="one@example.test"), willing(email="one@example.test", saleor_id=None)
    bought(account, at=datetime(2025, 6, 10, 9, tzinfo=UTC))
    bought(account, at=now() - timedelta(days=30))
    bought(guest, at=datetime(2025, 6, 10, 10, tzinfo=UTC))
    bought(guest, at=now() - timedelta(days=3))
    quiet = live("quiet", send(), trigger="quiet", settings={"days": 30})
    anniversary = live("anniversary", send(), trigger="anniversary")
    on_date = live("on_date", send(), trigger="on_date", settings={"at": now().isoformat()})
    pass_round()
    assert begun(quiet) == []
    assert begun(anniversary) == [f"anniversary:{account.pk}:2026"]
    assert begun(on_date) == [f"on_date:{now().isoformat()}:{account.pk}"]
    clock.move(days=27, hours=1)
    pass_round()
    assert [cause.split(":")[1] for cause in begun(quiet)] == [str(guest.pk)]
