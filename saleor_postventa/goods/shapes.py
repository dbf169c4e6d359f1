"""Saleor's book of goods, as our documents ask for it."""

from decimal import Decimal

import msgspec
from django.utils.text import slugify

from saleor_postventa.saleor.shapes import AddressShape, IdShape, MoneyShape, Shape, TaxedMoneyShape, UserShape

from .rules import Packed


class PackedShape(Shape, frozen=True, kw_only=True):
    id: str
    quantity: int
    order_line: IdShape | None = None


class ParcelShape(Shape, frozen=True, kw_only=True):
    id: str
    fulfillment_order: int = 0
    status: str
    lines: list[PackedShape] | None = None


class LineShape(Shape, frozen=True, kw_only=True):
    id: str
    quantity: int = 0
    quantity_to_fulfill: int = 0
    private_metafield: str | None = None


class GoodsShape(Shape, frozen=True, kw_only=True):
    id: str
    status: str = ""
    lines: list[LineShape] = []
    fulfillments: list[ParcelShape] = []

    @property
    def packed(self) -> list[Packed]:
        return [
            Packed(line.id, line.order_line.id, line.quantity, parcel.status, parcel.fulfillment_order)
            for parcel in self.fulfillments
            for line in parcel.lines or []
            if line.order_line is not None
        ]


class GoodsAnswer(msgspec.Struct, frozen=True):
    order: GoodsShape | None = None


class ReturnAnswer(msgspec.Struct, frozen=True):
    payload: GoodsAnswer = msgspec.field(name="orderFulfillmentReturnProducts")


class PlaceShape(Shape, frozen=True):
    id: str
    slug: str = ""
    name: str = ""


class StockShape(Shape, frozen=True, kw_only=True):
    quantity: int
    quantity_allocated: int = 0
    warehouse: PlaceShape


class StockedShape(Shape, frozen=True, kw_only=True):
    """A variant with its stock in every warehouse, or with what may be sold of it in a channel."""

    id: str
    stocks: list[StockShape] | None = None
    quantity_available: int | None = None

    def in_warehouse(self, warehouse_id: str) -> StockShape | None:
        return next((stock for stock in self.stocks or [] if stock.warehouse.id == warehouse_id), None)


class PlaceNode(msgspec.Struct, frozen=True):
    node: PlaceShape


class Places(msgspec.Struct, frozen=True):
    edges: list[PlaceNode] = []


class WarehousesAnswer(msgspec.Struct, frozen=True):
    warehouses: Places | None = None


class StocksAnswer(Shape, frozen=True, kw_only=True):
    product_variant: StockedShape | None = None
    warehouses: Places | None = None


class StockedNode(msgspec.Struct, frozen=True):
    node: StockedShape


class Stocked(msgspec.Struct, frozen=True):
    edges: list[StockedNode] = []


class AvailableAnswer(Shape, frozen=True, kw_only=True):
    product_variants: Stocked | None = None


class StockPayload(Shape, frozen=True, kw_only=True):
    product_variant: StockedShape | None = None


class PutBackAnswer(msgspec.Struct, frozen=True):
    seen: StockPayload
    written: StockPayload


class MethodShape(Shape, frozen=True, kw_only=True):
    id: str | None = None
    name: str = ""
    active: bool = True
    price: MoneyShape | None = None

    @property
    def code(self) -> str:
        """Its name as a policy writes it: `expres-10-h` for Exprés 10 h."""
        return slugify(self.name)

    @property
    def cost(self) -> Decimal:
        return self.price.amount if self.price else Decimal(0)


class ChannelIdShape(Shape, frozen=True):
    id: str
    slug: str = ""


class OriginalShape(Shape, frozen=True, kw_only=True):
    """What a replacement takes over from the order that it replaces."""

    id: str
    channel: ChannelIdShape
    user: UserShape | None = None
    user_email: str | None = None
    language_code_enum: str | None = None
    billing_address: AddressShape | None = None
    shipping_address: AddressShape | None = None
    delivery_method: MethodShape | None = None
    shipping_methods: list[MethodShape] = []


class OriginalAnswer(msgspec.Struct, frozen=True):
    order: OriginalShape | None = None


class OrderedShape(LineShape, frozen=True, kw_only=True):
    unit_price: TaxedMoneyShape
    undiscounted_unit_price: TaxedMoneyShape

    @property
    def is_reduced(self) -> bool:
        return self.unit_price.gross.amount < self.undiscounted_unit_price.gross.amount


class ReplacementShape(Shape, frozen=True, kw_only=True):
    id: str
    number: str
    status: str
    is_shipping_required: bool = True
    shipping_address: IdShape | None = None
    delivery_method: MethodShape | None = None
    shipping_methods: list[MethodShape] = []
    shipping_price: TaxedMoneyShape
    total: TaxedMoneyShape
    discounts: list[IdShape] = []
    lines: list[OrderedShape] = []


class ReplacementAnswer(msgspec.Struct, frozen=True):
    order: ReplacementShape | None = None
