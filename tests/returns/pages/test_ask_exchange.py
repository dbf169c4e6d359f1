"""An exchange says what it costs before it is asked for, and what is left to pay once it is ordered."""

import re
from typing import Any

import pytest

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Exchange, Return
from saleor_postventa.returns.queries import status_sentence
from saleor_postventa.returns.rules import Outcome, ReturnStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import lines_of, list_price, make_order_with_parcels, make_policy, make_return, make_variant

from .conftest import SignIn
from .test_ask import choose, go_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop) -> Order:
    """One thing for 10.00, listed at 10.00."""
    found = make_order_with_parcels(lines=((1, "10.00"),))
    list_price(lines_of(found)[0], "10.00")
    return found


def check(sign_in: SignIn, order: Order, price: str) -> str:
    """The last look at an exchange for something of this price."""
    line = lines_of(order)[0]
    assert line.variant is not None
    other = make_variant(50, product=line.variant.product, price=price, name="XL")
    web = sign_in(order)
    answer: Any = go_on(
        web, order, choose(web, order, 1), outcome="exchange", **{f"variant-{line.pk}": other.saleor_id}
    )
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("price", "label", "amount", "words"),
    [
        ("15.00", "You pay", "5.00", "we write to you within two days how to pay"),
        (
            "10.00",
            "You pay",
            "0.00",
            "As soon as it is here and we have checked it",
        ),
        ("7.50", "You get back", "2.50", "give you the difference back"),
    ],
)
def test_the_last_look_says_the_difference(
    order: Order, sign_in: SignIn, price: str, label: str, amount: str, words: str
) -> None:
    page = check(sign_in, order, price)
    whole = re.search(r'class="whole"><th scope="row">([^<]+)</th><td>([^<]+)</td>', page)
    assert whole is not None
    assert whole[1] == label
    assert amount in whole[2]
    assert words in page
    assert "You get XL" in page


def test_a_discount_on_the_first_makes_another_size_no_dearer(order: Order, sign_in: SignIn) -> None:
    """It was listed at 12.00 and cost 10.00; so does the other size."""
    list_price(lines_of(order)[0], "12.00")
    page = check(sign_in, order, "12.00")
    assert re.search(r'class="whole".*?<td>[^<]*0\.00', page)


def ordered(order: Order, difference: str) -> Return:
    ret = make_return(order, status=ReturnStatus.APPROVED)
    Return.objects.filter(pk=ret.pk).update(status=ReturnStatus.RESOLVED, outcome=Outcome.EXCHANGE)
    Exchange.objects.create(
        shop=ret.shop,
        of=ret,
        currency="EUR",
        difference_amount=difference,
        replacement_saleor_id="T3JkZXI6Nw==",
        replacement_number="1061",
    )
    return Return.objects.get(pk=ret.pk)


def test_what_is_left_to_pay_is_said_until_it_is_paid(order: Order, sign_in: SignIn) -> None:
    ret = ordered(order, "5.00")
    sentence = status_sentence(ret)
    assert sentence.actor == "shop"
    assert "order 1061" in sentence.text
    assert "5.00" in sentence.text
    page = sign_in(order).get(f"/s/norte/returns/{ret.number}/").content.decode()
    assert "You pay the difference, and we send it" in page
    Order.objects.filter(pk=order.pk).update(saleor_id="T3JkZXI6Nw==", is_paid=True)
    assert status_sentence(Return.objects.get(pk=ret.pk)).actor == "nobody"


def test_an_even_exchange_leaves_nothing_to_pay(order: Order) -> None:
    assert status_sentence(ordered(order, "0")).actor == "nobody"


def test_whoever_waits_for_a_label_is_not_told_to_send(order: Order, sign_in: SignIn) -> None:
    make_policy(methods=["staff_label"])
    ret = make_return(order, method="staff_label", status=ReturnStatus.APPROVED)
    assert status_sentence(ret).actor == "shop"
    page = sign_in(order).get(f"/s/norte/returns/{ret.number}/").content.decode()
    assert "Our turn" in page
    assert page.index("We send you the label") < page.index("You send it")
