"""A flow's mail before anybody gets it, and whatever is written into it: safe, whole, and of its own version."""

import json
import re
from html.parser import HTMLParser

import pytest

from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.mails.listing import MOST_LINES
from saleor_postventa.flows.mails.trying import preview_mail
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.services.publishing import publish_flow
from saleor_postventa.flows.services.writing import save_draft
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.mailing.rendering import MAX_HTML_BYTES, Rendering
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, SUR, integrator_key
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer

from .documents import content, said, send, wait
from .look import document_with, dressed, every_block, mails_to_send, shown_mail, whole_order
from .scene import BY_STAFF, bought, delivered, live, pass_round, willing

pytestmark = pytest.mark.django_db
HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ shop.token }} {% load static %} {first_name.__class__} %s {}",
    "long word": "Donaudampfschifffahrtsgesellschaft" * 8,
    "from the right": "مرحبا بك في متجرنا",
    "emoji": "👩‍👩‍👧‍👦 🎉 \u2764\ufe0f",
    "quotes": "\"><b x='y'>&lt;&amp;",
}


class Page(HTMLParser):
    """The tags of a mail, and what people read in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._is_hidden = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._is_hidden = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._is_hidden = False

    def handle_data(self, data: str) -> None:
        if not self._is_hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def whole(shop: Shop, document: FlowDocument) -> Rendering:
    step = document.step("mail")
    assert isinstance(step, Send)
    return shown_mail(dressed(shop), document, step, "en")


def same_words(shown: Rendering) -> None:
    """Whatever stands in the text part is read in the other, but for addresses, which are behind their words there."""
    page = Page(shown.html)
    addresses = {value for _tag, attrs in page.tags for name, value in attrs.items() if name in ("href", "src", "alt")}
    read_there = page.text + " ".join(filter(None, addresses))
    for line in shown.text.splitlines():
        for part in re.split(r"(https?://\S+)|[\[\]()]|: |, | · |^\s*- | × ", line):
            words = " ".join((part or "").split())
            if words and words != "--":
                assert words in read_there, (words, read_there)


@pytest.mark.proves("D13", part="the text part says what the other says")
@pytest.mark.parametrize("language", ["es", "en"])
def test_both_parts_say_the_same(shop: Shop, language: str) -> None:
    for _flow, document, step in mails_to_send():
        same_words(shown_mail(dressed(shop), document, step, language))
    same_words(whole(shop, document_with(*every_block("Words"))))


@pytest.mark.proves("D13", part="hostile content comes out as words")
@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_is_written_is_words(shop: Shop, hostile: str) -> None:
    text = HOSTILE[hostile]
    shown = whole(shop, document_with(*every_block(text)))
    page = Page(shown.html)
    assert page.text.count(" ".join(text.split())) >= 6
    assert shown.text.count(text) >= 6
    assert not [tag for tag, _attrs in page.tags if tag in ("script", "b", "iframe", "form")]
    assert not [name for _tag, attrs in page.tags for name in attrs if name.startswith("on")]


@pytest.mark.proves("D13", part="hostile names of products and people come out as words")
@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_others_wrote_is_words_too(shop: Shop, hostile: str) -> None:
    text = HOSTILE[hostile][:250]
    document = document_with({"kind": "text", "text": said("Hello {first_name}, hi.")}, {"kind": "goods"})
    step = document.step("mail")
    assert isinstance(step, Send)
    shown = shown_mail(shop, document, step, "en", first_name=text)
    assert " ".join(f"Hello {text}, hi.".split()) in Page(shown.html).text
    assert f"Hello {text}, hi." in shown.text


@pytest.mark.proves("D13", part="size with many items")
def test_however_much_was_bought_it_is_shown_whole(shop: Shop) -> None:
    customer = make_customer(language="en")
    order = whole_order(customer, "en")
    for number in range(300):
        OrderLine.objects.create(
            shop=order.shop, order=order, saleor_id=f"Many:{number}", position=number + 10,
            product_name=f"Thing {number} " + "with a long name " * 6, variant_name="Blue",
            thumbnail_url="https://norte.example.test/media/" + "a" * 200, quantity=2, currency="EUR",
        )  # fmt: skip
    blocks = [block for block in every_block("Words " * 40) if block["kind"] != "text"]
    shown = preview_mail(
        dressed(shop), document_with(*blocks, {"kind": "text", "text": said("x " * 900)}), "mail",
        is_other=False, language="en", order=order,
    )  # fmt: skip
    assert shown is not None
    assert len(shown.html.encode()) < MAX_HTML_BYTES
    left_out = 6 + 300 * 2 - sum((1, 2, 3)) - (MOST_LINES - 3) * 2
    assert f"and {left_out} more items" in shown.text


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("flow", [made.code for made in ready_made])
def test_nobody_is_greeted_with_a_gap(shop: Shop, flow: str, language: str) -> None:
    for code, document, step in mails_to_send():
        if code == flow:
            shown = shown_mail(dressed(shop), document, step, language, first_name="")
            for part in (shown.subject, shown.text, Page(shown.html).text):
                assert not re.search(r"[,;:]\s*[:;.,]|\s[,;:.]|\{|,\s*$", part, re.MULTILINE), part


class TestPreview:
    @pytest.mark.proves("D13", part="preview with a real order")
    def test_shows_the_order_that_was_named_and_nothing_made_up_of_it(self, shop: Shop) -> None:
        order = whole_order(make_customer(first_name="Berta", language="es"), "es")
        Order.objects.filter(pk=order.pk).update(number="7731")
        asked = """query($content: JSONString!, $order: ID) {
            flowMailPreview(content: $content, step: "mail", language: "es", orderId: $order) { subject html text } }"""
        flow = content(send("mail", "Pedido {order_number}", *every_block("Para {first_name}")))
        given = {"content": json.dumps(flow), "order": order_id(order)}
        shown = ask(shop, asked, given, token=NORTE.staff_token()).data["flowMailPreview"]
        assert shown["subject"] == "Pedido 7731"
        for part in ("Para Berta", "Camisa de lino", "/guides/0"):
            assert part in shown["text"]
        assert "Lucía" not in shown["text"]
        assert "unsubscribe" not in shown["html"]
        made_up = ask(shop, asked, {"content": given["content"]}, token=NORTE.staff_token()).data["flowMailPreview"]
        assert made_up["subject"] == "Pedido 1042"

    @pytest.mark.parametrize("who", ["keeper of settings", "key"])
    def test_whoever_may_not_read_orders_reads_none_here(self, shop: Shop, who: str) -> None:
        """Orders have numbers in a row, and the mail tells who placed them and what they bought."""
        order = whole_order(make_customer(first_name="Berta"), "es")
        token = {
            "keeper of settings": NORTE.staff_token(permissions=["MANAGE_SETTINGS"]),
            "key": integrator_key(shop, "flows.read"),
        }[who]
        asked = """query($content: JSONString!, $order: ID) {
            flowMailPreview(content: $content, step: "mail", language: "es", orderId: $order) { text } }"""
        flow = json.dumps(content(send("mail", "Hola", {"kind": "text", "text": said("Para {first_name}")})))
        assert ask(shop, asked, {"content": flow, "order": order_id(order)}, token=token).codes == ["PERMISSION_DENIED"]
        assert "Para Lucía" in ask(shop, asked, {"content": flow}, token=token).data["flowMailPreview"]["text"]

    def test_of_the_other_shop_s_order_is_made_up(self, shop: Shop, sur: Shop) -> None:
        asked = """query($content: JSONString!, $order: ID) {
            flowMailPreview(content: $content, step: "mail", language: "es", orderId: $order) { text } }"""
        order = whole_order(make_customer(first_name="Berta"), "es")
        flow = json.dumps(content(send("mail", "Hola", {"kind": "text", "text": said("Para {first_name}")})))
        shown = ask(sur, asked, {"content": flow, "order": order_id(order)}, token=SUR.staff_token()).data
        assert "Para Lucía" in shown["flowMailPreview"]["text"]


def test_one_sent_to_the_team_is_marked(shop: Shop, mailbox: Mailbox) -> None:
    asked = "mutation ($input: FlowTestSendInput!) { flowTestSend(input: $input) { errors { field code } } }"
    flow = json.dumps(content(send("mail", "Hola", {"kind": "text", "text": said("Gracias")})))
    for language in ("es", "en"):
        given = {"content": flow, "step": "mail", "language": language, "to": "team@example.test"}
        told = ask(shop, asked, {"input": given}, token=NORTE.staff_token()).data["flowTestSend"]
        assert told["errors"] == []
    assert sorted(mail["Subject"] for mail in mailbox.mails) == ["[Prueba] Hola", "[Test] Hola"]


@pytest.mark.proves("D13", part="a mail that is planned is sent as its version has it")
def test_whoever_is_on_the_way_gets_the_mail_of_their_version(
    shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    flow = live("news", wait("wait", 2), send("mail", "The first"))
    early, late = willing(), willing()
    delivered(bought(early))
    pass_round()
    kept = save_draft(flow.pk, content(wait("wait", 2), send("mail", "The second")), by=BY_STAFF)
    assert kept
    publish_flow(flow.pk, by=BY_STAFF)
    delivered(bought(late))
    clock.move(days=2)
    pass_round()
    sent = {mail["To"]: mail["Subject"] for mail in mailbox.mails}
    assert sent == {early.email: "The first", late.email: "The second"}
    assert [journey.version.number for journey in Journey.objects.order_by("pk").select_related("version")] == [1, 2]


def order_id(order: Order) -> str:
    return show_id("PostSaleOrder", order.pk)
