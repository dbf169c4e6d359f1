"""Versions, lists, goods, products and mails: more of them cost no more queries, whatever is asked of each."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.codes import ProgrammeStatus
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.mailing.models import MailWording
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import Guard, PolicyVersion, Reason, SavedView
from saleor_postventa.returns.rules import PolicyStatus
from saleor_postventa.shops.models import ApiKey, Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import create_api_key
from tests.cast import NORTE, global_id

from .ask import ask
from .questions import questions, root_fields, selections
from .returned import make_return_row
from .test_shops_apart import BOSS
from .world import MOMENT, World, make_customer, make_line, make_message, make_order, make_parcel, make_product


def more_versions(world: World, count: int) -> None:
    draft = world.returned.draft
    PolicyVersion.objects.filter(pk=draft.pk).update(status=PolicyStatus.DISCARDED)
    for _ in range(count):
        number = PolicyVersion.objects.count() + 10
        common = {"shop": draft.shop, "content": draft.content, "name": f"v{number}", "created_by": f"staff-{number}"}
        PolicyVersion.objects.create(
            number=number,
            status=PolicyStatus.PUBLISHED,
            published_by=f"boss-{number}",
            published_at=MOMENT,
            takes_effect_at=MOMENT - timedelta(days=number),
            applies_from=MOMENT - timedelta(days=number),
            **common,
        )


def more_programmes(world: World, count: int) -> None:
    """Each differs from the one before it."""
    draft = world.rewarded.draft
    for _ in range(count):
        number = ProgrammeVersion.objects.count() + 10
        moment = MOMENT - timedelta(days=number)
        content = {**draft.content, "guests_earn": number % 2 == 0}
        ProgrammeVersion.objects.create(
            shop=draft.shop,
            number=number,
            content=content,
            status=ProgrammeStatus.PUBLISHED,
            published_at=moment,
            in_force_since=moment,
            published_by=f"boss-{number}",
        )


def more_programme_simulations(world: World, count: int) -> None:
    for _ in range(count):
        one = world.rewarded.simulation
        one.pk = None
        one.save()


def more_keys(world: World, count: int) -> None:
    for _ in range(count):
        create_api_key(world.order.shop, name=f"key {ApiKey.objects.count()}", scopes=["orders.read"], by=SYSTEM)


def more_guards(world: World, count: int) -> None:
    for _ in range(count):
        name = f"g{Customer.objects.count()}"
        customer = make_customer(name, saleor_id=global_id("User", name))
        own = {"subject": Guard.Subject.CUSTOMER, "is_block": True, "reason": "x", "created_by": f"staff-{name}"}
        Guard.objects.create(shop=customer.shop, value=str(customer.pk), **own)


def more_lines(world: World, count: int) -> None:
    for _ in range(count):
        name = f"p{Product.objects.count()}"
        make_line(world.order, make_product(name, number=name)[1])


def more_sold(world: World, count: int) -> None:
    """Of one product: orders, returns, reasons."""
    variant = world.returned.line.order_line.variant
    assert variant is not None
    for _ in range(count):
        number = f"s{Order.objects.count()}"
        order = make_order(make_customer(number, saleor_id=global_id("User", number)), number)
        line = make_line(order, variant)
        make_parcel(order, line)
        reason = Reason.objects.create(shop=order.shop, code=number, names={"en": number}, group="fit")
        make_return_row(order, line, reason, number=f"R-{number}")


def more_views(world: World, count: int) -> None:
    for _ in range(count):
        name = f"view {SavedView.objects.count()}"
        view = world.returned.view
        SavedView.objects.create(shop=view.shop, name=name, filters=view.filters, owner=view.owner, is_shared=True)


def more_wordings(world: World, count: int) -> None:
    kinds = ["thank_you", "return_approved", "return_declined", "return_received", "return_requested"]
    for kind in kinds[:count]:
        for language in ("en", "es"):
            MailWording.objects.get_or_create(
                shop=world.order.shop, kind=kind, language=language, defaults={"opening": f"{kind} {language}"}
            )


def more_mails(world: World, count: int) -> None:
    for _ in range(count):
        number = f"m{Order.objects.count()}"
        order = make_order(make_customer(number, saleor_id=global_id("User", number)), number)
        assert order.customer is not None
        make_message(order.customer, order)


GUARDS = """{ returnGuards { id subject value reason createdBy
  customer { name email holds { reason orderNumber } consents { topic } } } }"""


def asked(name: str, world: World) -> list[str]:
    """Everything below; of guards no lists of their customers' own, which each cost by themselves."""
    if name == "returnGuards":
        return [GUARDS]
    ways = {"returnableItems": {"orderId": world.shown("order")}, "postSaleProduct": {"id": world.shown("product")}}
    given = {key: json.dumps(value) for key, value in ways.get(name, {}).items()}
    texts = questions(name, given)
    is_page = "first" in root_fields()[name].args
    return [text.replace("first: 2", "first: 40", 1) for text in texts] if is_page else texts


GROWING: dict[str, Callable[[World, int], None]] = {
    "returnPolicyVersions": more_versions,
    "pointsProgrammeVersions": more_programmes,
    "pointsProgrammeSimulations": more_programme_simulations,
    "postSaleApiKeys": more_keys,
    "returnGuards": more_guards,
    "returnableItems": more_lines,
    "postSaleProduct": more_sold,
    "returnReasons": more_sold,
    "postSaleMailTemplates": more_wordings,
    "postSaleMessages": more_mails,
}


def cost(texts: list[str], shop: Shop, variables: dict[str, object] | None = None) -> tuple[int, int]:
    token, told = NORTE.staff_token(BOSS), []
    for _ in range(2):  # the first time also fills what is kept between requests
        told.clear()
        with CaptureQueriesContext(connection) as captured:
            for text in texts:
                told.append(ask(shop, text, variables, token=token).data)
                cache.clear()
    return len(captured), len(str(told))


@pytest.mark.parametrize("name", GROWING)
def test_more_of_it_costs_no_more_queries(name: str, norte: Shop, north: World) -> None:
    texts = asked(name, north)
    with shop_scope(norte):
        GROWING[name](north, 2)
    few, short = cost(texts, norte)
    with shop_scope(norte):
        GROWING[name](north, 5)
    many, long = cost(texts, norte)
    assert long > short, "it did not grow: nothing was measured"
    assert many == few


def test_a_view_costs_its_own_count_alone(norte: Shop, north: World) -> None:
    texts = asked("returnViews", north)
    with shop_scope(norte):
        more_views(north, 2)
    few, _short = cost(texts, norte)
    with shop_scope(norte):
        more_views(north, 5)
    many, _long = cost(texts, norte)
    assert many == few + 5


def test_more_products_for_a_gateway_cost_no_more_queries(norte: Shop, north: World) -> None:
    field = root_fields()["postSaleProduct"]
    texts = [
        f"query Q($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on Product {{ postSale {{ product {piece} }} }} }} }}"  # noqa: E501
        for piece in selections(field, above=("PostSaleOrder",))
    ]

    def of(count: int) -> dict[str, object]:
        with shop_scope(norte):
            made = [make_product(f"gw{count}-{n}", number=f"gw{count}-{n}")[0] for n in range(count)]
        return {"r": [{"__typename": "Product", "id": each.saleor_id, "channel": "norte-channel"} for each in made]}

    few, _short = cost(texts, norte, of(2))
    many, _long = cost(texts, norte, of(9))
    assert many == few
