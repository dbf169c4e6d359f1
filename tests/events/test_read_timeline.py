"""The log read back: per order, per person, by staff."""

from datetime import timedelta

import pytest
from django.utils import translation

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.queries import audit, customer_timeline, order_timeline, sentence
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.make import MOMENT, make_recorded_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_norte")]


def test_shows_an_order_newest_first_by_when_it_was_true() -> None:
    late = make_recorded_event(order_id=1, occurred_at=MOMENT + timedelta(days=2))
    early = make_recorded_event(order_id=1, occurred_at=MOMENT)
    make_recorded_event(order_id=2)
    assert list(order_timeline(1)) == [late, early]


def test_shows_a_person_with_their_orders_once_each() -> None:
    mine = make_recorded_event(order_id=None, customer_id=5, occurred_at=MOMENT + timedelta(hours=3))
    both = make_recorded_event(order_id=1, customer_id=5, occurred_at=MOMENT + timedelta(hours=2))
    linked_later = make_recorded_event(order_id=2, customer_id=None, occurred_at=MOMENT + timedelta(hours=1))
    make_recorded_event(order_id=3, customer_id=6)
    assert list(customer_timeline(5, [1, 2])) == [mine, both, linked_later]


def test_shows_nothing_to_the_other_shop(sur: Shop) -> None:
    make_recorded_event(order_id=1, customer_id=5)
    with shop_scope(sur):
        assert not order_timeline(1).exists()
        assert not customer_timeline(5, [1]).exists()
        assert not audit().exists()


def test_tells_staff_who_did_what() -> None:
    row = make_recorded_event(name="BellRung", order_id=1, by=Actor.staff("VXNlcjox"), data={"times": 2})
    make_recorded_event(name="LampLit", order_id=1)
    assert [found.by for found in audit(name="BellRung", order_id=1)] == [Actor.staff("VXNlcjox")]
    assert sentence(row) == "The bell rang 2 times."


def test_shows_the_bare_name_of_what_this_program_no_longer_knows() -> None:
    with translation.override("es"):
        assert sentence(make_recorded_event(name="LampLit")) == "LampLit"
