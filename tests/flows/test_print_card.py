"""The thank-you card of a task: who may open it, what stands on it, and how it comes out of a printer."""

from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.flows.cards.links import card_path
from saleor_postventa.flows.cards.paper import Paper, card_pdf
from saleor_postventa.flows.cards.words import Card, card_of, checked_card, has_card
from saleor_postventa.flows.codes import TaskKind, TaskState
from saleor_postventa.flows.models import StaffTask
from saleor_postventa.flows.services.leaving import forget_persons
from saleor_postventa.flows.services.tasks import end_task
from saleor_postventa.mailing.brand import brand_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer

from .scene import bought, delivered, live, pass_round

pytestmark = pytest.mark.django_db
MILLIMETRE = 72 / 25.4


def task_of(kind: str = "card", *, language: str = "es", name: str = "Lucía", **step: Any) -> StaffTask:
    asked = {"kind": "task", "code": "card", "what": kind, "text": {"en": "Put a card in."}, **step}
    live(f"touch-{kind}", asked, topic="tips", exits=[])
    customer = make_customer(language=language, first_name=name)
    delivered(bought(customer, language=language.upper(), number="1042", shipping_address={"first_name": name}))
    pass_round()
    return StaffTask.objects.select_related("customer", "order", "shop", "journey__version").get(
        customer=customer, kind=kind
    )


