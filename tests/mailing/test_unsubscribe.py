import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.mailing.codes import CancelReason, ConsentAction, MessageStatus, Topic
from saleor_postventa.mailing.consents import ask_consent, record_consent, withdraw_consent
from saleor_postventa.mailing.links import UNSUBSCRIBE, confirm_url, preferences_url, unsubscribe_url
from saleor_postventa.mailing.models import ConsentEntry
from saleor_postventa.mailing.queries import current_consent, current_consents
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.links import sign_link
from tests.conftest import MovableClock
from tests.settings import PUBLIC_URL

from .conftest import Mailbox
from .scene import OFFER, SERVICE, ask, fresh, make_customer, make_order, run_queue

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def customer(shop: Shop) -> Customer:
    person = make_customer()
    record_consent(person, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    return person


@pytest.fixture
def web() -> Client:
    return Client(enforce_csrf_checks=True, HTTP_HOST="postventa.example.test", secure=True)


def path(url: str) -> str:
    return url.removeprefix(PUBLIC_URL)


def state(customer: Customer, topic: Topic = Topic.OFFERS) -> str | None:
    said = current_consent(customer, topic)
    return said.action if said else None


@pytest.mark.proves("D11")
class TestOneClick:
    def test_every_optional_mail_offers_it(self, customer: Customer, mailbox: Mailbox) -> None:
        ask(OFFER, customer)
        run_queue("mail")
        mail = mailbox.mails[0]
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        link = re.fullmatch(r"<(https://[^>]+)>", "".join(mail["List-Unsubscribe"].split()))
        assert link is not None
        assert link[1] in mailbox.part("html").replace("&amp;", "&")
        assert link[1] in mailbox.part("plain")

    def test_mail_that_belongs_to_an_order_does_not(self, customer: Customer, mailbox: Mailbox) -> None:
        ask(SERVICE, customer, make_order(customer))
        run_queue("mail")
        assert mailbox.mails[0]["List-Unsubscribe"] is None

    def test_a_post_stops_the_topic_before_it_answers(self, shop: Shop, customer: Customer, web: Client) -> None:
        answer = web.post(path(unsubscribe_url(shop, customer, Topic.OFFERS)), ONE_CLICK)
        assert answer.status_code == 200
        entry = current_consent(customer, Topic.OFFERS)
        assert entry is not None
        assert (entry.action, entry.source) == (ConsentAction.WITHDRAWN, "one_click")

    def test_a_multipart_post_does_too(self, shop: Shop, customer: Customer, web: Client) -> None:
        body = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
        web.post(
            path(unsubscribe_url(shop, customer, Topic.OFFERS)), body, content_type="multipart/form-data; boundary=b"
        )
        assert state(customer) == ConsentAction.WITHDRAWN

    @pytest.mark.parametrize("method", ["get", "head"])
    def test_looking_changes_nothing(self, shop: Shop, customer: Customer, web: Client, method: str) -> None:
        answer = getattr(web, method)(path(unsubscribe_url(shop, customer, Topic.OFFERS)))
        assert answer.status_code == 200
        assert state(customer) == ConsentAction.GIVEN

    def test_the_page_has_a_button_and_no_script(self, shop: Shop, customer: Customer, web: Client) -> None:
        page = web.get(path(unsubscribe_url(shop, customer, Topic.OFFERS))).content.decode()
        assert re.search(r'<form method="post">.*<button', page)
        assert "<script" not in page

    def test_what_waits_is_not_sent(self, shop: Shop, customer: Customer, web: Client, clock: MovableClock) -> None:
        message = ask(OFFER, customer, due_at=now() + timedelta(hours=1))
        web.post(path(unsubscribe_url(shop, customer, Topic.OFFERS)), ONE_CLICK)
        clock.move(hours=1)
        run_queue("mail")
        assert fresh(message).cancel_reason == CancelReason.NO_BASIS

    def test_works_years_later(self, shop: Shop, customer: Customer, web: Client, clock: MovableClock) -> None:
        link = path(unsubscribe_url(shop, customer, Topic.OFFERS))
        clock.move(days=3650)
        web.post(link, ONE_CLICK)
        assert state(customer) == ConsentAction.WITHDRAWN

    def test_twice_is_once(self, shop: Shop, customer: Customer, web: Client) -> None:
        for _click in range(2):
            web.post(path(unsubscribe_url(shop, customer, Topic.OFFERS)), ONE_CLICK)
        assert ConsentEntry.objects.filter(action=ConsentAction.WITHDRAWN).count() == 1


def test_a_link_names_nobody(shop: Shop, customer: Customer) -> None:
    assert customer.email.split("@")[0] not in unsubscribe_url(shop, customer, Topic.OFFERS)


def test_a_changed_link_opens_nothing(shop: Shop, customer: Customer, web: Client) -> None:
    link = path(unsubscribe_url(shop, customer, Topic.OFFERS))
    assert web.post(link[:-3] + "x/", ONE_CLICK).status_code == 404
    assert state(customer) == ConsentAction.GIVEN


def test_a_link_on_a_topic_that_is_gone_is_refused(shop: Shop, customer: Customer, web: Client) -> None:
    gone = sign_link(UNSUBSCRIBE, {"shop": shop.pk, "customer": customer.pk, "topic": "horoscope"}, None)
    answer = web.post(f"/s/norte/mail/unsubscribe/{gone}/", ONE_CLICK)
    assert answer.status_code == 404


def test_a_link_opens_what_it_was_made_for_alone(shop: Shop, customer: Customer, web: Client) -> None:
    token = path(unsubscribe_url(shop, customer, Topic.OFFERS)).split("/")[-2]
    assert web.post(f"/s/{shop.slug}/mail/preferences/{token}/", {"stop_all": "1"}).status_code == 404


def test_a_link_of_one_shop_opens_nothing_in_another(shop: Shop, sur: Shop, customer: Customer, web: Client) -> None:
    link = path(unsubscribe_url(shop, customer, Topic.OFFERS))
    assert web.post(link.replace("/s/norte/", "/s/sur/"), ONE_CLICK).status_code == 404
    assert state(customer) == ConsentAction.GIVEN


def test_a_guests_link_stops_the_account_they_became(shop: Shop, customer: Customer, web: Client) -> None:
    guest = make_customer(saleor_id=None)
    link = path(unsubscribe_url(shop, guest, Topic.OFFERS))
    Customer.objects.filter(pk=guest.pk).update(merged_into=customer)
    web.post(link, ONE_CLICK)
    assert state(customer) == ConsentAction.WITHDRAWN


def test_an_erased_persons_link_says_so(shop: Shop, customer: Customer, web: Client) -> None:
    link = path(unsubscribe_url(shop, customer, Topic.OFFERS))
    Customer.objects.filter(pk=customer.pk).update(erased_at=now(), email="")
    assert web.post(link, ONE_CLICK).status_code == 404


class TestPreferences:
    def test_show_what_holds(self, shop: Shop, customer: Customer, web: Client) -> None:
        page = web.get(path(preferences_url(shop, customer))).content.decode()
        ticked = re.findall(r'value="(\w+)" checked', page)
        assert ticked == ["feedback", "loyalty", "tips", "offers"]

    def test_do_not_tick_offers_by_themselves(self, shop: Shop, web: Client) -> None:
        page = web.get(path(preferences_url(shop, make_customer()))).content.decode()
        assert re.findall(r'value="(\w+)" checked', page) == ["feedback", "loyalty", "tips"]

    def test_save_what_changed_and_nothing_else(self, shop: Shop, customer: Customer, web: Client) -> None:
        web.post(path(preferences_url(shop, customer)), {"topic": ["offers", "loyalty"], "save": "1"})
        assert {topic: entry.action for topic, entry in current_consents(customer).items()} == {
            Topic.OFFERS: ConsentAction.GIVEN,
            Topic.FEEDBACK: ConsentAction.WITHDRAWN,
            Topic.TIPS: ConsentAction.WITHDRAWN,
        }
        assert ConsentEntry.objects.count() == 3

    def test_stop_all_stops_all(self, shop: Shop, customer: Customer, web: Client) -> None:
        web.post(path(preferences_url(shop, customer)), {"topic": ["offers"], "stop_all": "1"})
        assert {entry.action for entry in current_consents(customer).values()} == {ConsentAction.WITHDRAWN}
        assert len(current_consents(customer)) == 4

    @pytest.mark.parametrize(("language", "words"), [("en", "Which mails would you like?"), ("es", 'lang="es"')])
    def test_speak_the_language_chosen(
        self, shop: Shop, customer: Customer, web: Client, language: str, words: str
    ) -> None:
        answer = web.get(path(preferences_url(shop, customer)) + f"?lang={language}")
        assert answer["Content-Language"] == language
        assert words in answer.content.decode()

    def test_turn_to_the_other_language_without_saving(self, shop: Shop, customer: Customer, web: Client) -> None:
        entries = ConsentEntry.objects.count()
        link = path(preferences_url(shop, customer)) + "?lang=en"
        page = web.post(link, {"topic": ["tips"], "stay": "1"}).content.decode()
        assert re.findall(r'value="(\w+)" checked', page) == ["tips"]
        assert "Saved." not in page
        assert ConsentEntry.objects.count() == entries

    def test_are_kept_by_no_cache_and_told_to_no_site(self, shop: Shop, customer: Customer, web: Client) -> None:
        answer = web.get(path(preferences_url(shop, customer)))
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"


class TestDoubleOptIn:
    @pytest.fixture
    def asked(self, shop: Shop, mailbox: Mailbox) -> ConsentEntry:
        entry = ask_consent(make_customer(), Topic.OFFERS, source="footer", text_version="2", by=SYSTEM, ip="192.0.2.1")
        run_queue("mail")
        return entry

    def test_asks_by_mail_and_opens_nothing_yet(self, asked: ConsentEntry, mailbox: Mailbox) -> None:
        offer = ask(OFFER, asked.customer)
        run_queue("mail")
        assert len(mailbox.mails) == 1
        assert fresh(offer).status == MessageStatus.CANCELLED

    def test_the_mails_link_gives_permission(
        self, shop: Shop, asked: ConsentEntry, mailbox: Mailbox, web: Client
    ) -> None:
        link = re.search(rf"{PUBLIC_URL}(/s/norte/mail/confirm/\S+/)", mailbox.part("plain"))
        assert link is not None
        assert web.get(link[1]).status_code == 200
        assert state(asked.customer) is None
        web.post(link[1])
        entry = current_consent(asked.customer, Topic.OFFERS)
        assert entry is not None
        assert (entry.answers_id, entry.text_version, entry.source) == (asked.pk, "2", "double_opt_in")

    def test_is_not_asked_twice_once_answered(self, shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
        entry = ask_consent(make_customer(), Topic.OFFERS, source="footer", text_version="2", by=SYSTEM)
        clock.move(minutes=1)
        record_consent(entry.customer, Topic.OFFERS, source="staff", text_version="2", by=SYSTEM)
        run_queue("mail")
        assert not mailbox.mails

    def test_an_old_link_confirms_nothing_and_says_so(
        self, shop: Shop, asked: ConsentEntry, web: Client, clock: MovableClock
    ) -> None:
        link = path(confirm_url(shop, asked))
        clock.move(days=7)
        answer = web.post(link)
        assert answer.status_code == 404
        assert "<h1>" in answer.content.decode()
        assert state(asked.customer) != ConsentAction.GIVEN

    def test_a_link_from_before_they_stopped_it_opens_nothing_again(
        self, shop: Shop, asked: ConsentEntry, web: Client
    ) -> None:
        link = path(confirm_url(shop, asked))
        web.post(link)
        withdraw_consent(asked.customer, Topic.OFFERS, source="one_click", by=SYSTEM)
        assert web.post(link).status_code == 404
        assert state(asked.customer) == ConsentAction.WITHDRAWN

    def test_a_changed_link_confirms_nothing(self, shop: Shop, asked: ConsentEntry, web: Client) -> None:
        assert web.post(path(confirm_url(shop, asked))[:-3] + "x/").status_code == 404
        assert state(asked.customer) is None


def test_the_pages_have_a_name_in_every_state(shop: Shop, customer: Customer, web: Client) -> None:
    links: list[Any] = [unsubscribe_url(shop, customer, Topic.OFFERS), preferences_url(shop, customer)]
    for link in links:
        for answer in (web.get(path(link)), web.post(path(link), ONE_CLICK)):
            page = answer.content.decode()
            assert re.search(r"<title>[^·<]+ · norte</title>", page)
            assert page.count("<h1>") == 1
