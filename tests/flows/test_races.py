"""Two at once, on a database that lets them."""

import threading
from typing import Any

import pytest
from django.db import connection

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.services import advancing, leaving
from saleor_postventa.flows.services.leaving import take_out
from saleor_postventa.flows.services.starting import Occasion, begin
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import absorb_guest, erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.mailing.scene import make_customer

from .documents import send
from .scene import BY_STAFF, bought, live, willing


def occasion_of(customer: Customer) -> Occasion:
    return Occasion(trigger="review_published", cause="review:1", moment=now(), customer_id=customer.pk)


@pytest.mark.django_db(transaction=True)
@pytest.mark.pg
def test_a_mail_that_is_asked_for_while_they_are_taken_out_is_stopped_too(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last of its steps: the journey is over by then, and nothing else would keep the mail back."""
    flow, customer = live("flow", send(), trigger="review_published"), willing()
    journey = begin(flow, occasion_of(customer), customer, None, by=SYSTEM)
    assert journey is not None
    has_asked, is_waiting = threading.Event(), threading.Event()
    carry_out, locked = advancing.carry_out, leaving.locked_journey

    def ask_and_wait(*given: Any) -> Any:
        done = carry_out(*given)
        has_asked.set()
        is_waiting.wait(5)
        return done

    def wait_for_it(journey_id: int) -> Journey:
        is_waiting.set()
        return locked(journey_id)

    def move_on() -> None:
        with shop_scope(shop):
            advancing.advance(journey.pk)
        connection.close()

    monkeypatch.setattr(advancing, "carry_out", ask_and_wait)
    monkeypatch.setattr(leaving, "locked_journey", wait_for_it)
    moving = threading.Thread(target=move_on)
    moving.start()
    has_asked.wait(5)
    take_out(journey.pk, by=BY_STAFF)
    moving.join()
    assert Message.objects.get(kind="flow_offer").status == MessageStatus.CANCELLED


@pytest.mark.django_db
def test_nothing_begins_with_whoever_was_erased_since_they_were_looked_up(shop: Shop) -> None:
    flow, customer = live("flow", send(), trigger="review_published"), willing()
    erase_known(customer.pk, ErasureReason.ASKED, at=now(), by=SYSTEM)
    assert begin(flow, occasion_of(customer), customer, None, by=SYSTEM) is None
    assert not Journey.objects.exists()


@pytest.mark.django_db
def test_whoever_was_joined_with_an_account_a_moment_ago_goes_on_as_that(shop: Shop) -> None:
    """Their orders moved: of the guest alone nobody would know what they bought."""
    only_buyers = {"kind": "stop_when", "code": "new", "conditions": [{"kind": "orders", "at_most": 0}]}
    flow = live("flow", only_buyers, send(), trigger="review_published")
    guest, account = willing(saleor_id=None), make_customer()
    order = bought(guest)
    journey = begin(flow, occasion_of(guest), guest, None, by=SYSTEM)
    assert journey is not None
    Order.objects.filter(pk=order.pk).update(customer=account)
    absorb_guest(guest, account, at=now(), by=SYSTEM)
    assert advancing.advance(journey.pk).customer == account
    assert Message.objects.get(kind="flow_offer").customer == account
