"""Selling in a real Saleor, in every way of paying; and reading its books afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol
from uuid import uuid4

from .payment_app import PaymentApp
from .saleor import ADDRESS, Answer, Saleor

STOCK = 50


class Shopper(Protocol):
    email: str

    def in_saleor(self, document: str, variables: Answer) -> Answer: ...


BOOKS = """query ($id: ID!) { order(id: $id) { id number status chargeStatus isPaid userEmail
  total { net { amount } gross { amount currency } } shippingPrice { gross { amount } } subtotal { gross { amount } }
  totalRefunded { amount } totalGrantedRefund { amount } totalRefundPending { amount } totalCharged { amount }
  deliveryMethod { ... on ShippingMethod { name } } shippingAddress { streetAddress1 postalCode }
  lines { id quantity quantityFulfilled translatedProductName translatedVariantName
    unitPrice { net { amount } gross { amount } } totalPrice { gross { amount } }
    variant { id } allocations { quantity } }
  fulfillments { status lines { quantity orderLine { id } } }
  giftCards { last4CodeChars } payments { gateway chargeStatus }
  grantedRefunds { id status amount { amount } reason shippingCostsIncluded lines { quantity orderLine { id } }
    transaction { id } transactionEvents { type amount { amount } } }
  transactions { id chargedAmount { amount } refundedAmount { amount } refundPendingAmount { amount }
    events { type amount { amount } pspReference message } } } }"""


@dataclass
class Trade:
    """One channel, one warehouse, and a product of its own in `sizes`."""

    saleor: Saleor
    payments: PaymentApp
    channel: Answer
    warehouse: str
    sizes: dict[str, str] = field(default_factory=dict)
    product: str = ""

    @classmethod
    def open(cls, saleor: Saleor, payments: PaymentApp, slug: str, prices: Mapping[str, str]) -> "Trade":
        channels = saleor.ask("{ channels { id slug currencyCode taxConfiguration { id pricesEnteredWithTax } } }")
        channel = next(each for each in channels["channels"] if each["slug"] == slug)
        places = saleor.ask("{ warehouses(first: 100) { edges { node { id slug } } } }")["warehouses"]["edges"]
        place = next(edge["node"]["id"] for edge in places if edge["node"]["slug"] == "europe")
        trade = cls(saleor, payments, channel, place)
        trade._make_product(prices)
        return trade

    def sell(
        self,
        units: Mapping[str, int],
        *,
        email: str,
        pay: str = "app",
        voucher: str = "",
        discount: str = "",
        address: Mapping[str, str] = ADDRESS,
    ) -> str:
        """A draft made by staff, completed, paid and sent. `pay` is app, two (payments), hand, or old."""
        document = """mutation ($input: DraftOrderCreateInput!) { draftOrderCreate(input: $input) {
          order { id shippingMethods { id name price { amount } } } errors { field message code } } }"""
        wanted = {
            "channelId": self.channel["id"],
            "userEmail": email,
            "lines": [{"variantId": self.sizes[size], "quantity": quantity} for size, quantity in units.items()],
            "shippingAddress": address,
            "billingAddress": address,
            "languageCode": "ES",
            **({"voucherCode": voucher} if voucher else {}),
        }
        draft = self.saleor.ask(document, {"input": wanted})["draftOrderCreate"]["order"]
        cheapest = min(draft["shippingMethods"], key=lambda way: way["price"]["amount"])
        self._do(
            "orderUpdateShipping(order: $id, input: {shippingMethod: $method})",
            {"id": draft["id"], "method": cheapest["id"]},
            "$method: ID!",
        )
        if discount:
            self.books(draft["id"])  # prices are reckoned when they are read; until then the draft costs nothing
            given = {"valueType": "FIXED", "value": discount}
            self._do(
                "orderDiscountAdd(orderId: $id, input: $input)",
                {"id": draft["id"], "input": given},
                "$input: OrderDiscountCommonInput!",
            )
        self._do("draftOrderComplete(id: $id)", {"id": draft["id"]})
        self._pay(draft["id"], pay)
        self.send(draft["id"])
        return str(draft["id"])

    def sell_by_checkout(
        self, units: Mapping[str, int], *, by: Shopper, card: str = "", collects: bool = False, is_sent: bool = True
    ) -> str:
        """In Spanish, with a gift card of the older way, or a voucher's code, where one is given; the rest is paid
        through the payment app.
        """
        made = by.in_saleor(
            """mutation ($input: CheckoutCreateInput!) { checkoutCreate(input: $input) {
              checkout { id shippingMethods { id price { amount } } } errors { field message code } } }""",
            {
                "input": {
                    "channel": self.channel["slug"],
                    "email": by.email,
                    "languageCode": "ES",
                    "lines": [{"variantId": self.sizes[size], "quantity": count} for size, count in units.items()],
                    "shippingAddress": ADDRESS,
                    "billingAddress": ADDRESS,
                }
            },
        )["checkoutCreate"]["checkout"]
        cheapest = min(made["shippingMethods"], key=lambda way: way["price"]["amount"])
        self._do(
            "checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $method)",
            {"id": made["id"], "method": self.warehouse if collects else cheapest["id"]},
            "$method: ID!",
        )
        if card:
            given = {"id": made["id"], "code": card}
            self._do("checkoutAddPromoCode(id: $id, promoCode: $code)", given, "$code: String!")
        left = self.saleor.ask(
            "query ($id: ID!) { checkout(id: $id) { totalBalance { amount } totalPrice { gross { amount } } } }",
            {"id": made["id"]},
        )["checkout"]["totalPrice"]["gross"]["amount"]
        self.payments.charge(made["id"], Decimal(str(left)), self.channel["currencyCode"])
        done = self.saleor.ask(
            "mutation ($id: ID!) { checkoutComplete(id: $id) { order { id } errors { field message code } } }",
            {"id": made["id"]},
        )["checkoutComplete"]["order"]["id"]
        if is_sent:
            self.send(done)
        return str(done)

    def cancel(self, order_id: str) -> None:
        self._do("orderCancel(id: $id)", {"id": order_id})

    def send(self, order_id: str) -> None:
        lines = self.books(order_id)["lines"]
        parts = [
            {"orderLineId": line["id"], "stocks": [{"quantity": line["quantity"], "warehouse": self.warehouse}]}
            for line in lines
        ]
        self._do(
            "orderFulfill(order: $id, input: $input)",
            {"id": order_id, "input": {"lines": parts, "notifyCustomer": False}},
            "$input: OrderFulfillInput!",
        )

    def books(self, order_id: str) -> Answer:
        found: Answer = self.saleor.ask(BOOKS, {"id": order_id})["order"]
        return found

    def stock(self, size: str, warehouse: str = "") -> tuple[int, int]:
        """On the shelf, and of these allocated: in our warehouse, or in another."""
        stocks = self.saleor.ask(
            """query ($id: ID!) { productVariant(id: $id) { stocks { quantity quantityAllocated
              warehouse { id } } } }""",
            {"id": self.sizes[size]},
        )["productVariant"]["stocks"]
        place = warehouse or self.warehouse
        here = next((each for each in stocks if each["warehouse"]["id"] == place), None)
        return (here["quantity"], here["quantityAllocated"]) if here else (0, 0)

    def set_stock(self, size: str, quantity: int) -> None:
        self._do(
            "productVariantStocksUpdate(variantId: $id, stocks: $stocks)",
            {"id": self.sizes[size], "stocks": [{"warehouse": self.warehouse, "quantity": quantity}]},
            "$stocks: [StockInput!]!",
        )

    def translate(self, product: str, sizes: Mapping[str, str]) -> None:
        """Their names in Spanish."""
        names = {self.product: ("productTranslate", product)}
        names |= {self.sizes[size]: ("productVariantTranslate", name) for size, name in sizes.items()}
        for saleor_id, (verb, name) in names.items():
            kind = "TranslationInput!" if verb == "productTranslate" else "NameTranslationInput!"
            given = {"id": saleor_id, "input": {"name": name}}
            self._do(f"{verb}(id: $id, languageCode: ES, input: $input)", given, f"$input: {kind}")

    def change_product(self) -> None:
        """So that Saleor tells of it."""
        given = {"id": self.product, "input": {"weight": "1.5"}}
        self._do("productUpdate(id: $id, input: $input)", given, "$input: ProductInput!")

    def let_collect(self) -> None:
        """Our warehouse hands over what it has itself, in a country that it serves."""
        given = {"id": self.warehouse, "input": {"clickAndCollectOption": "LOCAL", "address": ADDRESS}}
        self._do("updateWarehouse(id: $id, input: $input)", given, "$input: WarehouseUpdateInput!")

    def gift_card(self, amount: str) -> str:
        document = """mutation ($input: GiftCardCreateInput!) { giftCardCreate(input: $input) {
          giftCard { code } errors { field message code } } }"""
        balance = {"amount": amount, "currency": self.channel["currencyCode"]}
        given = {"input": {"balance": balance, "isActive": True}}
        return str(self.saleor.ask(document, given)["giftCardCreate"]["giftCard"]["code"])

    def voucher(self, percent: str) -> str:
        code = f"LIVE{uuid4().hex[:8]}"
        made = self.saleor.ask(
            """mutation ($input: VoucherInput!) { voucherCreate(input: $input) { voucher { id }
              errors { field message code } } }""",
            {"input": {"name": code, "addCodes": [code], "type": "ENTIRE_ORDER", "discountValueType": "PERCENTAGE"}},
        )["voucherCreate"]["voucher"]["id"]
        listing = {"addChannels": [{"channelId": self.channel["id"], "discountValue": percent}]}
        self._do(
            "voucherChannelListingUpdate(id: $id, input: $input)",
            {"id": made, "input": listing},
            "$input: VoucherChannelListingInput!",
        )
        return code

    def refund_old(self, order_id: str, amount: str) -> None:
        """What staff does in the Dashboard for an old payment."""
        self._do(
            "orderRefund(id: $id, amount: $amount)", {"id": order_id, "amount": amount}, "$amount: PositiveDecimal!"
        )

    def replacement(self, original: str) -> list[Answer]:
        """Orders and drafts that say that they replace it."""
        found = []
        for kind in ("orders", "draftOrders"):
            document = f"""{{ {kind}(first: 30, sortBy: {{field: NUMBER, direction: DESC}}) {{ edges {{ node {{
              id number status externalReference privateMetafield(key: "postventa.replaces") }} }} }} }}"""
            edges = self.saleor.ask(document)[kind]["edges"]
            found += [each["node"] for each in edges if each["node"]["privateMetafield"] == original]
        return found

    def cards(self, mark: str) -> list[Answer]:
        """Gift cards that we made, under this key or one that begins so."""
        document = """{ giftCards(first: 50, sortBy: {field: CREATED_AT, direction: DESC}) { edges { node {
          code isActive initialBalance { amount currency } metafield(key: "postventa.credit") } } } }"""
        edges = self.saleor.ask(document)["giftCards"]["edges"]
        return [each["node"] for each in edges if (each["node"]["metafield"] or "").startswith(mark)]

    def _pay(self, order_id: str, pay: str) -> None:
        total = Decimal(str(self.books(order_id)["total"]["gross"]["amount"]))
        currency = self.channel["currencyCode"]
        match pay:
            case "app":
                self.payments.charge(order_id, total, currency)
            case "two":
                self.payments.charge(order_id, total - 10, currency)
                self.payments.charge(order_id, Decimal(10), currency)
            case "hand" | "old":
                self._mark_paid_by("PAYMENT_FLOW" if pay == "old" else "TRANSACTION_FLOW")
                self._do("orderMarkAsPaid(id: $id)", {"id": order_id})
                self._mark_paid_by("TRANSACTION_FLOW")

    def _mark_paid_by(self, strategy: str) -> None:
        self._do(
            "channelUpdate(id: $id, input: $input)",
            {"id": self.channel["id"], "input": {"orderSettings": {"markAsPaidStrategy": strategy}}},
            "$input: ChannelUpdateInput!",
        )

    def _do(self, call: str, variables: Mapping[str, Any], *declared: str) -> None:
        names = ", ".join(["$id: ID!", *declared])
        self.saleor.ask(f"mutation ({names}) {{ {call} {{ errors {{ field message code }} }} }}", variables)

    def _make_product(self, prices: Mapping[str, str]) -> None:
        types = self.saleor.ask("{ productTypes(first: 50) { edges { node { id name } } } }")["productTypes"]["edges"]
        kind = next(edge["node"]["id"] for edge in types if edge["node"]["name"] == "Default Type")
        categories = self.saleor.ask("{ categories(first: 1) { edges { node { id } } } }")["categories"]["edges"]
        name = f"Live shirt {uuid4().hex[:6]}"
        made = self.saleor.ask(
            """mutation ($input: ProductCreateInput!) { productCreate(input: $input) { product { id }
              errors { field message code } } }""",
            {"input": {"name": name, "productType": kind, "category": categories[0]["node"]["id"]}},
        )["productCreate"]["product"]["id"]
        self.product = made
        listing = {
            "channelId": self.channel["id"],
            "isPublished": True,
            "isAvailableForPurchase": True,
            "visibleInListings": True,
        }
        self._do(
            "productChannelListingUpdate(id: $id, input: $input)",
            {"id": made, "input": {"updateChannels": [listing]}},
            "$input: ProductChannelListingUpdateInput!",
        )
        for size, price in prices.items():
            self.sizes[size] = self._make_variant(made, f"{name} {size}", size, price)

    def _make_variant(self, product: str, sku: str, size: str, price: str) -> str:
        made = self.saleor.ask(
            """mutation ($input: ProductVariantCreateInput!) { productVariantCreate(input: $input) {
              productVariant { id } errors { field message code } } }""",
            {
                "input": {
                    "product": product,
                    "name": size,
                    "sku": sku,
                    "trackInventory": True,
                    "attributes": [],
                    "weight": 0.2,
                    "stocks": [{"warehouse": self.warehouse, "quantity": STOCK}],
                }
            },
        )["productVariantCreate"]["productVariant"]["id"]
        self._do(
            "productVariantChannelListingUpdate(id: $id, input: $input)",
            {"id": made, "input": [{"channelId": self.channel["id"], "price": price}]},
            "$input: [ProductVariantChannelListingAddInput!]!",
        )
        return str(made)
