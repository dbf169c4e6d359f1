"""A shopper without an account in a browser: the link that we mail opens the order."""

import re
from html import unescape

import requests

from .aftersales import AfterSales
from .product import wait_for


def visit(care: AfterSales, find: str, order_number: str) -> requests.Session:
    """`find` is the page that asks for the number; the session is the one that the link began."""
    session = requests.Session()
    _send(session, find, {"number": order_number, "email": care.email})
    link = wait_for(lambda: _link(care, f"{find}open/", order_number), "link")
    _send(session, link, {})
    return session


def _link(care: AfterSales, start: str, order_number: str) -> str | None:
    mail = care.product.mail_about(start)
    found = re.search(rf"{re.escape(start)}\S+", mail) if mail and order_number in mail else None
    return found.group() if found else None


def _send(session: requests.Session, url: str, given: dict[str, str]) -> str:
    """The page's own form, filled in."""
    page = session.get(url, timeout=30).text
    hidden = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert hidden, page
    form = {"csrfmiddlewaretoken": unescape(hidden.group(1)), **given}
    answer = session.post(url, data=form, headers={"Referer": url}, timeout=30)
    assert answer.status_code == 200, answer.text
    return answer.text
