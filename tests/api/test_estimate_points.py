"""What a storefront shows of points before an order is what the order then earns."""

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.credits.models import StoreCredit, VoucherCode
from saleor_postventa.credits.rules import code_digest
from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account, LevelChange, Redemption
from saleor_postventa.loyalty.services import earn_order
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.people.services import note_fact
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop, shop_scope
from tests.cast import NORTE, OUTSIDER, SHOPPER
from tests.conftest import MovableClock
from tests.loyalty.trade import make_programme

from .ask import ask
from .rewarded import make_redemption_row, make_reward_row

ESTIMATE = """query Q($input: PointsEstimateInput!) { pointsEstimate(input: $input) {
  points needsAccount sentence programmeVersion lines { number points why } } }"""
PRODUCT = """query Q($r: [_Any!]!) { _entities(representations: $r) { ... on Product { postSale {
  pointsEstimate(channel: "web", quantity: 3) { points sentence lines { why } }
  ofOne: pointsEstimate(channel: "web", price: "12.50") { points }
  ofNone: pointsEstimate(channel: "elsewhere") { points } } } } }"""
CARTS = 200
PER_PROGRAMME = 10
CODE = "POINTS-CODE"
FOR_POINTS, BOUGHT = "card-for-points", "card-bought"


@dataclass(frozen=True)
class Line:
    variant: Variant
    quantity: int
    unit: Decimal
    undiscounted_unit: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        return self.unit * self.quantity

    @property
    def net(self) -> Decimal:
        return (self.gross / (1 + self.tax)).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class Basket:
    lines: tuple[Line, ...]
    shipping: Decimal
    gift_card: Decimal
    cards: tuple[str, ...]
    has_code: bool

    @property
    def worth(self) -> Decimal:
        return sum((line.gross for line in self.lines), self.shipping)

    def asked(self) -> dict[str, Any]:
        """As a storefront asks."""
        return {
            "channel": "web",
            "currency": "EUR",
            "lines": [
                {
                    "variantId": line.variant.saleor_id,
                    "quantity": line.quantity,
                    "total": str(line.gross),
                    "net": str(line.net),
                    "undiscounted": str(line.undiscounted_unit * line.quantity),
                }
                for line in self.lines
            ],
            "shipping": str(self.shipping),
            "giftCards": str(self.gift_card),
            "giftCardIds": list(self.cards),
            **({"voucherCode": CODE} if self.has_code else {}),
        }

    def ordered(self, number: int, customer: Customer, clock: MovableClock) -> Order:
        """As Saleor tells of it."""
        total = self.worth - self.gift_card
        order = Order.objects.create(
            shop=customer.shop,
            saleor_id=f"basket-{number}",
            number=f"b{number}",
            currency="EUR",
            channel="web",
            customer=customer,
            placed_at=clock.moment,
            paid_at=clock.moment,
            is_paid=True,
            charged_amount=total,
            total_gross_amount=total,
            shipping_gross_amount=self.shipping,
            shipping_net_amount=self.shipping,
            voucher_code=CODE if self.has_code else None,
            gift_cards=[{"id": card, "last4": "1234"} for card in self.cards],
        )
        for place, line in enumerate(self.lines):
            OrderLine.objects.create(
                shop=customer.shop,
                order=order,
                saleor_id=f"basket-{number}-{place}",
                position=place,
                variant=line.variant,
                quantity=line.quantity,
                currency="EUR",
                unit_price_gross_amount=line.unit,
                total_price_gross_amount=line.gross,
                total_price_net_amount=line.net,
                undiscounted_unit_price_gross_amount=line.undiscounted_unit,
            )
        return order


def make_variants(chance: random.Random) -> list[Variant]:
    found = []
    for number in range(6):
        product = Product.objects.create(
            shop=current_shop(),
            saleor_id=f"P{number}",
            collection_slugs=chance.sample(["summer", "new"], chance.randint(0, 2)),
            category_slug=chance.choice(["", "shirts"]),
            type_slug="gift-card" if number == 5 else "goods",
        )
        prices = {"web": {"amount": "20.00", "currency": "EUR"}}
        found.append(
            Variant.objects.create(shop=current_shop(), saleor_id=f"V{number}", product=product, prices=prices)
        )
    return found


