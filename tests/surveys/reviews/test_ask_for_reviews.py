import re
from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.services import mark_delivered
from saleor_postventa.people.models import Hold
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.returns.services import cancel_return
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.chores import ask_for_due_reviews
from saleor_postventa.surveys.models import Review, ReviewRequest
from saleor_postventa.surveys.services.asking_reviews import orders_to_ask
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import run_queue
from tests.returns.make import BY_SHOPPER, lines_of, make_policy, make_return

from .scene import ask_for_reviews_in, browser, buy, requests_of, write

pytestmark = pytest.mark.django_db
WAITING, ASKED = ("waiting", ""), ("asked", "")


@pytest.fixture
def policy(asking: Shop) -> PolicyVersion:
    return make_policy()


def go_on(clock: MovableClock, **time: float) -> None:
    clock.move(**time)
    ask_for_due_reviews()
    run_queue("mail")


def test_one_mail_asks_for_all_that_is_kept(asking: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    order = buy(1, (1, "50.00"), (2, "10.00"))
    assert requests_of(order) == {0: WAITING, 1: WAITING}
    go_on(clock, days=13)
    assert not Message.objects.filter(kind="review_request").exists()
    go_on(clock, days=1)
    go_on(clock, hours=1)
    assert requests_of(order) == {0: ASKED, 1: ASKED}
    assert len(mailbox.mails) == 1
    html = mailbox.part("html")
    assert html.count("&amp;stars=5") + html.count("&stars=5") == 2
    assert RecordedEvent.objects.filter(name="ReviewRequested").count() == 1


def test_opening_a_star_of_the_mail_chooses_it_and_records_nothing(
    asking: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    order = buy()
    go_on(clock, days=14)
    path = re.findall(r"https?://[^/]+(/s/[^\"\s]+stars=2)", mailbox.part("html").replace("&amp;", "&"))[0]
    page: Any = browser().get(path)
    assert re.search(r'value="2" required checked', page.content.decode())
    assert not Review.objects.exists()
    assert requests_of(order) == {0: ASKED}


def test_a_later_delivery_date_moves_it(asking: Shop, clock: MovableClock) -> None:
    order = buy()
    clock.move(days=3)
    mark_delivered(order.parcels.get().pk, delivered_at=clock.moment, source="carrier", by=SYSTEM)
    run_queue("reactions")
    go_on(clock, days=12)
    assert requests_of(order) == {0: WAITING}
    go_on(clock, days=2)
    assert requests_of(order) == {0: ASKED}


@pytest.mark.proves("C14", part="an open return, and what is kept")
def test_an_item_with_an_open_return_waits_until_it_ended(policy: PolicyVersion, clock: MovableClock) -> None:
    order = buy(1, (1, "50.00"), (1, "10.00"))
    ret = make_return(order, {lines_of(order)[0].pk: 1})
    run_queue("reactions")
    go_on(clock, days=15)
    assert requests_of(order) == {0: ("waiting", "open_return"), 1: WAITING}
    cancel_return(ret.pk, by=BY_SHOPPER)
    run_queue("reactions")
    go_on(clock, hours=1)
    assert requests_of(order) == {0: ASKED, 1: ASKED}


@pytest.mark.proves("C14", part="after an exchange")
def test_after_an_exchange_the_kept_item_is_asked_about(asking: Shop, clock: MovableClock) -> None:
    order = buy()
    buy(returned={0: 1}, minutes=30)
    assert requests_of(order) == {0: ("skipped", "came_back")}
    replacement = buy(2)
    go_on(clock, days=14)
    assert requests_of(replacement) == {0: ASKED}
    assert [each.order_id for each in Message.objects.filter(kind="review_request")] == [replacement.pk]


def test_what_comes_back_after_the_mail_was_asked_for_is_left_out(
    asking: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    order = buy()
    clock.move(days=14)
    ask_for_due_reviews()
    buy(returned={0: 1}, minutes=30)
    run_queue("mail")
    assert (mailbox.mails, requests_of(order)) == ([], {0: ("skipped", "came_back")})
    assert Message.objects.get(kind="review_request").cancel_reason == "overtaken"


def test_a_product_that_they_reviewed_is_not_asked_about_again(asking: Shop, clock: MovableClock) -> None:
    write(lines_of(buy(1))[0])
    order = buy(2)
    assert requests_of(order) == {0: ("skipped", "reviewed")}


def test_those_that_have_to_wait_take_no_place_from_those_that_can_be_asked(asking: Shop, clock: MovableClock) -> None:
    held = buy(1)
    Hold.objects.create(shop=asking, customer=held.customer, reason=HoldReason.OPEN_CASE, key="1", order_id=held.pk)
    clock.move(days=1)
    free = buy(2)
    clock.move(days=15)
    assert orders_to_ask() == [free.pk, held.pk]
    assert orders_to_ask(limit=1) == [free.pk]


def test_nothing_is_asked_while_something_is_on_hold(asking: Shop, clock: MovableClock) -> None:
    order = buy()
    hold = Hold.objects.create(shop=asking, customer=order.customer, reason=HoldReason.OPEN_CASE, key="case:1")
    go_on(clock, days=15)
    assert requests_of(order) == {0: WAITING}
    hold.lifted_at = clock.moment
    hold.save()
    go_on(clock, hours=1)
    assert requests_of(order) == {0: ASKED}


def test_what_waited_too_long_is_let_go(asking: Shop, clock: MovableClock) -> None:
    order = buy()
    go_on(clock, days=14 + 31)
    assert requests_of(order) == {0: ("skipped", "too_late")}


def test_a_shop_that_does_not_ask_plans_nothing(asking: Shop, clock: MovableClock) -> None:
    ask_for_reviews_in(asking, is_review_request_on=False)
    buy()
    go_on(clock, days=20)
    assert not ReviewRequest.objects.exists()


def test_what_was_on_its_way_when_the_mail_left_is_asked_for_once_more_and_no_third_time(
    asking: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    lines, parcels = ((1, "50.00"), (1, "10.00"), (1, "5.00")), [{0: 1}]
    order = buy(1, *lines, shipped=parcels)
    go_on(clock, days=14)
    assert requests_of(order) == {0: ASKED}
    for place in (1, 2):
        clock.move(days=1)
        parcels = [*parcels, {place: 1}]
        buy(1, *lines, shipped=parcels, minutes=20 + 10 * place)
        go_on(clock, days=14)
    assert len(mailbox.mails) == 2
    assert requests_of(order) == {0: ASKED, 1: ASKED, 2: ("skipped", "mail_has_left")}
    assert mailbox.part("html").count("stars=5") == 1
    told = [row.data["lines"] for row in RecordedEvent.objects.filter(name="ReviewRequested").order_by("pk")]
    assert told == [[lines_of(order)[0].pk], [lines_of(order)[1].pk]]


@pytest.mark.proves("C14")
def test_each_kept_item_is_asked_for_once_and_no_other(policy: PolicyVersion, clock: MovableClock) -> None:
    """Open return: waits. Returned or exchanged: skipped, and the kept item asked for. Reviewed before: skipped. So
    many of an order. Later abroad.
    """
    ask_for_reviews_in(policy.shop, review_most_per_order=2)
    order = buy(1, (1, "50.00"), (1, "40.00"), (1, "30.00"))
    assert requests_of(order) == {0: WAITING, 1: WAITING, 2: ("skipped", "too_many")}
    ret = make_return(order, {lines_of(order)[0].pk: 1})
    run_queue("reactions")
    go_on(clock, days=15)
    assert requests_of(order)[0] == ("waiting", "open_return")
    assert not Message.objects.filter(kind="review_request").exists()
    cancel_return(ret.pk, by=BY_SHOPPER)
    run_queue("reactions")
    go_on(clock, hours=1)
    assert requests_of(order) == {0: ASKED, 1: ASKED, 2: ("skipped", "too_many")}
    write(lines_of(order)[0])
    again = buy(2)
    assert requests_of(again) == {0: ("skipped", "reviewed")}
    gone = buy(3, returned={0: 1}, minutes=30)
    assert requests_of(gone) == {0: ("skipped", "came_back")}
    abroad = buy(4, (1, "5.00"), country="FR", email="eva@example.test")
    due = ReviewRequest.objects.get(order_line__order=abroad).due_at
    assert due == clock.moment + timedelta(days=21)
