"""The mail that asks: the scale's numbers are links, and each opens the page with that one chosen."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from saleor_postventa.mailing.masking import SHOWN, hidden
from saleor_postventa.mailing.models import Message, SentCopy
from saleor_postventa.people.promises import promises
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.links import answer_url, open_answer_link
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.services.publishing import publish_survey
from saleor_postventa.surveys.services.trying import send_survey_test
from saleor_postventa.surveys.services.writing import create_survey
from saleor_postventa.web.links import LinkBroken, LinkExpired, sign_link
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order, make_parcel

from .documents import asked, content
from .scene import BY_STAFF, fresh, live, pass_round, plan

pytestmark = pytest.mark.django_db
MAIL = {
    "subject": {"es": "¿Qué tal, {first_name|hola}?", "en": "How is it, {first_name|there}?"},
    "intro": {"es": "Sobre {product}.", "en": "About {product}."},
}


def token_of(url: str) -> str:
    return urlsplit(url).path.split("/")[-2]


def scores(text: str) -> list[str]:
    return re.findall(r"https?://\S+\?score=\d+", text)


@pytest.fixture
def sent(shop: Shop, mailbox: Mailbox) -> Invitation:
    person = make_customer()
    order = make_order(person)
    make_parcel(order)
    survey = live("csat", trigger="return_closed", mail=MAIL, expires_after_days=14)
    invitation = plan(survey, person, order=order)
    pass_round()
    return fresh(invitation)


def test_each_number_is_a_link_that_opens_this_invitation(sent: Invitation, shop: Shop, mailbox: Mailbox) -> None:
    for part in (mailbox.part("html"), mailbox.part("plain")):
        found = scores(part)
        assert [parse_qs(urlsplit(each).query)["score"] for each in found] == [[str(each)] for each in range(11)]
        assert {urlsplit(each).path.split("/")[:4] == ["", "s", shop.slug, "survey"] for each in found} == {True}
        assert {open_answer_link(shop, token_of(each)).pk for each in found} == {sent.pk}


def test_speaks_to_them_of_what_they_bought(sent: Invitation, mailbox: Mailbox) -> None:
    assert mailbox.mails[0]["Subject"] == "¿Qué tal, Lucía?"
    assert "Sobre Linen shirt." in mailbox.part("plain")
    assert mailbox.mails[0]["List-Unsubscribe"]


def test_the_copy_that_the_team_sees_opens_nothing(sent: Invitation) -> None:
    copy = SentCopy.objects.get()
    assert SHOWN in hidden(copy.html)
    for url in scores(hidden(copy.text)):
        assert token_of(url) == SHOWN


def test_the_link_holds_as_long_as_it_can_be_answered(
    sent: Invitation, shop: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    token = token_of(scores(mailbox.part("plain"))[0])
    assert sent.expires_at is not None
    clock.move(days=13, hours=23)
    assert open_answer_link(shop, token) == sent
    clock.move(hours=1)
    assert clock() == sent.expires_at
    with pytest.raises(LinkExpired):
        open_answer_link(shop, token)


def test_a_link_opens_nothing_of_another_shop(sent: Invitation, sur: Shop) -> None:
    strange = sign_link("survey", {"shop": sur.pk, "invitation": sent.pk}, None)
    with pytest.raises(LinkBroken):
        open_answer_link(sent.shop, strange)
    with pytest.raises(LinkBroken):
        open_answer_link(sent.shop, sign_link("survey", {"shop": sent.shop_id, "invitation": 0}, None))


def test_what_is_no_scale_has_one_link(shop: Shop, mailbox: Mailbox) -> None:
    asks = {"code": "return_closed", "delay_days": 0}
    made = create_survey("why", content=content(asked("text"), trigger=asks), by=BY_STAFF)
    person = make_customer(language="en")
    plan(publish_survey(made.pk, by=BY_STAFF).survey, person, order=make_order(person), language="en")
    pass_round()
    assert not scores(mailbox.part("plain"))
    assert "Answer: http" in mailbox.part("plain")


def test_the_link_names_a_score_only_where_there_is_one(sent: Invitation) -> None:
    assert "score" not in answer_url(sent)
    assert answer_url(sent, 0).endswith("?score=0")


def test_the_team_can_send_it_to_itself_as_it_is_being_written(shop: Shop, mailbox: Mailbox) -> None:
    made = create_survey("draft", content=content(asked("ces")), by=BY_STAFF)
    invitation = send_survey_test(shop, made.pk, language="en", to="staff@example.test")
    assert mailbox.mails[0]["To"] == "staff@example.test"
    assert len(scores(mailbox.part("plain"))) == 7
    found = open_answer_link(shop, token_of(scores(mailbox.part("plain"))[0]))
    assert (found.pk, found.is_test, found.customer_id) == (invitation.pk, True, None)
    assert not Invitation.objects.real().exists()
    assert not Message.objects.exists()


@pytest.mark.proves("C16", part="the mail says that points come for answering, whatever is answered, where they do")
@pytest.mark.parametrize(("points", "told"), [("20 puntos", True), ("", False)])
def test_says_what_answering_brings(
    shop: Shop, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, points: str, told: bool
) -> None:
    monkeypatch.setitem(promises._entries, "survey", lambda customer: points)
    person = make_customer()
    plan(live("nps", trigger="return_closed", points=True), person, order=make_order(person))
    pass_round()
    for part in ("html", "plain"):
        assert ("sea cual sea tu respuesta: 20 puntos" in mailbox.part(part)) is told
