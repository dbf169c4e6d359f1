"""Recommendations in the graph: who is shown what, the team's rules, and the model card."""

from typing import Any

import pytest

from saleor_postventa.catalogue.models import Product
from saleor_postventa.people.models import Customer
from saleor_postventa.recommendations.models import ModelCard
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api import conftest as api
from tests.api.ask import ask
from tests.cast import NORTE, OUTSIDER, SHOPPER, SUR
from tests.conftest import MovableClock

from .scene import CHANNEL, buy, learn, make_person, make_product

pytestmark = pytest.mark.django_db
saleor = api.saleor
SHOWN = "productId variantId name slug price { amount currency } reason why score"
QUERY = f"""query ($product: ID, $basket: [ID!], $customer: ID, $kind: PostSaleRecommendationKind, $first: Int,
    $country: String) {{ recommendations(productId: $product, basket: $basket, customerId: $customer,
    channel: "{CHANNEL}", kind: $kind, first: $first, country: $country) {{ {SHOWN} }} }}"""
KEEP = """mutation ($input: RecommendationRuleKeepInput!) {
  recommendationRuleKeep(input: $input) { rule { id kindLabel product { name } beside { name } factor position }
    errors { field code } } }"""
GATEWAY = f"""query ($of: [_Any!]!) {{ _entities(representations: $of) {{
  ... on Product {{ postSale {{ recommendations(channel: "{CHANNEL}") {{ {SHOWN} }} }} }}
  ... on User {{ postSale {{ recommendations(channel: "{CHANNEL}") {{ {SHOWN} }} }} }} }} }}"""


@pytest.fixture
def goods(clock: MovableClock, in_norte: Shop) -> dict[str, Product]:
    """Cups sell best, then plates, then forks, and the cast's shopper has a cup and sent a plate back."""
    made = {name: make_product(name, category="table") for name in ("cup", "plate", "fork", "spoon")}
    for number, product in enumerate(made.values()):
        for _ in range(8 - number):
            buy(make_person(), product)
    shopper = make_person("shopper")
    Customer.objects.filter(pk=shopper.pk).update(saleor_id=SHOPPER.id)
    buy(shopper, made["cup"])
    buy(shopper, made["plate"], returned=1)
    learn()
    return made


def names(shop: Shop, token: str = "", **variables: Any) -> list[str]:
    answer = ask(shop, QUERY, {"first": 10, **variables}, token=token)
    return [each["name"] for each in answer.data["recommendations"]]


def test_a_guest_is_shown_the_bestsellers_with_their_reason(goods: dict[str, Product], norte: Shop) -> None:
    answer = ask(norte, QUERY, {"first": 1}, HTTP_ACCEPT_LANGUAGE="es")
    [shown] = answer.data["recommendations"]
    assert shown == {
        "productId": goods["cup"].saleor_id,
        "variantId": goods["cup"].variants.get().saleor_id,
        "name": "cup",
        "slug": "cup",
        "price": {"amount": "10.00", "currency": "EUR"},
        "reason": "BESTSELLER",
        "why": "De lo más vendido.",
        "score": None,
    }


def test_a_shopper_is_shown_nothing_that_they_have_or_sent_back(goods: dict[str, Product], norte: Shop) -> None:
    assert names(norte) == ["cup", "plate", "fork", "spoon"]
    assert names(norte, NORTE.access_token(SHOPPER)) == ["fork", "spoon"]
    assert names(norte, NORTE.access_token(OUTSIDER)) == ["cup", "plate", "fork", "spoon"]
    assert names(norte, product=goods["fork"].saleor_id) == ["cup", "plate", "spoon"]
    assert names(norte, basket=[goods["fork"].saleor_id, "unknown"]) == ["cup", "plate", "spoon"]
    assert names(norte, NORTE.access_token(SHOPPER), kind="AGAIN") == ["cup"]
    assert names(norte, kind="AGAIN") == []


def test_nobody_but_the_team_asks_for_somebody_else(goods: dict[str, Product], norte: Shop) -> None:
    shopper = Customer.objects.get(saleor_id=SHOPPER.id)
    for customer in (SHOPPER.id, shopper.email):
        assert names(norte, NORTE.staff_token(), customer=customer) == ["fork", "spoon"]
    assert names(norte, NORTE.access_token(SHOPPER), customer=SHOPPER.id) == ["fork", "spoon"]
    for token, customer in (
        ("", SHOPPER.id),
        (NORTE.access_token(OUTSIDER), SHOPPER.id),
        (NORTE.access_token(OUTSIDER), shopper.email),
        (NORTE.access_token(OUTSIDER), "nobody@example.test"),
    ):
        assert ask(norte, QUERY, {"customer": customer}, token=token).codes == ["PERMISSION_DENIED"]


