"""Where the links of a flow's mail lead, with clicks counted and without."""

import re

import pytest
from django.test import Client

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.flows.document.document import read
from saleor_postventa.flows.mails.trying import send_test_mail
from saleor_postventa.mailing.leading import read_lead
from saleor_postventa.mailing.models import LinkClick, Message
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.settings import PUBLIC_URL

from .documents import content, said, send
from .scene import bought, delivered, live, pass_round, willing

pytestmark = pytest.mark.django_db
SALE, NEWS = "https://norte.example.test/sale?a=1&b=2", "https://norte.example.test/news"
PICTURE = "https://cdn.example.test/picture.png"
BLOCKS = (
    {"kind": "image", "url": PICTURE, "alt": said("A shirt")},
    {"kind": "button", "url": SALE, "text": said("See it")},
    {"kind": "button", "url": NEWS, "text": said("News")},
    {"kind": "button", "url": SALE, "text": said("See it again")},
)
LEADS = re.compile(rf"{PUBLIC_URL}/s/norte/mail/to/([\w:.-]+)/")
ADDRESSES = re.compile(r'(href|src)="([^"]+)"')


def sent(shop: Shop, mailbox: Mailbox, *, counts: bool) -> tuple[str, str]:
    update_preferences(shop, {"is_click_count_on": counts}, by=SYSTEM)
    live("flow", send("mail", "Hello", *BLOCKS))
    delivered(bought(willing()))
    pass_round()
    return mailbox.part("html"), mailbox.part("plain")


@pytest.mark.proves("D17")
def test_switched_off_links_are_themselves(shop: Shop, mailbox: Mailbox) -> None:
    html, text = sent(shop, mailbox, counts=False)
    assert "/mail/to/" not in html + text
    assert SALE.replace("&", "&amp;") in html
    assert SALE in text
    assert [url for name, url in ADDRESSES.findall(html) if name == "src"] == [PICTURE]


@pytest.mark.proves("D17", part="on: what the mail tells leads through our address, what is at its foot never")
def test_switched_on_they_lead_through_ours(shop: Shop, mailbox: Mailbox) -> None:
    html, text = sent(shop, mailbox, counts=True)
    [message] = Message.objects.all()
    for part in (html, text):
        leads = [read_lead(shop, token) for token in LEADS.findall(part)]
        assert [(each.target, each.link) for each in leads] == [(SALE, 1), (NEWS, 2), (SALE, 1)]
        assert {each.message_id for each in leads} == {message.pk}
        assert SALE not in part.replace("&amp;", "&")
        for kept in ("unsubscribe", "preferences"):
            assert f"{PUBLIC_URL}/s/norte/mail/{kept}/" in part
    assert [url for name, url in ADDRESSES.findall(html) if name == "src"] == [PICTURE]
    assert LEADS.search("".join(mailbox.mails[0]["List-Unsubscribe"].split())) is None


def test_a_click_out_of_the_mail_is_noted(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    html, _text = sent(shop, mailbox, counts=True)
    clock.move(minutes=1)
    found = LEADS.search(html)
    assert found is not None
    web = Client(HTTP_HOST="postventa.example.test", secure=True)
    assert web.get(found[0].removeprefix(PUBLIC_URL))["Location"] == SALE
    assert LinkClick.objects.get().message == Message.objects.get()


def test_what_is_tried_is_not_counted(shop: Shop, mailbox: Mailbox) -> None:
    update_preferences(shop, {"is_click_count_on": True}, by=SYSTEM)
    document = read(content(send("mail", "Hello", *BLOCKS)))
    send_test_mail(shop, document, "mail", is_other=False, language="en", order=None, to="team@example.test")
    assert "/mail/to/" not in mailbox.part("html") + mailbox.part("plain")
    assert SALE in mailbox.part("plain")
