"""A whole flow with everything logged: neither a token, a cookie, a key nor a person's address is in any line."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from saleor_postventa.config.logs import logging_settings
from saleor_postventa.core.work import drain, queues
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import COOKIE
from saleor_postventa.portal.services import access_url, send_link
from saleor_postventa.returns.models import Return
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import SCOPES
from tests.cast import NORTE, integrator_key
from tests.mailing import conftest as mailing
from tests.returns.make import lines_of, make_order_with_parcels, make_policy
from tests.saleor.knocking import Caller

pytestmark = pytest.mark.django_db
shop, mailbox = mailing.shop, mailing.mailbox
ADDRESS = "ana.privada@example.test"


@pytest.fixture(params=["json", "plain"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What the program's own handler writes, from DEBUG on."""
    chosen = logging_settings(request.param)
    made = chosen["formatters"][request.param]
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(made["()"](made["fmt"]))
    handler.addFilter(chosen["filters"]["redact"]["()"]())
    root, before = logging.getLogger(), logging.getLogger().level
    names = [name for name in logging.root.manager.loggerDict if not name.startswith(("faker", "hypothesis"))]
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG if not name.startswith("django.db") else logging.INFO)
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.stream
    root.removeHandler(handler)
    root.setLevel(before)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def walk(web: Client, order: Order) -> list[str]:
    """In by the link of a mail, a return asked for, a graph asked, a webhook refused; returns what must stay hidden."""
    assert order.customer is not None
    web.post("/s/norte/", {"number": order.number, "email": ADDRESS})
    drain(queues.get("access"))
    drain(queues.get("mail"))
    link = access_url(order.shop, send_link(order, order.customer)).split("example.test")[1]
    web.get(link)
    web.post(link)
    web.post(link)
    path = f"/s/norte/orders/{order.number}/return/"
    line = lines_of(order)[0].pk
    page = web.post(path, {"step": "items", f"quantity-{line}": "1", f"reason-{line}": "too_small"}, follow=True)
    for step in ("choices", "send"):
        draft = re.search(r'name="draft" value="([^"]+)"', page.content.decode())
        assert draft is not None
        sent = {"step": step, "draft": draft[1], "outcome": "refund", "method": "own_carrier"}
        page = web.post(path, sent, follow=True)
    assert Return.objects.count() == 1
    tokens = [NORTE.staff_token(), integrator_key(order.shop, *SCOPES), NORTE.access_token(exp=1)]
    for token in tokens:
        query = {"query": "{ postSaleOrders(first: 1) { totalCount } }"}
        web.post("/graphql/norte/", query, "application/json", headers={"Authorization": f"Bearer {token}"})
    body = json.dumps({"order": {"userEmail": ADDRESS}}).encode()
    headers = NORTE.webhook_headers("order_created", body)
    Caller().send("order_created", body, headers | {"Saleor-Api-Url": "https://nobody.example.test/graphql/"})
    hidden = [*tokens, link.rstrip("/").split("/")[-1], web.cookies[COOKIE].value, headers["Saleor-Signature"]]
    return [*hidden, ADDRESS, NORTE.token]


@pytest.mark.proves("X9", part="no secret, cookie or address in a log of a whole flow")
def test_no_line_of_a_whole_flow_gives_anything_away(shop: Shop, written: io.StringIO) -> None:
    cache.clear()
    make_policy()
    order = make_order_with_parcels(email=ADDRESS)
    web = Client(HTTP_HOST="postventa.example.test", secure=True, HTTP_ACCEPT_LANGUAGE="en")
    hidden = walk(web, order)
    logging.getLogger("saleor_postventa").warning("the end: %s", "it was written")
    text = written.getvalue()
    assert "it was written" in text
    assert [each[:12] for each in hidden if each in text] == []
    assert re.findall(r"[\w.+-]+@[\w-]+\.\w+", text) == []


def test_an_accident_hides_what_its_message_brings(written: io.StringIO) -> None:
    key = "pv_0123456789ab_secretsecretsecret"
    for said in (
        f"mail to {ADDRESS}",
        f"key {key}",
        f"Authorization: Bearer {NORTE.access_token()}",
        f"{COOKIE}=abc:1:x",
    ):
        try:
            raise RuntimeError(said)
        except RuntimeError:
            logging.getLogger("saleor_postventa").exception("an accident: %s", said)
    text = written.getvalue()
    told: list[Any] = [word for word in (ADDRESS, key, "eyJ", "abc:1:x") if word in text]
    assert told == []
