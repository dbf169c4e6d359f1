"""The page of a return says what was done, whose turn it is, and by when."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.returns.queries import status_sentence
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.services import decline_return
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import BY_STAFF, inspect, lines_of, make_order_with_parcels, make_policy, make_return

from .conftest import SignIn

pytestmark = pytest.mark.django_db
TURNS = {"shopper": "Your turn", "shop": "Our turn", "carrier": "The carrier&#x27;s turn", "nobody": "Finished"}


@pytest.mark.proves("A19")
@pytest.mark.parametrize("status", list(ReturnStatus))
def test_every_status_shows_turn_sentence_date_and_steps(
    clock: MovableClock, in_norte: Shop, sign_in: SignIn, status: ReturnStatus
) -> None:
    make_policy(auto_approve=False)
    ret = make_return(make_order_with_parcels(), status=status)
    page = sign_in(ret.order).get(f"/s/norte/returns/{ret.number}/").content.decode()
    ret.refresh_from_db()
    sentence = status_sentence(ret)
    shown = re.search(r'<span class="turn">([^<]+)</span>([^<]+)', page)
    assert shown is not None
    assert shown[1] == TURNS[sentence.actor]
    assert re.search(r"\w+ \d+, 2026", shown[2])
    done, ahead = page.count('<li class="done">'), page.count('aria-current="step"')
    assert done >= 1
    assert ahead == (0 if sentence.actor == "nobody" else 1)


def test_a_decline_shows_its_reason_and_promises_nothing(clock: MovableClock, in_norte: Shop, sign_in: SignIn) -> None:
    make_policy(auto_approve=False)
    ret = make_return(make_order_with_parcels())
    decline_return(ret.pk, reason="It was worn <b>a lot</b>.", by=BY_STAFF)
    page = sign_in(ret.order).get(f"/s/norte/returns/{ret.number}/").content.decode()
    assert "It was worn &lt;b&gt;a lot&lt;/b&gt;." in page
    assert "You get" not in page


def test_many_settlements_are_read_with_as_many_queries_as_one(
    clock: MovableClock, in_norte: Shop, sign_in: SignIn
) -> None:
    counts = []
    for number, batches in ((1, [3]), (2, [1, 1, 1])):
        order = make_order_with_parcels(number=number, lines=((3, "10.00"),))
        ret = make_return(order, status=ReturnStatus.RECEIVED)
        (line,) = lines_of(order)
        for units in batches:
            inspect(ret, {line.pk: units}, disposition="scrap")
        web, path = sign_in(order), f"/s/norte/returns/{ret.number}/"
        web.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert web.get(path).content.decode().count("30.00") >= 1
        assert ret.settlements.count() == len(batches)
        counts.append(len(queries))
    assert counts[0] == counts[1]
