"""What a cart would earn if it were ordered now: reckoned by what reckons orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import Account, CampaignBudget, ProgrammeVersion
from saleor_postventa.loyalty.programme.calculator import buyer_of
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.earning import ANYBODY, Buyer, EarningLine, EarningOrder, LineAward, earn
from saleor_postventa.loyalty.rules.terms import PurchaseTerms
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .accounts import account_of
from .programmes import content_of, programme_at
from .purchases import groups_of, level_at, takes_part, traits_of
from .spending import cards_for_points, paid_by_points, redemption_of_code, taken_off

_NOTHING = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class CartLine:
    """Amounts are of the whole line, as it would be paid; `undiscounted_gross` before any discount.

    `variant` is Saleor's id.
    """

    variant: str
    quantity: int
    gross: Decimal
    net: Decimal
    undiscounted_gross: Decimal


@dataclass(frozen=True, kw_only=True)
class Cart:
    """`channel` is a slug. `voucher_code` may be one that was bought with points; `gift_cards` is what those pay,
    `card_ids` which they are.
    """

    channel: str
    currency: str
    lines: tuple[CartLine, ...]
    shipping_gross: Decimal = _NOTHING
    shipping_net: Decimal = _NOTHING
    gift_cards: Decimal = _NOTHING
    card_ids: tuple[str, ...] = ()
    voucher_code: str = ""


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """`awards` are by the number of the line, and the delivery's where it earns. `needs_account`: whoever buys as a
    guest gets nothing here.
    """

    awards: tuple[LineAward, ...]
    needs_account: bool
    version: ProgrammeVersion

    @property
    def points(self) -> int:
        return sum(each.points for each in self.awards)


@dataclass(frozen=True)
class _Ground:
    version: ProgrammeVersion
    programme: Programme
    buyer: Buyer
    left: dict[str, int]
    needs_account: bool


def estimate_cart(cart: Cart, customer: Customer | None) -> Estimate | None:
    """`customer` is who would buy, None for nobody known. None where that earns nothing: there is no programme, it has
    no points for purchases, or they take no part.
    """
    [found] = estimate_carts([cart], customer)
    return found


def estimate_carts(carts: Sequence[Cart], customer: Customer | None) -> list[Estimate | None]:
    """Each by itself; the same number of queries however many, but for those with a code."""
    ground = _ground(customer)
    if ground is None:
        return [None for _cart in carts]
    names = {line.variant for cart in carts for line in cart.lines}
    rows = Variant.objects.filter(saleor_id__in=names).select_related("product")
    products = {row.saleor_id: row.product for row in rows}
    return [_estimate(cart, ground, products) for cart in carts]


def _estimate(cart: Cart, ground: _Ground, products: dict[str, Product | None]) -> Estimate:
    by_points = paid_by_points(cart.gift_cards, cards_for_points(cart.card_ids).values())
    order = EarningOrder(
        currency=cart.currency,
        channel=cart.channel,
        lines=tuple(_line(number, line, products.get(line.variant)) for number, line in enumerate(cart.lines)),
        shipping_gross=cart.shipping_gross,
        shipping_net=cart.shipping_net,
        points_off=_points_off(cart),
        points_paid=by_points,
        gift_cards_paid=cart.gift_cards - by_points,
    )
    zone = current_shop().preferences.zone
    awards = earn(order, ground.programme.purchase, ground.buyer, placed_at=now(), zone=zone, left=ground.left)
    return Estimate(awards=awards, needs_account=ground.needs_account, version=ground.version)


def _line(number: int, line: CartLine, product: Product | None) -> EarningLine:
    return EarningLine(
        key=str(number),
        quantity=line.quantity,
        gross=line.gross,
        net=line.net,
        undiscounted_gross=line.undiscounted_gross,
        **traits_of(product),
    )


def _points_off(cart: Cart) -> Decimal:
    redemption = redemption_of_code(cart.voucher_code)
    if redemption is None:
        return _NOTHING
    cheaper = sum((line.undiscounted_gross - line.gross for line in cart.lines), _NOTHING)
    return taken_off(redemption, cheaper)


def _ground(customer: Customer | None) -> _Ground | None:
    moment = now()
    version = programme_at(moment)
    programme = content_of(version) if version is not None else None
    if version is None or programme is None or not programme.purchase.is_on:
        return None
    buyer = buyer_of(programme, programme.tiers.first) if customer is None else ANYBODY
    if customer is not None:
        account = account_of(customer.pk) or Account(customer=customer)
        if not takes_part(customer, account, programme):
            return None
        buyer = buyer_of(programme, level_at(moment, programme, account), groups_of(customer.pk))
    needs_account = customer is None and not programme.guests_earn
    return _Ground(version, programme, buyer, _left(programme.purchase), needs_account)


def _left(terms: PurchaseTerms) -> dict[str, int]:
    """What campaigns have of their budgets, as of now."""
    wholes = {each.id: each.budget for each in terms.multipliers if each.is_on and each.budget is not None}
    given = dict(CampaignBudget.objects.filter(campaign__in=wholes).values_list("campaign", "given"))
    return {code: max(0, whole - given.get(code, 0)) for code, whole in wholes.items()}
