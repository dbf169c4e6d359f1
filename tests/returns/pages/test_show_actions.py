"""Row A6: what each action of a rule does to what the shopper reads, and to what the API answers."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.returns.arranging import change_method
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.policy.kinds import actions
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.ask import ask
from tests.cast import NORTE, STAFF
from tests.conftest import MovableClock
from tests.returns.make import BY_STAFF, lines_of, make_order_with_parcels, make_policy, make_variant

from .conftest import SignIn
from .test_ask import DRAFT, choose, send, url

pytestmark = pytest.mark.django_db
TAG = re.compile(r"<[^>]*>")
LABEL_FEE = {"fees": [{"kind": "label", "amounts": {"EUR": "4.95"}}]}
QUERY = """query Q($id: ID!) { returnableItems(orderId: $id) { decision {
  verdict outcomes methods { code } fees { kind amount { amount } } bonuses { kind outcome amount { amount } }
  isKeepIt isDonated isShippingRefunded requiresPhotos requiresShipping processingEvent exchangeDelivery reasonGroup
  destination window { days anchor } } } }"""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """`reads` stands on the pages with the rule and not without, `misses` the other way round."""

    action: str
    value: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, Any] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    outcome: str = "refund"
    method: str = "own_carrier"
    country: str = "ES"
    answers: dict[str, Any]
    reads: str = ""
    misses: str = ""


def euros(amount: str) -> dict[str, Any]:
    return {"amounts": {"EUR": amount}}


EFFECTS = [
    Effect(action="set_window", value={"days": 60}, answers={"window": {"days": 60, "anchor": "delivered_last"}},
           reads="60 days from June 3", misses="30 days from June 3"),
    Effect(action="set_fee", method="staff_label", value={"kind": "label", **euros("3.50")},
           answers={"fees": [{"kind": "label", "amount": {"amount": "3.50"}}]},
           reads="You get €36.40", misses="You get €39.90"),
    Effect(action="waive_fees", value={"fees": ["label"]}, terms=LABEL_FEE, method="staff_label", answers={"fees": []},
           reads="You get €39.90", misses="You get €34.95"),
    Effect(action="refund_shipping", value={"is": True}, answers={"isShippingRefunded": True},
           reads="You get €44.80", misses="You get €39.90"),
    Effect(action="bonus_credit", value=euros("5"),
           answers={"bonuses": [{"kind": "bonus", "outcome": "EXCHANGE", "amount": {"amount": "5.00"}}]},
           reads="You have €5.00 more to spend on it"),
    Effect(action="exchange_discount", value={"percent": "10"},
           answers={"bonuses": [{"kind": "discount", "outcome": "EXCHANGE", "amount": {"amount": "3.99"}}]},
           reads="You have €3.99 more to spend on it"),
    Effect(action="credit_incentive", value={"percent": "10"}, outcome="credit",
           answers={"bonuses": [{"kind": "incentive", "outcome": "CREDIT", "amount": {"amount": "3.99"}}]},
           reads="You get €43.89", misses="You get €39.90"),
    Effect(action="allow_outcomes", value={"outcomes": ["exchange"]}, terms={"outcomes": ["refund"]},
           answers={"outcomes": ["REFUND", "EXCHANGE"]}, reads="Another size or colour"),
    Effect(action="exclude_outcomes", value={"outcomes": ["exchange"]},
           answers={"outcomes": ["REFUND", "CREDIT"]}, misses="Another size or colour"),
    Effect(action="allow_methods", value={"methods": ["pickup"]},
           answers={"methods": [{"code": "own_carrier"}, {"code": "staff_label"}, {"code": "pickup"}]},
           reads="Picked up at your home"),
    Effect(action="exclude_methods", value={"methods": ["staff_label"]}, answers={"methods": [{"code": "own_carrier"}]},
           misses="With a label from us"),
    Effect(action="keep_item", answers={"isKeepIt": True, "requiresShipping": False},
           reads="As soon as we have said yes, we send your money back", misses="Send it by"),
    Effect(action="donate", answers={"isDonated": True, "requiresShipping": False},
           reads="give it to someone who can use it", misses="Send it by"),
    Effect(action="bypass_final_sale", marks={"final_sale": "yes"},
           answers={"window": {"days": 30, "anchor": "delivered_last"}}, reads="30 days from June 3"),
    Effect(action="reject", country="US", value={"reason": {"en": "it was worn on stage."}},
           answers={"verdict": "REJECTED"},
           reads="it was worn on stage", misses="What you would like"),
    Effect(action="needs_review", value={"note": "look"}, answers={"verdict": "NEEDS_REVIEW"},
           reads="a person of our team looks at it first", misses="Your turn"),
    Effect(action="hide_product", country="US", answers={"verdict": "HIDDEN"}, misses="Shirt"),
    Effect(action="destination", value={"place": "workshop"}, answers={"destination": "workshop"},
           reads="Workshop Lane 2", misses="Main Street 1"),
    Effect(action="exchange_delivery", value={"method": "express"}, answers={"exchangeDelivery": "express"}),
    Effect(action="reason_group", value={"group": "fit"}, answers={"reasonGroup": "fit"},
           misses="I no longer need it"),
    Effect(action="require_shipping", value={"is": False}, answers={"requiresShipping": False},
           reads="Nothing has to be sent back", misses="Send it by"),
    Effect(action="require_photos", country="US", value={"count": 2}, answers={"requiresPhotos": 2},
           reads="2 photos, please"),
    Effect(action="processing_event", value={"event": "first_scan"}, answers={"processingEvent": "FIRST_SCAN"},
           reads="As soon as the carrier has it", misses="we have checked it"),
]  # fmt: skip


@pytest.mark.proves("A6")
@pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: effect.action)
def test_an_action_shows_on_the_pages_and_in_the_api(
    effect: Effect, in_norte: Shop, clock: MovableClock, sign_in: SignIn
) -> None:
    before, after = (follow(effect, rules, number, sign_in) for number, rules in enumerate(([], [rule(effect)]), 1))
    for name, value in effect.answers.items():
        assert after.decision[name] == value
        assert before.decision[name] != value
    assert effect.reads in after.pages
    assert not effect.reads or effect.reads not in before.pages
    assert not effect.misses or (effect.misses in before.pages and effect.misses not in after.pages)


@pytest.mark.proves("A6")
def test_every_action_is_followed() -> None:
    assert {effect.action for effect in EFFECTS} == set(actions.codes())


@dataclass(frozen=True)
class Seen:
    pages: str
    decision: dict[str, Any]


def rule(effect: Effect) -> dict[str, Any]:
    """For one country: what the law of another forbids may hold there."""
    where = {"kind": "country", "value": {"any_of": [effect.country]}}
    what = {"kind": effect.action, "value": effect.value}
    return {"id": "rule", "names": {"en": "A rule", "es": "Una regla"}, "conditions": [where], "actions": [what]}


def follow(effect: Effect, rules: list[dict[str, Any]], number: int, sign_in: SignIn) -> Seen:
    """An order of one shirt, from its page to what becomes of the return, as far as the shopper gets."""
    make_policy(**effect.terms, rules=rules)
    places = {"address": "Main Street 1", "addresses": {"workshop": "Workshop Lane 2"}}
    change_method("own_carrier", is_on=True, settings=places, by=BY_STAFF)
    order = make_order_with_parcels(number=number, lines=((2, "39.90"),), shipping="4.90", country=effect.country)
    (line,) = lines_of(order)
    make_variant(50 + number, product=line.variant.product, price="39.90")
    OrderLine.objects.filter(pk=line.pk).update(marks=effect.marks)
    token = NORTE.staff_token(STAFF)
    answer = ask(order.shop, QUERY, {"id": order.saleor_id}, token=token).data["returnableItems"]
    with shop_scope(order.shop):
        pages = walk(sign_in(order), order, effect)
    return Seen(" ".join(pages), answer[0]["decision"])


def walk(web: Client, order: Order, effect: Effect) -> list[str]:
    seen = [web.get(f"/s/norte/orders/{order.number}/"), web.get(url(order)), chosen := choose(web, order, 1)]
    if draft := DRAFT.search(chosen.content.decode()):
        wish = {"step": "choices", "draft": draft[1], "outcome": effect.outcome, "method": effect.method}
        if "You keep it" in chosen.content.decode():
            wish["method"] = "keep_it"
        seen.append(checked := web.post(url(order), wish, follow=True))
        if 'value="send"' in checked.content.decode():
            send(web, order, checked)
            seen.append(web.get(f"/s/norte/returns/{Return.objects.latest('pk').number}/"))
    return [" ".join(html.unescape(TAG.sub(" ", body(answer))).split()) for answer in seen]


def body(answer: Any) -> str:
    return str(answer.content.decode()).partition("<main")[2].partition("</main>")[0]