def test_the_team_is_told_that_nobody_has_the_address(goods: dict[str, Product], norte: Shop) -> None:
    given = {"customer": "nobody@example.test"}
    assert ask(norte, QUERY, given, token=NORTE.staff_token()).codes == ["NOT_FOUND"]


@pytest.mark.parametrize(
    "given", [{"first": 0}, {"first": 25}, {"country": "es"}, {"country": "Spain"}, {"basket": ["x"] * 52}]
)
def test_more_than_makes_sense_is_refused(goods: dict[str, Product], norte: Shop, given: dict[str, Any]) -> None:
    assert ask(norte, QUERY, given).codes == ["INVALID"]


def test_an_unknown_product_is_no_reason_to_show_bestsellers(goods: dict[str, Product], norte: Shop) -> None:
    for product in ("unknown", goods["cup"].slug):
        answer = ask(norte, QUERY, {"product": product})
        assert answer.codes == ["NOT_FOUND"]
        assert answer.content["data"] == {"recommendations": None}


def test_an_unknown_channel_is_told_from_one_with_nothing_to_show(goods: dict[str, Product], norte: Shop) -> None:
    query = """query ($channel: String!, $kind: PostSaleRecommendationKind) {
      recommendations(channel: $channel, kind: $kind) { name } }"""
    assert ask(norte, query, {"channel": "webb"}).codes == ["NOT_FOUND"]
    assert ask(norte, query, {"channel": CHANNEL, "kind": "AGAIN"}).data == {"recommendations": []}
    buy(make_person(), goods["cup"], channel="market")
    assert ask(norte, query, {"channel": "market"}).data == {"recommendations": []}
    gateway = GATEWAY.replace(f'"{CHANNEL}"', '"webb"')
    of = [{"__typename": "Product", "id": product.saleor_id} for product in goods.values()]
    assert ask(norte, gateway, {"of": of}).codes == ["NOT_FOUND"]


def test_where_saleor_does_not_answer_nothing_is_made_up(
    goods: dict[str, Product], norte: Shop, saleor: api.FakeSaleor
) -> None:
    saleor.is_down = True
    assert ask(norte, QUERY).codes == ["TRY_AGAIN"]
    saleor.is_down = False
    assert names(norte)
    saleor.is_down = True
    assert names(norte)  # for a minute what was in stock is remembered


@pytest.mark.proves("D6")
def test_pinned_first_and_blocked_never(goods: dict[str, Product], norte: Shop) -> None:
    token = NORTE.staff_token()
    for kind, product in (("PIN", "spoon"), ("BLOCK", "cup")):
        given = {"kind": kind, "productId": goods[product].saleor_id}
        assert ask(norte, KEEP, {"input": given}, token=token).data["recommendationRuleKeep"]["errors"] == []
    assert names(norte) == ["spoon", "plate", "fork"]
    pair = {"kind": "COMPLEMENT", "productId": goods["fork"].saleor_id, "besideId": goods["plate"].saleor_id}
    said = ask(norte, KEEP, {"input": {**pair, "factor": "2"}}, token=token).data["recommendationRuleKeep"]
    assert said["rule"]["beside"] == {"name": "plate"}
    assert names(norte, product=goods["plate"].saleor_id) == ["spoon", "fork"]
    pair = {"kind": "SUBSTITUTE", "productId": goods["spoon"].saleor_id, "besideId": goods["fork"].saleor_id}
    assert ask(norte, KEEP, {"input": pair}, token=token).data["recommendationRuleKeep"]["errors"] == []
    assert names(norte, product=goods["fork"].saleor_id) == ["plate"]
    listed = ask(
        norte, '{ recommendationRules(first: 9, search: "fo") { totalCount edges { node { kind } } } }', token=token
    )
    assert listed.data["recommendationRules"]["totalCount"] == 2


def test_what_is_wrong_with_a_rule_stands_at_its_field(goods: dict[str, Product], norte: Shop) -> None:
    given = {"kind": "COMPLEMENT", "productId": goods["fork"].saleor_id}
    answer = ask(norte, KEEP, {"input": given}, token=NORTE.staff_token())
    assert answer.data["recommendationRuleKeep"]["errors"] == [{"field": "besideId", "code": "required"}]


