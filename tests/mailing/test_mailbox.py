from typing import Any

import pytest
from django.test import Client

from saleor_postventa.mailing.models import Message
from saleor_postventa.shops.models import Shop

from .conftest import Mailbox
from .scene import SERVICE, ask, make_customer, make_order, run_queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(settings: Any, mailbox: Mailbox) -> Client:
    settings.ROOT_URLCONF = "tests.mailing.urls"
    return Client(HTTP_HOST="postventa.example.test", secure=True)


def test_shows_what_came(shop: Shop, web: Client, mailbox: Mailbox) -> None:
    customer = make_customer()
    ask(SERVICE, customer, make_order(customer))
    run_queue("mail")
    name = Message.objects.get().message_id
    listed = web.get("/demo/mailbox/").content.decode()
    assert customer.email in listed
    assert f"/demo/mailbox/{name}/" in listed
    assert 'sandbox="' in web.get(f"/demo/mailbox/{name}/").content.decode()
    body = web.get(f"/demo/mailbox/{name}/body/")
    framed = body.content.decode()
    assert framed.replace('<base target="_blank">', "", 1) == mailbox.part("html")
    assert "sandbox" in body["Content-Security-Policy"]


def test_opens_links_outside_its_frame(shop: Shop, web: Client) -> None:
    customer = make_customer()
    ask(SERVICE, customer, make_order(customer))
    run_queue("mail")
    framed = web.get(f"/demo/mailbox/{Message.objects.get().message_id}/body/")
    head, _, rest = framed.content.decode().partition('<base target="_blank">')
    assert head.rstrip().endswith("<head>")
    assert "<a " in rest
    assert "allow-popups-to-escape-sandbox" in framed["Content-Security-Policy"]


def test_is_empty_at_first(web: Client) -> None:
    assert web.get("/demo/mailbox/").status_code == 200


@pytest.mark.parametrize("name", ["nothing", "..", "%2e%2e%2fsecret"])
def test_reads_its_own_folder_alone(web: Client, mailbox: Mailbox, name: str) -> None:
    mailbox.folder.mkdir(exist_ok=True)
    (mailbox.folder.parent / "secret.eml").write_text("Subject: secret\n\n")
    assert web.get(f"/demo/mailbox/{name}/").status_code == 404


def test_exists_for_the_folder_alone(web: Client, settings: Any) -> None:
    settings.MAIL_URL = "console:"
    assert web.get("/demo/mailbox/").status_code == 404


def test_exists_in_the_demo_alone(db: None) -> None:
    assert Client(HTTP_HOST="postventa.example.test", secure=True).get("/demo/mailbox/").status_code == 404
