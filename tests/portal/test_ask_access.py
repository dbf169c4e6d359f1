"""A guest gets in by number and address; nobody learns from the answer whether there is such an order."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saleor_postventa.orders.models import Order
from saleor_postventa.portal.models import AccessLink, AccessRequest
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order, run_queue
from tests.settings import PUBLIC_URL

pytestmark = pytest.mark.django_db
CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
FIND = "/s/norte/"


def ask(web: Client, number: str = "5001", email: str = "guest@example.test") -> bytes:
    answer = web.post(FIND, {"number": number, "email": email})
    assert answer.status_code == 200
    return CSRF.sub(b"", answer.content)


def path_in_mail(mailbox: Mailbox) -> str:
    found = re.search(rf"{re.escape(PUBLIC_URL)}(/s/norte/open/\S+)", mailbox.part("plain"))
    assert found is not None
    return found[1]


def link_for(web: Client, mailbox: Mailbox) -> str:
    ask(web)
    run_queue("access")
    run_queue("mail")
    return path_in_mail(mailbox)


@pytest.mark.proves("A1")
class TestTheAnswer:
    def test_is_the_same_to_the_byte_for_a_known_and_an_unknown_order(self, web: Client, order: Order) -> None:
        known = ask(web)
        assert ask(web, number="9999") == known
        assert ask(web, email="stranger@example.test") == known

    def test_takes_the_same_statements(self, web: Client, order: Order) -> None:
        """Nothing is looked up before the answer, so there is nothing to be measured."""
        ask(web)
        counts = []
        for number in ("5001", "9999"):
            with CaptureQueriesContext(
                connection,
            ) as seen:
                ask(web, number=number)
            counts.append([query["sql"].split()[0] for query in seen])
        assert counts[0] == counts[1]

    def test_writes_to_the_orders_own_address_alone(self, web: Client, order: Order, mailbox: Mailbox) -> None:
        ask(web, email="stranger@example.test")
        ask(web, number="9999")
        run_queue("access")
        run_queue("mail")
        assert mailbox.mails == []
        ask(web, email="GUEST@example.test ")
        run_queue("access")
        run_queue("mail")
        assert [mail["To"] for mail in mailbox.mails] == ["guest@example.test"]

    def test_keeps_no_address(self, web: Client, order: Order) -> None:
        ask(web, email="stranger@example.test")
        row = AccessRequest.objects.get()
        assert "stranger" not in row.address_hash


class TestTheLink:
    @pytest.mark.proves("A1")
    def test_opens_the_order_once(self, web: Client, order: Order, mailbox: Mailbox) -> None:
        path = link_for(web, mailbox)
        assert web.get(path).status_code == 200
        assert web.get(path).status_code == 200, "looking at it uses nothing up"
        opened = web.post(path)
        assert (opened.status_code, opened["Location"]) == (302, "/s/norte/orders/5001/")
        assert web.get("/s/norte/orders/5001/").status_code == 200
        again = Client(HTTP_HOST="postventa.example.test", secure=True).post(path)
        assert again.status_code == 404
        assert AccessLink.objects.get().used_at is not None

    @pytest.mark.proves("A1")
    def test_expires(self, web: Client, order: Order, mailbox: Mailbox, clock: MovableClock) -> None:
        path = link_for(web, mailbox)
        clock.move(hours=24)
        assert web.post(path).status_code == 404
        assert web.get("/s/norte/orders/5001/").status_code == 302

    def test_is_good_for_no_other_shop(self, web: Client, order: Order, mailbox: Mailbox, sur: Shop) -> None:
        path = link_for(web, mailbox).replace("/norte/", "/sur/")
        assert web.post(path).status_code == 404

    def test_opens_one_order_and_no_other_of_the_same_person(self, web: Client, order: Order, mailbox: Mailbox) -> None:
        make_order(order.customer, number="5002")
        web.post(link_for(web, mailbox))
        assert web.get("/s/norte/orders/5001/").status_code == 200
        assert web.get("/s/norte/orders/5002/").status_code == 404

    def test_is_closed_by_leaving(self, web: Client, order: Order, mailbox: Mailbox) -> None:
        web.post(link_for(web, mailbox))
        web.post("/s/norte/leave/")
        assert web.get("/s/norte/orders/5001/").status_code == 302

    @pytest.mark.proves("A1")
    def test_no_order_is_shown_before_it(self, web: Client, order: Order) -> None:
        answer = web.get("/s/norte/orders/5001/")
        assert (answer.status_code, answer["Location"]) == (302, "/s/norte/")


class TestTheForm:
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, web: Client, shop: Shop) -> None:
        answer = web.post(FIND, {"number": "", "email": "not an address"})
        assert answer.status_code == 422
        text = answer.content.decode()
        assert 'value="not an address"' in text
        assert text.count('aria-invalid="true"') == 2
        assert not AccessRequest.objects.exists()

    def test_slows_down_whoever_tries_many(self, web: Client, shop: Shop) -> None:
        answers = [web.post(FIND, {"number": str(n), "email": f"a{n}@example.test"}).status_code for n in range(21)]
        assert answers[:20] == [200] * 20
        assert answers[20] == 429

    def test_speaks_spanish_where_that_was_chosen(self, web: Client, shop: Shop) -> None:
        assert "Encuentra tu pedido" in web.get(f"{FIND}?lang=es").content.decode()
        assert "Encuentra tu pedido" in web.get(FIND).content.decode(), "and goes on in it"


def test_an_erased_order_is_opened_by_nobody(web: Client, order: Order, mailbox: Mailbox) -> None:
    path = link_for(web, mailbox)
    Order.objects.filter(pk=order.pk).update(erased_at=order.placed_at)
    assert web.post(path).status_code == 404


def test_a_customers_visit_ends_with_their_erasure(shop: Shop, web: Client, mailbox: Mailbox, order: Order) -> None:
    web.post(link_for(web, mailbox))
    customer = order.customer
    assert customer is not None
    customer.erased_at = order.placed_at
    customer.save()
    assert web.get("/s/norte/orders/5001/").status_code == 302


def test_another_customers_order_stays_closed(web: Client, order: Order, mailbox: Mailbox) -> None:
    make_order(make_customer(), number="7001")
    web.post(link_for(web, mailbox))
    assert web.get("/s/norte/orders/7001/").status_code == 404
