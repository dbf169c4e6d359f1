"""Customers, products, metadata."""

from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs import catalogue, customers, metadata, reasoning
from saleor_postventa.sandbox.verbs.catalogue import WantedProduct
from saleor_postventa.sandbox.verbs.customers import WantedCustomer
from saleor_postventa.sandbox.verbs.finding import find_staff
from saleor_postventa.sandbox.verbs.reasoning import WantedReason
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world.people import User

from .commands import Answer, CustomerOnly, command


class NewCustomer(WantedCustomer, kw_only=True, frozen=True):
    by_staff: bool = False


class ChangedCustomer(WantedCustomer, kw_only=True, frozen=True):
    customer: str


class NewEmail(msgspec.Struct, kw_only=True, frozen=True):
    customer: str
    email: str


class ProductChange(msgspec.Struct, kw_only=True, frozen=True):
    product: str
    name: str | None = None
    category: str | None = None


class ProductOnly(msgspec.Struct, kw_only=True, frozen=True):
    product: str


class NewVariant(msgspec.Struct, kw_only=True, frozen=True):
    product: str
    name: str
    price: Decimal


class VariantOnly(msgspec.Struct, kw_only=True, frozen=True):
    variant: str


class NewPrice(msgspec.Struct, kw_only=True, frozen=True):
    variant: str
    channel: str
    price: Decimal


class ReasonList(msgspec.Struct, kw_only=True, frozen=True):
    """The shop's return reasons; not in use, the shop has none."""

    reasons: list[WantedReason]
    is_in_use: bool = True


class NewMetadata(msgspec.Struct, kw_only=True, frozen=True):
    """Of an order, one of its fulfilments, a customer, a product or a variant."""

    metadata: dict[str, str]
    order: str | None = None
    fulfillment: str | None = None
    customer: str | None = None
    product: str | None = None
    variant: str | None = None
    private: bool = False
    by_app: bool = False


def show(user: User) -> Answer:
    return {"id": user.id, "email": user.email}


@command("create-customer")
def create_customer(runtime: Runtime, wanted: NewCustomer) -> Answer:
    by = find_staff(runtime.world) if wanted.by_staff else None
    return show(customers.create_customer(runtime.world, wanted, by))


@command("update-customer")
def update_customer(runtime: Runtime, wanted: ChangedCustomer) -> Answer:
    return show(customers.update_customer(runtime.world, wanted.customer, wanted, find_staff(runtime.world)))


@command("change-email")
def change_email(runtime: Runtime, wanted: NewEmail) -> Answer:
    return show(customers.change_email(runtime.world, wanted.customer, wanted.email))


@command("confirm-account")
def confirm_account(runtime: Runtime, wanted: CustomerOnly) -> Answer:
    return show(customers.confirm_account(runtime.world, wanted.customer))


@command("link-guest-orders")
def link_guest_orders(runtime: Runtime, wanted: CustomerOnly) -> Answer:
    linked = customers.link_guest_orders(runtime.world, wanted.customer)
    return {"orders": [order.id for order in linked]}


@command("delete-customer")
def delete_customer(runtime: Runtime, wanted: CustomerOnly) -> Answer:
    customers.delete_customer(runtime.world, wanted.customer, find_staff(runtime.world))
    return {}


@command("delete-own-account")
def delete_own_account(runtime: Runtime, wanted: CustomerOnly) -> Answer:
    customers.delete_own_account(runtime.world, wanted.customer)
    return {}


@command("create-product")
def create_product(runtime: Runtime, wanted: WantedProduct) -> Answer:
    return {"id": catalogue.create_product(runtime.world, wanted, find_staff(runtime.world)).id}


@command("update-product")
def update_product(runtime: Runtime, wanted: ProductChange) -> Answer:
    staff = find_staff(runtime.world)
    return {"id": catalogue.update_product(runtime.world, wanted.product, staff, wanted.name, wanted.category).id}


@command("delete-product")
def delete_product(runtime: Runtime, wanted: ProductOnly) -> Answer:
    catalogue.delete_product(runtime.world, wanted.product, find_staff(runtime.world))
    return {}


@command("add-variant")
def add_variant(runtime: Runtime, wanted: NewVariant) -> Answer:
    staff = find_staff(runtime.world)
    return {"id": catalogue.add_variant(runtime.world, wanted.product, wanted.name, wanted.price, staff).id}


@command("delete-variant")
def delete_variant(runtime: Runtime, wanted: VariantOnly) -> Answer:
    catalogue.delete_variant(runtime.world, wanted.variant, find_staff(runtime.world))
    return {}


@command("change-price")
def change_price(runtime: Runtime, wanted: NewPrice) -> Answer:
    staff = find_staff(runtime.world)
    return {"id": catalogue.change_price(runtime.world, wanted.variant, wanted.channel, wanted.price, staff).id}


@command("set-reasons")
def set_reasons(runtime: Runtime, wanted: ReasonList) -> Answer:
    pages = reasoning.set_reasons(runtime.world, wanted.reasons, is_in_use=wanted.is_in_use)
    return {"pages": {page.slug: page.id for page in pages}}


@command("set-metadata")
def set_metadata(runtime: Runtime, wanted: NewMetadata) -> Answer:
    world, pairs = runtime.world, wanted.metadata
    by = runtime.app if wanted.by_app else find_staff(world)
    if wanted.order and wanted.fulfillment:
        metadata.set_fulfillment_metadata(world, wanted.order, by, pairs, wanted.fulfillment)
    elif wanted.order:
        metadata.set_order_metadata(world, wanted.order, by, pairs, private=wanted.private)
    elif wanted.customer:
        metadata.set_customer_metadata(world, wanted.customer, by, pairs, private=wanted.private)
    elif wanted.product:
        metadata.set_product_metadata(world, wanted.product, by, pairs)
    elif wanted.variant:
        metadata.set_variant_metadata(world, wanted.variant, by, pairs)
    else:
        raise Refused("REQUIRED", "Whose metadata?")
    return {}
