"""Surveys and reviews in a Saleor of one's own: delivered, asked by mail, answered by its link, acted on."""

import json
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import requests

from .aftersales import AfterSales
from .asking import Browser, buy_and_receive, end_survey, mailed_link, new_shopper, publish_survey
from .mirror import change_settings, user_of
from .payment_app import PaymentApp
from .product import wait_for
from .saleor import Answer
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
CASES = """query ($who: ID!) { postSaleCases(first: 5, filter: {customerId: $who}) { edges { node { id number topic
  state openedAt dueAt orderNumber orderSaleorId origin severity score { kind value } owner { id } } } } }"""
CUSTOMER = """query ($id: ID!) { postSaleCustomer(saleorId: $id) { id } }"""
QUEUE = """query ($product: ID!) { reviews(first: 5, filter: {productId: $product}) { edges { node { id status stars
  isVerified order { number } } } } }"""
PUBLISH = """mutation ($input: ReviewPublishInput!) { reviewPublish(input: $input) { review { status }
  errors { field code message } } }"""
COMPOSED = """query ($it: [_Any!]!) { _entities(representations: $it) { ... on Product { id postSale {
  rating { mean count } reviewsJsonLd
  reviews(first: 5) { edges { node { productId variantId productName stars text shownName isVerified
    status } } } } } } }"""


@pytest.fixture
def asked(care: AfterSales, payments: PaymentApp) -> AfterSales:
    return new_shopper(care)


@pytest.fixture
def survey(care: AfterSales) -> Iterator[str]:
    """One that is live as long as the test."""
    code = publish_survey(care)
    yield code
    end_survey(care, code)


def cases_of(shopper: AfterSales) -> list[Answer]:
    who = shopper.as_staff(CUSTOMER, {"id": user_of(shopper)["id"]})["postSaleCustomer"]["id"]
    return [edge["node"] for edge in shopper.as_staff(CASES, {"who": who})["postSaleCases"]["edges"]]


def test_a_score_of_three_from_the_mail_becomes_a_case(asked: AfterSales, trade: Trade, survey: str) -> None:
    order = buy_and_receive(asked, trade)
    browser = Browser(mailed_link(asked, r"survey/\S+\?score=3"))
    filled = browser.form()
    assert (filled["question"], "3" in filled.values()) == ("nps", True)
    assert cases_of(asked) == []  # opening it is no answer
    sent_at = time.time()
    browser.send()
    assert "¿Qué ha fallado?" in browser.text
    (case,) = wait_for(lambda: cases_of(asked), "the case", seconds=60)
    assert case["score"] == {"kind": "nps", "value": 3}
    assert (case["orderNumber"], case["orderSaleorId"]) == (order["number"], order["id"])
    assert (case["state"], case["origin"], case["topic"]) == ("OPEN", "SURVEY", "EXPERIENCE")
    assert datetime.fromisoformat(case["openedAt"]).timestamp() - sent_at < 60
    assert datetime.fromisoformat(case["dueAt"]) > datetime.fromisoformat(case["openedAt"])
    browser.send(**{written_field(browser): "La caja llegó abierta."})
    assert "Gracias" in browser.text
    assert len(cases_of(asked)) == 1


def test_a_review_is_read_by_everybody_once_it_is_published(asked: AfterSales, trade: Trade) -> None:
    change_settings(asked, isReviewRequestOn=True, reviewDelayDays=0)
    order = buy_and_receive(asked, trade)
    link = mailed_link(asked, r"review/\S+\?line=\d+")
    browser = Browser(f"{link}&stars=4")  # as behind the fourth star, in the mail's other part
    assert browser.form()["stars"] == "4"
    browser.send(text="Sienta bien, y es suave.", shown_name="Lucía")
    queue = asked.as_staff(QUEUE, {"product": trade.product})["reviews"]["edges"]
    waiting = next(edge["node"] for edge in queue if (edge["node"]["order"] or {})["number"] == order["number"])
    assert (waiting["status"], waiting["stars"], waiting["isVerified"]) == ("PENDING", 4, True)
    before = composed(asked, trade)
    asked.as_staff(PUBLISH, {"input": {"id": waiting["id"]}})
    after = composed(asked, trade)
    assert after["rating"]["count"] == before["rating"]["count"] + 1
    shown = after["reviews"]["edges"][0]["node"]
    assert shown["productId"] == trade.product
    assert shown["variantId"] == trade.sizes["S"]
    assert (shown["stars"], shown["text"], shown["shownName"]) == (4, "Sienta bien, y es suave.", "Lucía")
    assert (shown["isVerified"], shown["status"]) == (True, None)
    assert "Sienta bien" in json.dumps(json.loads(after["reviewsJsonLd"]), ensure_ascii=False)


def composed(shopper: AfterSales, trade: Trade) -> Any:
    """As a gateway asks: the product is Saleor's, by its id; nobody is signed in."""
    document = "query ($id: ID!, $channel: String!) { product(id: $id, channel: $channel) { __typename id } }"
    theirs = shopper.saleor.ask(document, {"id": trade.product, "channel": trade.channel["slug"]})["product"]
    body = {"query": COMPOSED, "variables": {"it": [theirs]}}
    headers = {"Saleor-Api-Url": shopper.saleor.api_url}
    answer = requests.post(f"{shopper.product.url}/graphql/", json=body, headers=headers, timeout=30).json()
    assert "errors" not in answer, answer
    (entity,) = answer["data"]["_entities"]
    assert entity["id"] == theirs["id"]
    return entity["postSale"]


def written_field(browser: Browser) -> str:
    """The name of what can be written."""
    return next(each.given["name"] for each in browser.page.all("textarea"))
