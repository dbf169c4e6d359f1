"""Flows of the live tests: published through our graph; days pass by moving whoever is on the way."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from saleor_postventa.flows.document.ready_made import ready_made

from .aftersales import AfterSales
from .product import wait_for
from .saleor import Answer

ROUND = """
import json
from datetime import timedelta
from django.db.models import F
from saleor_postventa.core.clock import now
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.services.advancing import advance_due
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
with shop_scope(Shop.objects.latest("pk")):
    theirs = Journey.objects.filter(flow__code="{flow}", customer__email="{email}")
    then = now() - timedelta(days={days})
    theirs.waiting().update(due_at=now(), **({{"came_at": then, "began_at": then}} if {days} else {{}}))
    advance_due()
    mail = {{"mail": F("passages__message__status"), "why": F("passages__message__cancel_reason")}}
    print(json.dumps(list(theirs.order_by("passages__pk").values("pk", "state", "step", "reason", **mail))))
"""
CODE = """
import json
from saleor_postventa.credits.vouching import plain_code
from saleor_postventa.flows.models import FlowCoupon
from saleor_postventa.shops.scope import every_shop
with every_shop():
    rows = FlowCoupon.objects.select_related("code__order", "code__shop").filter(journey={journey})
    print(json.dumps([
        {{
            "status": each.code.status,
            "code": plain_code(each.code) if each.code.status in ("issued", "used", "unwanted") else "",
            "endsAt": each.ends_at.isoformat(),
            "order": each.code.order.number if each.code.order else "",
            "isOver": each.is_over,
        }}
        for each in rows
    ]))
"""
MARKS = """
import json
from saleor_postventa.catalogue.models import Product
from saleor_postventa.shops.scope import every_shop
with every_shop():
    print(json.dumps(Product.objects.filter(saleor_id="{product}").values_list("marks", flat=True).first()))
"""
READ_ALL = """
from saleor_postventa.catalogue.models import Product
from saleor_postventa.saleor.catchup.services import start_backfill
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
shop = Shop.objects.latest("pk")
with shop_scope(shop):
    Product.objects.filter(saleor_id="{product}").update(marks={{}}, known_at=None, read_at=None)
start_backfill(shop, restart=True)
"""
ERRORS = "errors { field code message }"


@contextmanager
def live_flow(care: AfterSales, *steps: Answer, **more: Any) -> Iterator[str]:
    """Its code, as long as it runs. Nobody is held back from it."""
    content = {"names": said("Live"), "trigger": {"code": "delivered"}, "steps": list(steps), **more}
    with _published(care, {"holdout_percent": 0, "again_after_days": 0, **content}) as code:
        yield code


@contextmanager
def ready_made_flow(care: AfterSales, name: str) -> Iterator[str]:
    with _published(care, ready_made.get(name).content) as code:
        yield code


@contextmanager
def _published(care: AfterSales, content: Answer) -> Iterator[str]:
    code = f"live-{uuid4().hex[:8]}"
    made = care.as_staff(
        f"mutation ($input: FlowCreateInput!) {{ flowCreate(input: $input) {{ flow {{ id }} {ERRORS} }} }}",
        {"input": {"code": code, "title": "Live", "content": json.dumps(content)}},
    )["flowCreate"]["flow"]["id"]
    move(care, "flowPublish", "FlowPublishInput", made)
    try:
        yield code
    finally:
        move(care, "flowEnd", "FlowEndInput", made)


def move(care: AfterSales, name: str, kind: str, of: str) -> None:
    document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {ERRORS} }} }}"
    care.as_staff(document, {"input": {"id": of}})


def said(text: str) -> dict[str, str]:
    return {"es": text, "en": text}


def sends(subject: str, *blocks: Answer) -> Answer:
    return {"kind": "send", "code": "mail", "mail": {"subject": said(subject), "blocks": list(blocks)}}


def pass_round(shopper: AfterSales, flow: str, *, days: int = 0) -> list[Answer]:
    """The clock's, for this person, so many days later; tells where they stand."""
    code = ROUND.format(flow=flow, email=shopper.email, days=days)
    found: list[Answer] = shopper.product.read(code)
    return found