def pages_of(pdf: bytes) -> list[tuple[str, float, float]]:
    """Of each page its text, width and height in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append((text.get_text_range(), *(round(side / MILLIMETRE) for side in page.get_size())))
        text.close()
    document.close()
    return found


@pytest.mark.proves("D21", part="the card of a task, printed in the customer's language")
@pytest.mark.parametrize(("language", "greeting"), [("es", "Gracias, Lucía"), ("en", "Thank you, Lucía")])
def test_a_card_thanks_in_the_customer_s_language(shop: Shop, mailbox: Mailbox, language: str, greeting: str) -> None:
    update_preferences(shop, {"sender_name": "Casa Norte"}, by=SYSTEM)
    task = task_of(language=language)
    answer = Client().get(card_path(task, shop))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "private, no-store")
    [(text, width, height)] = pages_of(answer.content)
    assert (width, height) == (148, 105)
    for part in (greeting, "Casa Norte", "1042"):
        assert part in text


@pytest.mark.proves("D21", part="the team's words are printed")
def test_what_the_team_writes_is_printed_on_either_paper(shop: Shop, mailbox: Mailbox) -> None:
    task = task_of()
    changed = {"greeting": "Hola", "words": "Que os guste.\n\nUn saludo", "closing": "Marta", "paper": "a4"}
    [(text, width, height)] = pages_of(Client(enforce_csrf_checks=True).post(card_path(task, shop), changed).content)
    assert (width, height) == (210, 297)
    assert all(text.count(part) == 2 for part in ("Hola", "Que os guste.", "Un saludo", "Marta"))
    assert card_of(task).greeting == "Gracias, Lucía"


def test_the_flow_has_its_own_words_for_it(shop: Shop, mailbox: Mailbox) -> None:
    task = task_of(card={"es": "Gracias por tu primer pedido.", "en": "Thanks for your first order."})
    assert card_of(task).words == "Gracias por tu primer pedido."


@pytest.mark.parametrize("name", ["", "🎉", "محمد"])
def test_a_name_that_is_not_known_or_cannot_be_printed_leaves_no_gap(shop: Shop, mailbox: Mailbox, name: str) -> None:
    assert card_of(task_of(name=name)).greeting == "Gracias"


@pytest.mark.proves("D13", part="hostile words on the card")
def test_words_are_never_markup_and_what_has_no_shape_is_left_out(shop: Shop) -> None:
    words = "<b>bold</b> & {{ shop }} <script>alert(1)</script> 🎉 عربي " + "a" * 200
    card = Card(greeting="<i>Hi</i>", words=words, closing="x")
    [(text, _width, _height)] = pages_of(card_pdf(card, brand_of(shop), language="en"))
    for part in ("<b>bold</b> & {{ shop }}", "<script>alert(1)</script>", "<i>Hi</i>"):
        assert part in text.replace("\r\n", " ")


def test_greeting_and_closing_stand_on_one_line(shop: Shop) -> None:
    card = checked_card("Hi\r\nAna", "One\r\ntwo", "The\n\nteam")
    assert (card.greeting, card.words, card.closing) == ("Hi Ana", "One\ntwo", "The team")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("words", ["a" * 601, "line\n" * 40])
def test_what_does_not_fit_is_refused_with_its_field(shop: Shop, mailbox: Mailbox, words: str, paper: Paper) -> None:
    answer = Client().post(card_path(task_of(), shop), {"words": words, "paper": paper.value})
    assert (answer.status_code, answer.json()["field"]) == (400, "words")


@pytest.mark.parametrize("way", ["late", "sur", "broken", "erased", "call"])
def test_opens_for_an_hour_to_whoever_was_given_the_path(
    shop: Shop, sur: Shop, clock: MovableClock, mailbox: Mailbox, way: str
) -> None:
    task = task_of("call" if way == "call" else "card")
    path = card_path(task, shop)
    match way:
        case "late":
            clock.move(minutes=61)
        case "sur":
            path = path.replace("/norte/", "/sur/")
        case "broken":
            path = path[:-3]
        case "erased":
            forget_persons([task.customer_id], by=SYSTEM)
    answer = Client().get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]
    assert ("Load it again" in answer.json()["error"]) is (way == "late")


def test_only_what_goes_into_a_parcel_has_one(shop: Shop, mailbox: Mailbox) -> None:
    assert {kind for kind in TaskKind if has_card(task_of(kind))} == {TaskKind.CARD, TaskKind.NOTE}


@pytest.mark.proves("D21")
def test_the_rule_puts_it_into_the_team_s_queue(shop: Shop, mailbox: Mailbox) -> None:
    task = task_of()
    queue = "{ staffTasks(state: OPEN, first: 5) { edges { node { kind order { number } card { greeting path } } } } }"
    team = NORTE.staff_token(permissions=["MANAGE_ORDERS"])
    [edge] = ask(shop, queue, token=team).data["staffTasks"]["edges"]
    card = edge["node"].pop("card")
    assert (edge["node"], card["greeting"]) == ({"kind": "CARD", "order": {"number": "1042"}}, "Gracias, Lucía")
    assert Client().get(card["path"]).status_code == 200
    assert ask(shop, queue, token=NORTE.staff_token(permissions=["MANAGE_PRODUCTS"])).codes == ["PERMISSION_DENIED"]
    with shop_scope(shop):
        end_task(task.pk, TaskState.DONE, by=SYSTEM)
    assert ask(shop, queue, token=team).data["staffTasks"]["edges"] == []


def test_what_is_done_is_listed_newest_first_and_what_is_to_do_by_when_it_is_due(
    shop: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    first = task_of()
    second, third = (
        StaffTask.objects.create(
            shop=shop, journey=first.journey, step=step, kind=first.kind, texts={}, due_at=first.due_at - sooner
        )
        for step, sooner in (("b", timedelta(days=2)), ("c", timedelta(days=1)))
    )
    queue = "query($of: PostSaleStaffTaskState) { staffTasks(state: $of, first: 9) { edges { node { id } } } }"

    def listed(state: str) -> list[str]:
        edges = ask(shop, queue, {"of": state}, token=NORTE.staff_token()).data["staffTasks"]["edges"]
        return [edge["node"]["id"] for edge in edges]

    ids = [show_id("PostSaleStaffTask", each.pk) for each in (first, second, third)]
    assert listed("OPEN") == [ids[1], ids[2], ids[0]]
    for task in (second, first, third):
        clock.move(minutes=5)
        with shop_scope(shop):
            end_task(task.pk, TaskState.DONE, by=SYSTEM)
    assert listed("DONE") == [ids[2], ids[0], ids[1]]
