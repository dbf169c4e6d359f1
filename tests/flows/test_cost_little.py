"""What flows cost where there are none, and what a day of the calendar costs where there are some."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.events.services import record
from saleor_postventa.flows.chores import begin_by_the_calendar
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.services import calendar
from saleor_postventa.flows.services.calendar import begin_by_calendar
from saleor_postventa.flows.services.publishing import end_flow, pause_flow, publish_flow, resume_flow
from saleor_postventa.flows.services.starting import begin
from saleor_postventa.flows.services.writing import create_flow, save_draft
from saleor_postventa.loyalty.services.birthdays import set_birthday
from saleor_postventa.orders.events import OrderPaid
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.scene import make_customer, make_order

from .documents import content, send
from .scene import BY_STAFF, bought, live, willing

pytestmark = pytest.mark.django_db


def pay(order: Order) -> set[str]:
    """The reactions of flows that this sets off."""
    paid = OrderPaid(
        subject=Subject(order=order.pk, customer=order.customer_id), occurred_at=now(), charged_amount=1, currency="EUR"
    )
    record(paid, by=SYSTEM)
    runs = ReactionRun.objects.filter(code__startswith="flows.", event__order_id=order.pk)
    return set(runs.values_list("code", flat=True))


def asked_of_flows(queries: CaptureQueriesContext) -> list[str]:
    return [each["sql"] for each in queries.captured_queries if "flows_" in each["sql"]]


@pytest.mark.proves("X12", part="a shop without flows pays nothing for them")
def test_a_shop_without_flows_asks_nothing_of_them(shop: Shop, clock: MovableClock) -> None:
    create_flow(code="draft", content=content(send()), by=BY_STAFF)
    order = make_order(make_customer())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert pay(order) == set()
    assert [sql for sql in asked_of_flows(queries) if "reactionrun" not in sql] == []


def test_from_the_first_that_runs_until_the_last_is_ended(shop: Shop, clock: MovableClock) -> None:
    first, second = live("first", trigger="paid"), live("second", trigger="paid")
    assert pay(make_order(make_customer())) == {"flows.begin_with_payment"}
    end_flow(first.pk, by=BY_STAFF)
    pause_flow(second.pk, by=BY_STAFF)
    assert pay(make_order(make_customer())) == {"flows.begin_with_payment"}
    end_flow(second.pk, by=BY_STAFF)
    assert pay(make_order(make_customer())) == set()
    shop.refresh_from_db()
    assert not shop.has_flows


def test_a_shop_that_another_version_let_begin_is_known_from_the_next_round_on(shop: Shop) -> None:
    live("first", trigger="birthday")
    Shop.objects.filter(pk=shop.pk).update(has_flows=False)
    begin_by_the_calendar()
    shop.refresh_from_db()
    assert shop.has_flows


def calendar_flows() -> list[Flow]:
    return [
        live("birthday", send(), trigger="birthday"),
        live("anniversary", send(), trigger="anniversary"),
        live("quiet", send(), trigger="quiet", settings={"days": 30}),
        live("used_up", send(), trigger="used_up", settings={"products": ["UHJvZHVjdDox"]}),
        live("on_date", send(), trigger="on_date", settings={"at": now().isoformat()}),
    ]


def test_a_day_is_looked_through_once(shop: Shop, clock: MovableClock, django_assert_num_queries: Any) -> None:
    """Each quarter of an hour after it: one look at which flows run, whoever and however many customers there are."""
    calendar_flows()
    for _person in range(3):
        bought(willing(), at=now() - timedelta(days=365))
    assert begin_by_calendar() == 6
    for _quarter in range(3):
        clock.move(minutes=15)
        with django_assert_num_queries(1):
            assert begin_by_calendar() == 0


@pytest.mark.parametrize("people", [2, 12])
def test_nobody_costs_more_of_a_day_that_is_nobodys(
    shop: Shop, clock: MovableClock, django_assert_num_queries: Any, people: int
) -> None:
    """On a day that is nobody's, all customers are not read: what is looked for is what the day is about."""
    for flow in calendar_flows()[:-1]:
        assert flow.current is not None
    Flow.objects.filter(code="on_date").update(state="ended")
    for number in range(people):
        customer = willing()
        set_birthday(customer, month=1, day=1, by=SYSTEM)
        bought(customer, at=now() - timedelta(days=400 + number))
    with django_assert_num_queries(11):
        assert begin_by_calendar() == 0


