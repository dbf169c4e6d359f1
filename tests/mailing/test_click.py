"""Links that lead through our own address: where they lead, what is noted, and what is not."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.mailing.chores import forget_old_clicks
from saleor_postventa.mailing.clicking import CLICKS_KEPT, MOST_OF_A_MAIL
from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.mailing.kinds import Kind, UnfitKind, add_kind, kinds
from saleor_postventa.mailing.leading import Lead, is_web_address, lead_url, led_straight
from saleor_postventa.mailing.models import LinkClick, Message
from saleor_postventa.mailing.services import forget_person
from saleor_postventa.people.services import erase_customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.web.links import sign_link
from tests.conftest import MovableClock
from tests.settings import PUBLIC_URL

from .scene import OFFER, SERVICE, ask, fresh, make_customer, run_queue

pytestmark = pytest.mark.django_db
TARGET = "https://norte.example.test/p/shirt?size=M&from=mail"
OTHER = "https://norte.example.test/sale"


@pytest.fixture
def web() -> Client:
    return Client(HTTP_HOST="postventa.example.test", secure=True)


@pytest.fixture
def message(shop: Shop, clock: MovableClock) -> Message:
    """Left a while ago, of a shop that counts."""
    update_preferences(shop, {"is_click_count_on": True}, by=SYSTEM)
    customer = make_customer()
    record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    made = ask(OFFER, customer)
    run_queue("mail")
    clock.move(minutes=10)
    return fresh(made)


def path(message: Message, target: str = TARGET, link: int = 1) -> str:
    return lead_url(message.shop, Lead(message.pk, link, target)).removeprefix(PUBLIC_URL)


def clicked(message: Message) -> list[tuple[int, bool]]:
    return list(LinkClick.objects.filter(message=message).order_by("pk").values_list("link", "is_by_machine"))


def facts() -> list[tuple[int, int]]:
    rows = RecordedEvent.objects.filter(name="MessageClicked").order_by("pk")
    return [(row.data["message_id"], row.data["link"]) for row in rows]


@pytest.mark.proves("D17", part="a click leads on, and is noted once for each mail and link")
class TestFollow:
    def test_leads_on_and_notes_it(self, message: Message, web: Client) -> None:
        answer = web.get(path(message))
        assert (answer.status_code, answer["Location"]) == (302, TARGET)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        assert clicked(message) == [(1, False)]
        assert facts() == [(message.pk, 1)]

    def test_a_link_is_a_fact_once_and_a_click_each_time(
        self, message: Message, web: Client, clock: MovableClock
    ) -> None:
        web.get(path(message))
        web.get(path(message))
        clock.move(hours=1)
        web.get(path(message))
        web.get(path(message, OTHER, 2))
        assert [link for link, _machine in clicked(message)] == [1, 1, 2]
        clock.move(hours=1)
        web.get(path(message, OTHER, 2))
        assert facts() == [(message.pk, 1), (message.pk, 2)]

    def test_whoever_plays_with_it_fills_no_table(self, message: Message, web: Client, clock: MovableClock) -> None:
        values = {"shop": message.shop, "message": message, "link": 1}
        LinkClick.objects.bulk_create(LinkClick(**values) for _each in range(MOST_OF_A_MAIL))
        clock.move(hours=1)
        assert web.get(path(message, OTHER, 2)).status_code == 302
        assert LinkClick.objects.count() == MOST_OF_A_MAIL

    @pytest.mark.parametrize("told", [{"HTTP_SEC_GPC": "1"}, {"HTTP_DNT": "1"}, {"HTTP_SEC_PURPOSE": "prefetch"}])
    def test_whoever_objects_is_led_on_unnoted(self, message: Message, web: Client, told: dict[str, str]) -> None:
        assert web.get(path(message), **told)["Location"] == TARGET
        assert clicked(message) == []

    def test_nobody_is_asked_for_anything(self, message: Message, web: Client) -> None:
        assert web.get(path(message)).cookies == {}
        assert web.post(path(message)).status_code == 405
        kept = {field.name for field in LinkClick._meta.get_fields()}
        assert kept == {"id", "shop", "message", "link", "at", "is_by_machine"}


@pytest.mark.proves("D17", part="programs that look through mails do not count")
class TestMachines:
    def test_a_head_is_no_click(self, message: Message, web: Client) -> None:
        assert web.head(path(message))["Location"] == TARGET
        assert clicked(message) == []

    @pytest.mark.parametrize(("seconds", "is_by_machine"), [(0, True), (9, True), (10, False)])
    def test_within_seconds_of_leaving(
        self, message: Message, web: Client, clock: MovableClock, seconds: int, is_by_machine: bool
    ) -> None:
        Message.objects.filter(pk=message.pk).update(delivered_at=now() - timedelta(seconds=seconds))
        web.get(path(message))
        assert clicked(message) == [(1, is_by_machine)]
        assert bool(facts()) is not is_by_machine

    def test_two_links_at_once(self, message: Message, web: Client, clock: MovableClock) -> None:
        web.get(path(message))
        web.get(path(message, OTHER, 2))
        clock.move(seconds=1)
        assert clicked(message) == [(1, True), (2, True)]
        clock.move(minutes=5)
        web.get(path(message, OTHER, 2))
        assert clicked(message)[2:] == [(2, False)]


@pytest.mark.proves("D17", part="links lead on whatever became of mail, setting and records")
class TestWithout:
    def test_switched_off_later(self, message: Message, web: Client) -> None:
        update_preferences(message.shop, {"is_click_count_on": False}, by=SYSTEM)
        assert web.get(path(message))["Location"] == TARGET
        assert clicked(message) == []

    def test_years_later(self, message: Message, web: Client, clock: MovableClock) -> None:
        link = path(message)
        clock.move(days=2000)
        assert web.get(link)["Location"] == TARGET

    def test_of_a_mail_that_is_gone(self, message: Message, web: Client) -> None:
        gone = lead_url(message.shop, Lead(message.pk + 999, 1, TARGET)).removeprefix(PUBLIC_URL)
        assert web.get(gone)["Location"] == TARGET
        assert not LinkClick.objects.exists()

    def test_of_somebody_who_was_erased(self, message: Message, web: Client) -> None:
        assert message.customer is not None
        web.get(path(message))
        person = message.customer
        erase_customer(str(person.saleor_id), email=person.email, at=now(), by=SYSTEM)
        run_queue("reactions")
        assert clicked(message) == []
        assert web.get(path(message))["Location"] == TARGET
        assert clicked(message) == []


@pytest.mark.proves("D17", part="no open redirect")
class TestForged:
    def refused(self, web: Client, link: str) -> bool:
        answer = web.get(link)
        return answer.status_code == 404 and "Location" not in answer and not LinkClick.objects.exists()

    def test_changed_or_cut_or_made_up(self, message: Message, web: Client) -> None:
        link = path(message)
        token = link.split("/")[-2]
        for other in (token[:-3], token[:-1] + ("A" if token[-1] != "A" else "B"), "x", "https:%2F%2Fevil.test"):
            assert self.refused(web, link.replace(token, other)), other

    def test_of_another_shop_or_another_kind(self, message: Message, sur: Shop, web: Client) -> None:
        link = path(message)
        assert self.refused(web, link.replace("/norte/", "/sur/"))
        payload = {"shop": message.shop.pk, "mail": message.pk, "link": 1, "to": TARGET}
        for token in (sign_link("mail.preferences", payload, None), signing.dumps({"until": None, "for": payload})):
            assert self.refused(web, link.replace(link.split("/")[-2], token))

    def test_another_shops_mail_is_not_counted(self, message: Message, sur: Shop, web: Client) -> None:
        with shop_scope(sur):
            update_preferences(sur, {"is_click_count_on": True}, by=SYSTEM)
        forged = lead_url(sur, Lead(message.pk, 1, TARGET)).removeprefix(PUBLIC_URL)
        assert web.get(forged)["Location"] == TARGET
        with every_shop():
            assert not LinkClick.objects.exists()

    @pytest.mark.parametrize(
        "target",
        [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.test",
            "/orders",
            " https://evil.test",
            "ht\ntps://evil.test",
            "mailto:a@b.test",
            "http:",
            "",
        ],
    )
    def test_out_of_the_web(self, message: Message, web: Client, target: str) -> None:
        assert not is_web_address(target)
        assert self.refused(web, path(message, target))


@given(st.text(max_size=60))
def test_only_the_web_is_led_to(text: str) -> None:
    if is_web_address(text):
        assert text.lower().startswith(("http://", "https://"))


def test_mails_that_one_cannot_stop_never_count() -> None:
    for kind in kinds:
        assert kind.topic.is_optional or not kind.counts_clicks, kind.code
    values = {name: getattr(SERVICE, name) for name in ("label", "topic", "bases", "template", "context", "example")}
    with pytest.raises(UnfitKind):
        add_kind(Kind(code="test_unfit", counts_clicks=True, **values))
    assert "test_unfit" not in kinds


def test_whoever_looks_at_a_copy_clicks_for_nobody(message: Message) -> None:
    link = lead_url(message.shop, Lead(message.pk, 1, TARGET))
    assert led_straight(f'<a href="{link}">', is_html=True) == f'<a href="{TARGET.replace("&", "&amp;")}">'
    assert led_straight(f"Here: {link}") == f"Here: {TARGET}"
    foreign = f"{PUBLIC_URL}/s/norte/mail/to/abc/"
    assert led_straight(foreign) == foreign


class TestForget:
    def test_after_a_year(self, message: Message, web: Client, clock: MovableClock) -> None:
        web.get(path(message))
        clock.move(days=CLICKS_KEPT.days - 1)
        forget_old_clicks()
        assert len(clicked(message)) == len(facts()) == 1
        clock.move(days=2)
        run_queue("reactions")
        forget_old_clicks()
        assert clicked(message) == facts() == []

    def test_all_where_the_shop_no_longer_counts(self, message: Message, web: Client, clock: MovableClock) -> None:
        web.get(path(message))
        update_preferences(message.shop, {"is_click_count_on": False}, by=SYSTEM)
        clock.move(minutes=1)
        run_queue("reactions")
        forget_old_clicks()
        assert clicked(message) == facts() == []

    def test_with_the_person(self, message: Message, web: Client) -> None:
        assert message.customer is not None
        web.get(path(message))
        forget_person([message.customer.pk], by=SYSTEM)
        assert clicked(message) == facts() == []