def some_basket(chance: random.Random, variants: list[Variant]) -> Basket:
    def money(most: int) -> Decimal:
        return Decimal(chance.randint(0, most * 100)) / 100

    lines = []
    for _ in range(chance.randint(1, 5)):
        unit = money(200)
        off = money(10) if chance.random() < 0.4 else Decimal(0)
        tax = Decimal(chance.choice(["0", "0.04", "0.21"]))
        lines.append(Line(chance.choice(variants), chance.randint(1, 5), unit, unit + off, tax))
    shipping = Decimal(chance.choice(["0", "0", "4.90"]))
    worth = sum((line.gross for line in lines), shipping)
    card = min(worth, money(50)) if chance.random() < 0.2 else Decimal(0)
    cards = chance.choice([(FOR_POINTS,), (BOUGHT,), (BOUGHT, FOR_POINTS)]) if card else ()
    return Basket(tuple(lines), shipping, card, cards, has_code=chance.random() < 0.25)


def some_purchase(chance: random.Random) -> dict[str, Any]:
    """Terms of every kind: what counts, rounding, factors for products, levels, groups and campaigns with a budget."""
    names = {"en": "more"}
    factors = [
        {"id": "summer", "names": names, "factor": "2", "collections": ["summer"]},
        {"id": "shirts", "names": names, "factor": "1.5", "categories": ["shirts"]},
        {"id": "web", "names": names, "factor": "1.25", "channels": ["web"]},
        {"id": "gold", "names": names, "factor": "3", "tiers": ["gold"]},
        {"id": "friends", "names": names, "factor": "1.1", "segments": ["friends"]},
        {"id": "campaign", "names": names, "factor": "4", "budget": chance.randint(1, 2000)},
    ]
    counted = ("tax", "shipping", "gift_cards", "discounted", "paid_with_points", "paid_with_gift_cards")
    return {
        "rates": {"EUR": str(Decimal(chance.randint(0, 500)) / 100)},
        "rounding": chance.choice(["down", "nearest", "up"]),
        "stacking": chance.choice(["highest", "multiplied"]),
        "basis": {f"counts_{name}": chance.random() < 0.5 for name in counted},
        "multipliers": chance.sample(factors, chance.randint(0, 4)),
    }


def make_buyer(shop: Shop, clock: MovableClock) -> Customer:
    """On the level gold, in a group, and with a code and a gift card that were taken for points."""
    customer = Customer.objects.create(shop=shop, saleor_id=SHOPPER.id, email=SHOPPER.email, is_confirmed=True)
    account = Account.objects.create(shop=shop, customer=customer)
    LevelChange.objects.create(shop=shop, account=account, at=clock.moment, before="", after="gold")
    note_fact(customer, "segments", ["friends"])
    post(grant(account, 1000, Terms("grant"), expires_at=None))
    redemption = make_redemption_row(account, make_reward_row(), CODE)
    VoucherCode.objects.filter(pk=redemption.code_id).update(digest=code_digest(CODE))
    card = StoreCredit.objects.create(
        shop=shop,
        key=FOR_POINTS,
        customer=customer,
        amount=20,
        currency="EUR",
        actor_kind="staff",
        saleor_id=FOR_POINTS,
    )
    taken = make_redemption_row(account, make_reward_row(), FOR_POINTS)
    Redemption.objects.filter(pk=taken.pk).update(code=None, credit=card)
    return customer


@pytest.mark.timeout(600)
@pytest.mark.proves("B25")
def test_what_is_shown_of_200_carts_is_what_is_earned(norte: Shop, clock: MovableClock) -> None:
    chance = random.Random(20261127)
    with shop_scope(norte):
        variants, customer = make_variants(chance), make_buyer(norte, clock)
    token, earned_something = NORTE.access_token(), 0
    for number in range(CARTS):
        clock.move(minutes=1)
        with shop_scope(norte):
            if number % PER_PROGRAMME == 0:
                level = {"code": "gold", "names": {"en": "Gold"}, "threshold": "1", "benefits": {"multiplier": "1.5"}}
                tiers = {"by": "spend", "currency": "EUR", "period": "lifetime", "grace_days": 0}
                make_programme(
                    clock, since=clock.moment, purchase=some_purchase(chance), tiers={**tiers, "levels": [level]}
                )
                clock.move(minutes=1)
            basket = some_basket(chance, variants)
        cache.clear()
        shown = ask(norte, ESTIMATE, {"input": basket.asked()}, token=token).data["pointsEstimate"]
        with shop_scope(norte):
            rows = earn_order(basket.ordered(number, customer, clock).pk, by=SYSTEM)
        assert [line["points"] for line in shown["lines"]] == [row.points for row in rows], basket
        assert shown["points"] == sum(row.points for row in rows)
        earned_something += shown["points"] > 0
    assert earned_something > CARTS / 2