def test_over_the_gateway_many_products_cost_as_many_queries_as_one(
    goods: dict[str, Product], norte: Shop, saleor: api.FakeSaleor, django_assert_max_num_queries: Any
) -> None:
    of = [{"__typename": "Product", "id": product.saleor_id} for product in goods.values()]
    with django_assert_max_num_queries(14):
        told = ask(norte, GATEWAY, {"of": of}).data["_entities"]
    assert [each["name"] for each in told[0]["postSale"]["recommendations"]] == ["plate", "fork", "spoon"]
    assert saleor.calls == []
    [user] = ask(
        norte, GATEWAY, {"of": [{"__typename": "User", "id": SHOPPER.id}]}, token=NORTE.access_token(SHOPPER)
    ).data["_entities"]
    assert [each["name"] for each in user["postSale"]["recommendations"]] == ["fork", "spoon"]


CARD = """{ recommendationModelCard { ordersCount customersCount productsCount hasFailedSince parts { kind kindLabel
  model modelLabel hasTooLittleData sentence exams { code label hasDecided isEnough
  marks { model label plain isBaseline isInUse hitRate { value low high n } recall ndcg customersCount } } } } }"""


@pytest.mark.proves("D5", part="the card with the bestsellers always in it")
def test_the_card_says_what_is_in_use_and_always_shows_the_bestsellers(goods: dict[str, Product], norte: Shop) -> None:
    told = ask(norte, CARD, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE="es").data["recommendationModelCard"]
    assert (told["ordersCount"], told["customersCount"], told["productsCount"]) == (27, 27, 4)
    assert [part["kind"] for part in told["parts"]] == ["NEW", "AGAIN", "ANY"]
    for part in told["parts"]:
        assert (part["model"], part["hasTooLittleData"]) == ("popularity", True)
        assert part["sentence"].startswith("Aún hay muy pocos datos")
        assert [exam["marks"][0]["isBaseline"] for exam in part["exams"]] == [True, True]


def test_the_card_tells_the_model_beside_the_bestsellers(goods: dict[str, Product], norte: Shop) -> None:
    marks = [
        {"code": "item_item", "n": 400, "hits": 126, "recall": 0.2, "ndcg": 0.1},
        {"code": "popularity", "n": 400, "hits": 101, "recall": 0.1, "ndcg": 0.1},
        {"code": "gone", "n": 400, "hits": 300, "recall": 0.1, "ndcg": 0.1},
    ]
    ModelCard.objects.in_use().update(
        chosen=dict.fromkeys(("new", "again", "any"), "item_item"),
        decided_by=dict.fromkeys(("new", "again", "any"), "last_days"),
        marks={"last_days": {"new": marks}, "last_baskets": {}},
    )
    told = ask(norte, CARD, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE="en").data["recommendationModelCard"]
    part = told["parts"][0]
    assert part["sentence"] == (
        "In use: who bought this also bought. 126 of 400 customers found something of theirs among the first ten; with "
        "the bestsellers, 101."
    )
    [decided, other] = part["exams"]
    assert (decided["hasDecided"], decided["isEnough"]) == (True, True)
    assert (other["hasDecided"], other["isEnough"], other["marks"]) == (False, False, [])
    assert [(mark["model"], mark["isInUse"]) for mark in decided["marks"]] == [
        ("popularity", False),
        ("item_item", True),
    ]
    assert decided["marks"][0]["hitRate"]["value"] == pytest.approx(101 / 400)


def test_without_a_card_there_is_none(norte: Shop) -> None:
    assert ask(norte, CARD, token=NORTE.staff_token()).data == {"recommendationModelCard": None}


def test_the_other_shop_is_told_nothing(goods: dict[str, Product], norte: Shop, sur: Shop) -> None:
    for asked in ({"product": goods["cup"].saleor_id}, {}):
        assert ask(sur, QUERY, asked).codes == ["NOT_FOUND"]
    token = SUR.staff_token()
    assert ask(sur, QUERY, {"customer": SHOPPER.id}, token=token).codes == ["NOT_FOUND"]
    assert ask(sur, CARD, token=token).data == {"recommendationModelCard": None}
    given = {"kind": "PIN", "productId": goods["cup"].saleor_id}
    kept = ask(sur, KEEP, {"input": given}, token=token).data["recommendationRuleKeep"]
    assert kept["errors"] == [{"field": "productId", "code": "not_found"}]
    with shop_scope(norte):
        assert names(norte)