def test_a_round_goes_on_where_the_last_one_stopped(shop: Shop, clock: MovableClock) -> None:
    [*_others, flow] = calendar_flows()
    people = [willing() for _person in range(5)]
    counts = []
    for _round in range(4):
        counts.append(begin_by_calendar(2))
        clock.move(minutes=15)
    assert counts == [2, 2, 1, 0]
    begun = Journey.objects.filter(flow=flow).order_by("pk").values_list("customer_id", flat=True)
    assert list(begun) == [each.pk for each in people]


def test_a_round_that_is_begun_is_gone_on_with_when_its_day_is_over(shop: Shop, clock: MovableClock) -> None:
    [*_others, flow] = calendar_flows()
    for _person in range(5):
        willing()
    begin_by_calendar(2)
    clock.move(days=3)
    begin_by_calendar()
    assert Journey.objects.filter(flow=flow).count() == 5


def test_one_with_whom_it_cannot_begin_holds_up_no_other(
    shop: Shop, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    [*_others, flow] = calendar_flows()
    broken, sound = willing(), willing()

    def fail_for_one(flow: Flow, occasion: Any, customer: Any, *rest: Any, **more: Any) -> Any:
        if customer.pk == broken.pk:
            raise RuntimeError("no luck")
        return begin(flow, occasion, customer, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(calendar, "begin", fail_for_one)
        begin_by_calendar()
    assert [each.customer_id for each in Journey.objects.filter(flow=flow)] == [sound.pk]
    clock.move(days=1)
    begin_by_calendar()
    assert {each.customer_id for each in Journey.objects.filter(flow=flow)} == {sound.pk, broken.pk}


def test_a_new_version_is_looked_through_anew_and_one_that_goes_on_is_not(shop: Shop, clock: MovableClock) -> None:
    flow = live("birthday", send(), trigger="birthday")
    begin_by_calendar()
    flow.refresh_from_db()
    assert flow.looked_for == "2026-06-10"
    pause_flow(flow.pk, by=BY_STAFF)
    resume_flow(flow.pk, by=BY_STAFF)
    flow.refresh_from_db()
    assert flow.looked_for == "2026-06-10"
    save_draft(flow.pk, content(send(), trigger="birthday"), by=BY_STAFF)
    assert publish_flow(flow.pk, by=BY_STAFF).flow.looked_for == ""


def test_the_day_after_is_looked_through_whole_where_a_round_ran_past_midnight(shop: Shop, clock: MovableClock) -> None:
    """Whoever came before the place where it stopped is not put off for another day."""
    flow = live("birthday", send(), trigger="birthday")
    tomorrow = clock.moment + timedelta(days=1)
    early, *others = people = [willing() for _person in range(4)]
    for customer in others:
        set_birthday(customer, month=clock.moment.month, day=clock.moment.day, by=SYSTEM)
    set_birthday(early, month=tomorrow.month, day=tomorrow.day, by=SYSTEM)
    begin_by_calendar(2)
    clock.set(tomorrow)
    begin_by_calendar()
    begin_by_calendar()
    assert set(Journey.objects.filter(flow=flow).values_list("customer_id", flat=True)) == {each.pk for each in people}


def test_a_version_that_was_published_meanwhile_is_looked_through_from_the_start(
    shop: Shop, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = live("birthday", send(), trigger="birthday")
    set_birthday(willing(), month=clock.moment.month, day=clock.moment.day, by=SYSTEM)

    def publish_and_begin(*given: Any, **more: Any) -> Any:
        save_draft(flow.pk, content(send(), trigger="birthday"), by=BY_STAFF)
        publish_flow(flow.pk, by=BY_STAFF)
        return begin(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(calendar, "begin", publish_and_begin)
        begin_by_calendar()
    flow.refresh_from_db()
    assert flow.looked_for == ""
