"""What was bought after a click, and that it is told beside what the comparison says."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from anymail.signals import AnymailTrackingEvent
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.flows.models import Flow, Passage
from saleor_postventa.flows.queries.attribution import attributed_to
from saleor_postventa.flows.queries.uplift import uplift_of
from saleor_postventa.flows.rules.attributing import Click, brought_by
from saleor_postventa.flows.services.writing import create_flow
from saleor_postventa.mailing.clicking import note_click
from saleor_postventa.mailing.leading import Lead
from saleor_postventa.mailing.models import LinkClick, Message
from saleor_postventa.mailing.reports import take_report
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock

from .documents import content, send
from .scene import BY_STAFF, bought, delivered, live, pass_round, willing

EPOCH = datetime(2026, 6, 1, tzinfo=UTC)
clicks_of_flows = st.lists(
    st.builds(lambda hours, flow: Click(EPOCH + timedelta(hours=hours), flow), st.integers(0, 400), st.integers(1, 3)),
    max_size=8,
)


def oracle(bought_at: datetime, clicks: Sequence[Click], days: dict[int, int]) -> int | None:
    """As plain as it can be said: throw away what is late or too early, sort, take the last."""
    ages = [(bought_at - each.at, -place, each) for place, each in enumerate(clicks)]
    fit = [each for each in ages if timedelta(0) <= each[0] <= timedelta(days=days[each[2].flow_id])]
    return min(fit, key=lambda each: each[:2])[2].flow_id if fit else None


@pytest.mark.proves("G21", part="a plain oracle finds the same")
@given(clicks_of_flows, st.integers(0, 500), st.fixed_dictionaries({each: st.integers(1, 10) for each in (1, 2, 3)}))
def test_the_last_click_in_time_wins(clicks: list[Click], hours: int, days: dict[int, int]) -> None:
    at = EPOCH + timedelta(hours=hours)
    assert brought_by(at, clicks, days) == oracle(at, clicks, days)


@pytest.mark.parametrize(("hours", "flow"), [(-1, None), (0, 1), (120, 1), (121, None)])
def test_the_window_has_both_ends(hours: int, flow: int | None) -> None:
    assert brought_by(EPOCH + timedelta(hours=hours), [Click(EPOCH, 1)], {1: 5}) == flow


@pytest.fixture
def counting(shop: Shop, clock: MovableClock) -> Shop:
    update_preferences(shop, {"is_click_count_on": True}, by=SYSTEM)
    return shop


def reached(*flows: Flow, customer: Customer | None = None) -> Customer:
    """Somebody who got each flow's mail."""
    customer = customer or willing()
    delivered(bought(customer, at=now() - timedelta(days=3)))
    pass_round()
    assert Passage.objects.filter(journey__customer=customer).exclude(message=None).count() == len(flows)
    return customer


def click(customer: Customer, flow: Flow) -> None:
    message = Message.objects.get(customer=customer, passages__journey__flow=flow)
    note_click(Lead(message.pk, 1, "https://norte.example.test/"))


def found(flow: Flow) -> tuple[int | None, Decimal | None]:
    told = attributed_to(flow)
    return told.orders, told.revenue.amount if told.revenue is not None else None


