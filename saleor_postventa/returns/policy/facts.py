"""What a policy decides on. All of it is known before the decision; nothing here is looked up later.

`of`-facts of the shopper's wish (`Wish`) may be missing: the same line is judged before a reason or an outcome was
chosen ("can I return this?"), and again with them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from saleor_postventa.people.levels import NO_BENEFITS, LevelBenefits


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One order line. `unit_price` is what was paid for one unit, gross, after all discounts; `discount_share` 0 to 1.

    `returnable` is how many units are there to be returned: fulfilled, less returned, less spoken for. `exclusion` is
    the code of the law's exclusion that the product falls under (`legal.laws.Exclusion.code`), "" for none; where
    that needs the shopper's consent, `is_right_given_up` says that it was given and recorded.
    """

    id: int
    product_id: str = ""
    variant_id: str = ""
    sku: str = ""
    product_name: str = ""
    product_type: str = ""
    category: str = ""
    collections: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    is_final_sale: bool = False
    exclusion: str = ""
    is_right_given_up: bool = False
    unit_price: Decimal = Decimal(0)
    discount_share: Decimal = Decimal(0)
    is_gift: bool = False
    is_shipping_required: bool = True
    quantity: int = 1
    quantity_fulfilled: int = 1
    returnable: int = 1
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    is_delivery_estimated: bool = False
    promised_until: datetime | None = None
    extended_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """`shipped_at` and `delivered_at` are of the order's last parcel; None while one is still to come.

    `region` is the one whose holidays count (`legal.holidays.region_of`). `is_told_of_withdrawal` is False only where
    the shop knows that it did not inform the shopper.
    """

    id: int = 0
    number: str = ""
    country: str = ""
    region: str = ""
    channel: str = ""
    currency: str = "EUR"
    placed_at: datetime
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    is_delivery_estimated: bool = False
    is_told_of_withdrawal: bool = True
    total: Decimal = Decimal(0)
    voucher_code: str = ""
    tags: frozenset[str] = frozenset()
    is_replacement: bool = False
    returns_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFacts:
    """Counts are of the twelve months before the decision. `tier`, and what it gives, are those of the order's time."""

    is_guest: bool = True
    segments: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    tier: str = ""
    benefits: LevelBenefits = NO_BENEFITS
    orders: int = 0
    returns: int = 0
    keep_its: int = 0
    bonus_received: Decimal = Decimal(0)
    failed_payments: int = 0
    partial_credits: int = 0
    missing_item_returns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardFacts:
    """Block and allow lists that speak of this case; `block_reason` is the team's own note, and never shown.

    `block_subject` says what is blocked: customer, sku, collection, order or voucher. Who is allowed is not asked for
    more: no block, no final sale, no rule that rejects or wants a review.
    """

    block_reason: str = ""
    block_subject: str = "customer"
    blocked_until: datetime | None = None
    is_allowed: bool = False

    @property
    def is_blocked(self) -> bool:
        return bool(self.block_reason) and not self.is_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the shopper asks for, as far as it is known: "" where it is not. `is_shops_fault` comes with the reason.

    `value` is that of the whole return (0: not known). `is_unsealed` is what the shopper says of a sealed item.
    """

    reason: str = ""
    reason_group: str = ""
    is_shops_fault: bool = False
    outcome: str = ""
    method: str = ""
    quantity: int = 1
    value: Decimal = Decimal(0)
    item_count: int = 1
    is_full: bool = False
    channel: str = "portal"
    restock_location: str = ""
    is_flagged: bool = False
    is_unsealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`zone` is the shop's: windows end in it."""

    order: OrderFacts
    line: LineFacts
    customer: CustomerFacts = field(default_factory=CustomerFacts)
    guard: GuardFacts = field(default_factory=GuardFacts)
    wish: Wish = field(default_factory=Wish)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Madrid"))