def on_the_way(shopper: AfterSales, flow: str) -> Answer:
    """Once the news that it begins with has been followed."""
    return wait_for(lambda: pass_round(shopper, flow), f"{shopper.email} in {flow}")[0]


def mailed(shopper: AfterSales, flow: str, text: str, *, days: int = 0) -> str:
    """The plain part of a mail to them that says so, once their steps were taken."""

    def look() -> str | None:
        pass_round(shopper, flow, days=days)
        return next((body for body in shopper.product.mails_to(shopper.email) if text in body), None)

    return wait_for(look, f"a mail to {shopper.email} with {text}", seconds=180)


def not_sent(shopper: AfterSales, flow: str) -> str:
    """Why the one mail of a flow did not leave."""

    def look() -> str | None:
        rows = pass_round(shopper, flow)
        return next((row["why"] for row in rows if row["why"]), None)

    return wait_for(look, f"no mail of {flow}", seconds=180)


def code_of(shopper: AfterSales, journey: int) -> Answer | None:
    """As we keep it."""
    found: list[Answer] = shopper.product.read(CODE.format(journey=journey))
    return found[0] if found else None


def wait_for_code(shopper: AfterSales, flow: str, journey: int, status: str) -> Answer:
    def look() -> Answer | None:
        pass_round(shopper, flow)
        found = code_of(shopper, journey)
        return found if found and found["status"] == status else None

    return wait_for(look, f"a code that is {status}", seconds=180)


def take_out(shopper: AfterSales, flow: str) -> None:
    """As somebody of the team does."""
    document = "{ journeys(first: 20) { edges { node { id flow { code } customer { email } } } } }"
    edges = shopper.as_staff(document)["journeys"]["edges"]
    theirs = [edge["node"] for edge in edges if edge["node"]["flow"]["code"] == flow]
    (journey,) = [each for each in theirs if each["customer"]["email"] == shopper.email]
    move(shopper, "journeyEnd", "JourneyEndInput", journey["id"])


def marks_of(care: AfterSales, product: str) -> dict[str, str]:
    """What our mirror has of a product's metadata."""
    return care.product.read(MARKS.format(product=product)) or {}


def forget_and_read_all(care: AfterSales, product: str) -> None:
    """What the mirror has of it comes from the backfill alone then."""
    care.product.run_code(READ_ALL.format(product=product))


def note(care: AfterSales, product: str, **marks: str) -> None:
    """As the team does in the Dashboard, in a product's metadata; `_` stands for a dot."""
    given = [{"key": f"postventa.{key.replace('_', '.')}", "value": value} for key, value in marks.items()]
    document = f"""mutation ($id: ID!, $input: [MetadataInput!]!) {{
      updateMetadata(id: $id, input: $input) {{ {ERRORS} }} }}"""
    care.saleor.ask(document, {"id": product, "input": given})


def recommended(shopper: AfterSales, beside: str, channel: str) -> dict[str, str]:
    """The variant of each product that a shopper is shown beside another."""
    document = """query ($beside: ID!, $channel: String!) { recommendations(productId: $beside, channel: $channel,
      country: "ES", first: 24) { productId variantId } }"""
    found = shopper.as_shopper(document, {"beside": beside, "channel": channel})["recommendations"]
    return {each["productId"]: each["variantId"] for each in found}


def recommend(care: AfterSales, product: str, *, beside: str) -> None:
    document = f"""mutation ($input: RecommendationRuleKeepInput!) {{
      recommendationRuleKeep(input: $input) {{ {ERRORS} }} }}"""
    given = {"kind": "COMPLEMENT", "productId": product, "besideId": beside, "factor": "10"}
    care.as_staff(document, {"input": given})