@pytest.mark.django_db
class TestAttribute:
    @pytest.mark.proves("G21")
    def test_counts_orders_within_its_days_less_what_was_paid_back(self, counting: Shop, clock: MovableClock) -> None:
        flow = live("flow", send(), exits=[])
        customer = reached(flow)
        clock.move(hours=2)
        bought(customer, total=500)
        clock.move(hours=1)
        click(customer, flow)
        clock.move(days=4)
        bought(customer, total=80, refunded_amount=30)
        bought(customer, total=20, status="canceled")
        bought(customer, total=7, currency="USD")
        clock.move(days=1, hours=1)
        bought(customer, total=1000)
        assert found(flow) == (2, Decimal(50))

    @pytest.mark.proves("D16", part="whoever only opened it is not attributed")
    @pytest.mark.proves("G21", part="opens never")
    def test_an_opened_mail_brings_nothing(self, counting: Shop, clock: MovableClock) -> None:
        flow = live("flow", send(), exits=[])
        customer = reached(flow)
        message = Message.objects.get(customer=customer)
        for event in ("delivered", "opened", "clicked"):  # what a mail service counts by itself is not ours
            told = {"message": message.message_id}
            take_report(None, AnymailTrackingEvent(event_type=event, timestamp=now(), metadata=told), "some service")
        clock.move(hours=1)
        bought(customer)
        assert found(flow) == (0, Decimal(0))

    def test_what_a_machine_clicked_brings_nothing(self, counting: Shop, clock: MovableClock) -> None:
        flow = live("flow", send(), exits=[])
        customer = reached(flow)
        click(customer, flow)
        assert LinkClick.objects.get().is_by_machine
        clock.move(hours=1)
        bought(customer)
        assert found(flow) == (0, Decimal(0))

    def test_of_two_flows_the_last_click_wins(self, counting: Shop, clock: MovableClock) -> None:
        update_preferences(counting, {"attention_mails": 30}, by=SYSTEM)
        first, second = (live(code, send(), exits=[]) for code in ("first", "second"))
        customer = reached(first, second)
        for flow in (first, second, first):
            clock.move(hours=1)
            click(customer, flow)
        clock.move(hours=1)
        bought(customer)
        assert (found(first), found(second)) == ((1, Decimal(50)), (0, Decimal(0)))

    def test_each_flow_has_its_own_days(self, counting: Shop, clock: MovableClock) -> None:
        update_preferences(counting, {"attention_mails": 30}, by=SYSTEM)
        long, short = live("long", send(), exits=[], click_days=10), live("short", send(), exits=[], click_days=1)
        customer = reached(long, short)
        for flow in (long, short):
            clock.move(hours=1)
            click(customer, flow)
        clock.move(days=3)
        bought(customer)
        assert (found(long), found(short)) == ((1, Decimal(50)), (0, Decimal(0)))

    def test_a_draft_has_none(self, shop: Shop) -> None:
        with pytest.raises(LookupError):
            attributed_to(create_flow(code="draft", content=content(), by=BY_STAFF))


@pytest.mark.django_db
class TestSay:
    @pytest.mark.proves("D16")
    @pytest.mark.parametrize(
        ("language", "days", "says"),
        [
            ("en", 5, "1 order worth €50.00 was placed within 5 days after a click on one of these mails."),
            ("en", 1, "1 order worth €50.00 was placed within 1 day after a click on one of these mails."),
            ("es", 5, "1 pedido por 50,00\xa0€ llegó en los 5 días siguientes a un clic en uno de estos correos."),
            ("es", 1, "1 pedido por 50,00\xa0€ llegó en el día siguiente a un clic en uno de estos correos."),
        ],
    )
    def test_both_beside_each_other(
        self, counting: Shop, clock: MovableClock, language: str, days: int, says: str
    ) -> None:
        flow = live("flow", send(), exits=[], click_days=days)
        customer = reached(flow)
        clock.move(hours=1)
        click(customer, flow)
        bought(customer)
        with translation.override(language):
            assert attributed_to(flow).in_words == says
            assert attributed_to(flow).why_different
            assert uplift_of(flow).in_words

    def test_how_many_orders_the_amount_leaves_out(self, counting: Shop, clock: MovableClock) -> None:
        flow = live("flow", send(), exits=[])
        customer = reached(flow)
        clock.move(hours=1)
        click(customer, flow)
        bought(customer)
        bought(customer, total=7, currency="USD")
        told = attributed_to(flow).in_words
        assert told.startswith("2 orders worth €50.00")
        assert told.endswith("The amount is without 1 of them, in another currency.")

    @pytest.mark.proves("D16", part="without clicks it says so")
    def test_that_clicks_are_not_recorded(self, shop: Shop, clock: MovableClock) -> None:
        told = attributed_to(live("flow", send()))
        assert (told.is_counted, told.people, told.orders, told.revenue) == (False, None, None, None)
        assert told.in_words == "Clicks are not recorded, so nothing is said of orders after a click."


@pytest.mark.django_db
def test_many_clickers_are_read_in_few_queries(
    counting: Shop, clock: MovableClock, django_assert_max_num_queries: object
) -> None:
    flow = live("flow", send(), exits=[])
    people = [reached(flow) for _each in range(5)]
    clock.move(hours=1)
    for customer in people:
        click(customer, flow)
        bought(customer)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert found(flow) == (5, Decimal(250))
