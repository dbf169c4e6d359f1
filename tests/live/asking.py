"""What live tests ask shoppers, and how these answer: by the links in their mails, as a browser without a script."""

import json
import re
from urllib.parse import urljoin
from uuid import uuid4

import requests

from saleor_postventa.surveys.document.ready_made import ready_made
from tests.surveys.markup import Element, parsed

from .aftersales import AfterSales
from .product import wait_for
from .saleor import Answer
from .trade import Trade

# The clock asks every five minutes, and for reviews every hour.
ASK = """
from saleor_postventa.surveys.chores import ask_for_due_reviews, ask_whoever_is_due
ask_whoever_is_due()
ask_for_due_reviews()
"""
DELIVERED = """mutation ($input: ParcelMarkDeliveredInput!) { parcelMarkDelivered(input: $input) {
  errors { field code message } } }"""
PARCELS = """query ($id: ID!) { postSaleOrder(saleorId: $id) { number parcels { id shippedAt } } }"""


def new_shopper(care: AfterSales) -> AfterSales:
    made = AfterSales(care.product, care.saleor, email=f"live-asked-{uuid4().hex[:8]}@example.com")
    made.register()
    return made


def buy_and_receive(shopper: AfterSales, trade: Trade) -> Answer:
    """One thing by their checkout; sent, and at the door."""
    saleor_id = trade.sell_by_checkout({"S": 1}, by=shopper)
    shopper.known(saleor_id)
    order: Answer = shopper.as_staff(PARCELS, {"id": saleor_id})["postSaleOrder"]
    (parcel,) = order["parcels"]
    shopper.as_staff(DELIVERED, {"input": {"parcelId": parcel["id"], "deliveredAt": parcel["shippedAt"]}})
    return {"id": saleor_id, "number": order["number"]}


def publish_survey(care: AfterSales) -> str:
    """The ready-made score after a delivery, asked at once; gives its code."""
    code = f"live-{uuid4().hex[:8]}"
    content = ready_made.get("nps_after_delivery").content | {"trigger": {"code": "delivered", "delay_days": 0}}
    given = {"code": code, "title": "Live", "purpose": "NPS", "content": json.dumps(content)}
    made = care.as_staff(
        """mutation ($input: SurveyCreateInput!) { surveyCreate(input: $input) { survey { id draft { revision } }
          errors { field code message } } }""",
        {"input": given},
    )["surveyCreate"]["survey"]
    care.as_staff(
        """mutation ($input: SurveyPublishInput!) { surveyPublish(input: $input) { flaws { message }
          errors { field code message } } }""",
        {"input": {"id": made["id"], "revision": made["draft"]["revision"]}},
    )
    return code


def end_survey(care: AfterSales, code: str) -> None:
    found = care.as_staff("{ surveys(first: 100) { edges { node { id code } } } }")["surveys"]["edges"]
    pk = next(edge["node"]["id"] for edge in found if edge["node"]["code"] == code)
    end = "mutation ($input: SurveyEndInput!) { surveyEnd(input: $input) { errors { field code message } } }"
    care.as_staff(end, {"input": {"id": pk}})


def mailed_link(shopper: AfterSales, path: str) -> str:
    """To a page of the shop, in a mail to them, once the clock has asked whoever is due; `path` is a pattern."""
    link = re.compile(rf"{re.escape(shopper.product.url)}/s/[^/\s]+/{path}(?!\S)")

    def look() -> str | None:
        shopper.product.run_code(ASK)
        found = (link.search(body) for body in shopper.product.mails_to(shopper.email))
        return next((each.group() for each in found if each), None)

    return wait_for(look, f"a mail to {shopper.email} with {path}", seconds=180)


class Browser:
    """`page` is what it shows, without what stands around it."""

    def __init__(self, url: str) -> None:
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "es"
        self._show(self.session.get(url, timeout=30))

    @property
    def text(self) -> str:
        return self.page.text

    def form(self) -> dict[str, str]:
        """As it stands: what is hidden, written, or chosen."""
        return _filled(self._form())

    def send(self, **given: str) -> None:
        """With everything that the form holds already."""
        form = self._form()
        here = self.url
        answer = self.session.post(
            urljoin(here, form.given.get("action", "")),
            data={**_filled(form), **given},
            headers={"Referer": here},
            timeout=60,
        )
        self._show(answer)

    def _form(self) -> Element:
        return next(each for each in self.page.all("form") if each.given.get("method") == "post")

    def _show(self, answer: requests.Response) -> None:
        assert answer.status_code == 200, answer.text
        main = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
        assert main, answer.text
        self.url, self.page = answer.url, parsed(main.group())


def _filled(form: Element) -> dict[str, str]:
    found = {}
    for field in form.all("input", "textarea"):
        is_choice = field.given.get("type") in {"radio", "checkbox"}
        if field.given.get("type") != "file" and (not is_choice or "checked" in field.given):
            found[field.given["name"]] = field.given.get("value", "") or field.text
    return found