def cart(total: str = "50.00", **changes: Any) -> dict[str, Any]:
    line = {"variantId": "V0", "quantity": 1, "total": total}
    return {"input": {"channel": "web", "currency": "EUR", "lines": [line], **changes}}


def test_anybody_may_ask(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_programme(clock)
    for token in ("", NORTE.access_token(OUTSIDER), NORTE.staff_token()):
        shown = ask(norte, ESTIMATE, cart(), token=token, HTTP_ACCEPT_LANGUAGE="es").data["pointsEstimate"]
        assert (shown["points"], shown["sentence"], shown["needsAccount"]) == (50, "Ganas 50 puntos", False)
        assert shown["lines"] == [{"number": 0, "points": 50, "why": "50,00\xa0€ × 1 pt/€ = 50"}]


def test_guests_are_told_where_they_earn_nothing(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_programme(clock, guests_earn=False)
    shown = ask(norte, ESTIMATE, cart(), HTTP_ACCEPT_LANGUAGE="en").data["pointsEstimate"]
    assert (shown["needsAccount"], shown["sentence"]) == (True, "With an account you earn 50 points")


def test_who_takes_no_part_is_promised_nothing(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_programme(clock)
        customer = Customer.objects.create(shop=norte, saleor_id=SHOPPER.id, email=SHOPPER.email)
        Account.objects.create(shop=norte, customer=customer, left_at=clock.moment)
    assert ask(norte, ESTIMATE, cart(), token=NORTE.access_token()).data["pointsEstimate"] is None


def test_without_a_programme_there_is_nothing_to_say(norte: Shop) -> None:
    assert ask(norte, ESTIMATE, cart()).data["pointsEstimate"] is None


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": [{"variantId": "V0", "quantity": 0, "total": "1"}]},
        {"lines": [{"variantId": "V0", "quantity": 10**6, "total": "1"}]},
        {"lines": [{"variantId": "V0", "quantity": 1, "total": "-1"}]},
        {"lines": [{"variantId": "V0", "quantity": 1, "total": "NaN"}]},
        {"lines": [{"variantId": "V0", "quantity": 1, "total": "1", "net": "1e999"}]},
        {"lines": [{"variantId": "V0", "quantity": 1, "total": "1"}] * 201},
        {"shipping": "Infinity"},
        {"currency": "E" * 1000},
    ],
)
def test_no_cart_is_like_this(norte: Shop, clock: MovableClock, changes: dict[str, Any]) -> None:
    with shop_scope(norte):
        make_programme(clock)
    assert ask(norte, ESTIMATE, cart(**changes)).codes == ["INVALID"]


@pytest.mark.parametrize("total", ["1e-4000", "1e-999999"])
def test_next_to_nothing_is_not_said_with_all_its_zeros(norte: Shop, clock: MovableClock, total: str) -> None:
    with shop_scope(norte):
        make_programme(clock)
    shown = ask(norte, ESTIMATE, cart(total), HTTP_ACCEPT_LANGUAGE="en").data["pointsEstimate"]
    assert (shown["points"], shown["lines"][0]["why"]) == (0, "€0.00 × 1 pt/€ = 0")


def test_a_product_by_itself(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_programme(clock)
        clock.move(days=1)
        make_variants(random.Random(1))
    asked = [{"__typename": "Product", "id": f"P{number}", "channel": "web"} for number in (0, 5)]
    goods, card = ask(norte, PRODUCT, {"r": asked}, HTTP_ACCEPT_LANGUAGE="en").data["_entities"]
    whole = goods["postSale"]["pointsEstimate"]
    assert (whole["points"], whole["sentence"]) == (60, "You earn 60 points")
    assert goods["postSale"]["ofOne"]["points"] == 12
    assert goods["postSale"]["ofNone"] is None
    assert card["postSale"]["pointsEstimate"] == {
        "points": 0,
        "sentence": None,
        "lines": [{"why": "€60.00: gift cards earn no points"}],
    }
