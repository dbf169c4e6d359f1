"""How many points a product, or a cart, would earn: what an order of it then earns."""

from decimal import Decimal
from typing import Any

import graphene
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.catalogue.api import ProductPostSale
from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.queries.carts import Cart, CartLine, Estimate, estimate_cart
from saleor_postventa.loyalty.queries.products import product_estimates
from saleor_postventa.loyalty.rules.earning import SHIPPING, LineAward
from saleor_postventa.loyalty.rules.why_words import points_in_words, why_in_words
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customers_by_saleor_ids
from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import ESTIMATE_POINTS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.viewer import Viewer

MOST_LINES, MOST_UNITS, MOST_AMOUNT = 200, 100_000, Decimal(10) ** 12
# No currency has as many decimals: what is finer would be said with all its zeros.
FINEST, CURRENCY_LENGTH = Decimal("0.000001"), 3


class CartImpossible(Refusal):
    code = "invalid"
    text = gettext_lazy("No cart can be like this.")


class PointsEstimateLineInput(graphene.InputObjectType):
    """Amounts are of the whole line, as the cart has them."""

    variant_id = graphene.ID(required=True, description="Saleor's.")
    quantity = graphene.Int(required=True)
    total = graphene.Decimal(required=True, description="With taxes, after every discount.")
    net = graphene.Decimal(description="The same without taxes; needed where a programme does not count those.")
    undiscounted = graphene.Decimal(description="With taxes, before any discount; else there was none.")


class PointsEstimateInput(graphene.InputObjectType):
    channel = graphene.String(required=True, description="Its slug.")
    currency = graphene.String(required=True)
    lines = graphene.List(graphene.NonNull(PointsEstimateLineInput), required=True)
    shipping = graphene.Decimal(description="What the delivery costs, with taxes.")
    shipping_net = graphene.Decimal()
    gift_cards = graphene.Decimal(description="What gift cards pay of it.")
    gift_card_ids = graphene.List(
        graphene.NonNull(graphene.ID),
        description="Saleor's: what is paid with one that was taken for points may earn none.",
    )
    voucher_code = graphene.String(description="What is paid with points may earn none.")


class PostSalePointsEstimateLine(graphene.ObjectType):
    """Of one line of the cart, or of the delivery."""

    number = graphene.Int(description="Its place among the lines, from 0; null of the delivery.")
    points = graphene.Int(required=True)
    why = graphene.String(required=True, description="In the language asked for (Accept-Language).")

    @staticmethod
    def resolve_number(award: LineAward, info: Any) -> int | None:
        return None if award.key == SHIPPING else int(award.key)

    @staticmethod
    def resolve_why(award: LineAward, info: Any) -> str:
        return why_in_words(award.why)


class PostSalePointsEstimate(graphene.ObjectType):
    """What would be earned if it were ordered now, on the level of whoever asks."""

    points = graphene.Int(required=True)
    needs_account = graphene.Boolean(required=True, description="Whoever buys without an account earns nothing.")
    sentence = graphene.String(description="In the language asked for (Accept-Language); null of no points.")
    lines = graphene.List(graphene.NonNull(PostSalePointsEstimateLine), required=True)
    programme_version = graphene.Int(required=True)

    @staticmethod
    def resolve_sentence(estimate: Estimate, info: Any) -> str | None:
        if not estimate.points:
            return None
        told = _("With an account you earn {points}") if estimate.needs_account else _("You earn {points}")
        return told.format(points=points_in_words(estimate.points))

    @staticmethod
    def resolve_lines(estimate: Estimate, info: Any) -> tuple[LineAward, ...]:
        return estimate.awards

    @staticmethod
    def resolve_programme_version(estimate: Estimate, info: Any) -> int:
        return estimate.version.number


@extends(ProductPostSale)
class SaleorProductPoints(graphene.ObjectType):
    points_estimate = graphene.Field(
        PostSalePointsEstimate,
        channel=graphene.String(required=True, description="Its slug."),
        variant_id=graphene.ID(description="Saleor's; else the cheapest that is sold there."),
        quantity=graphene.Int(default_value=1),
        price=graphene.Decimal(description="Of one unit, with taxes, as you show it; else the channel's own."),
        net=graphene.Decimal(description="The same without taxes; needed where a programme does not count those."),
        description="Null where nothing is earned, or it is not sold in the channel. For everyone.",
    )

    @staticmethod
    @requires(ESTIMATE_POINTS)
    def resolve_points_estimate(
        product: Product,
        info: Any,
        *,
        channel: str,
        quantity: int,
        variant_id: str | None = None,
        price: Decimal | None = None,
        net: Decimal | None = None,
    ) -> Estimate | None:
        units = _units(quantity)
        prices = {name: _amount(each) for name, each in (("price", price), ("net", net)) if each is not None}

        def load(ids: list[int]) -> dict[int, Estimate]:
            customer = _buyer(info.context.viewer)
            return product_estimates(ids, customer, channel=channel, quantity=units, variant=variant_id or "", **prices)

        name = f"points_estimate {channel} {variant_id} {units} {prices}"
        return batched(info, product, name, lambda each: each.pk, load)


@extends(Query)
class EstimateQueries(graphene.ObjectType):
    points_estimate = graphene.Field(
        PostSalePointsEstimate,
        input=PointsEstimateInput(required=True),
        description="What a cart would earn; null where nothing is earned. For everyone.",
    )

    @staticmethod
    @requires(ESTIMATE_POINTS)
    def resolve_points_estimate(root: None, info: Any, **asked: Any) -> Estimate | None:
        return estimate_cart(_cart(asked["input"]), _buyer(info.context.viewer))


def _buyer(viewer: Viewer) -> Customer | None:
    """A shopper buys for themselves; of whoever else asks, nothing is known of who would."""
    return customers_by_saleor_ids([viewer.user_id]).get(viewer.user_id) if viewer.is_shopper else None


def _cart(given: dict[str, Any]) -> Cart:
    """Raises CartImpossible."""
    if len(given["lines"]) > MOST_LINES:
        raise CartImpossible(field="lines")
    if len(given["currency"]) != CURRENCY_LENGTH:
        raise CartImpossible(field="currency")
    shipping = _amount(given.get("shipping") or Decimal(0))
    return Cart(
        channel=given["channel"],
        currency=given["currency"],
        lines=tuple(_line(each) for each in given["lines"]),
        shipping_gross=shipping,
        shipping_net=_or(given.get("shipping_net"), shipping),
        gift_cards=_amount(given.get("gift_cards") or Decimal(0)),
        card_ids=tuple(given.get("gift_card_ids") or ())[:MOST_LINES],
        voucher_code=given.get("voucher_code") or "",
    )


def _line(given: dict[str, Any]) -> CartLine:
    gross = _amount(given["total"])
    return CartLine(
        variant=given["variant_id"],
        quantity=_units(given["quantity"]),
        gross=gross,
        net=_or(given.get("net"), gross),
        undiscounted_gross=_or(given.get("undiscounted"), gross),
    )


def _or(given: Decimal | None, otherwise: Decimal) -> Decimal:
    return otherwise if given is None else _amount(given)


def _units(quantity: int) -> int:
    if not 1 <= quantity <= MOST_UNITS:
        raise CartImpossible(field="quantity")
    return quantity


def _amount(given: Decimal) -> Decimal:
    if not given.is_finite() or not 0 <= given <= MOST_AMOUNT:
        raise CartImpossible(field="total")
    return given.quantize(FINEST)
