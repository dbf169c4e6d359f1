"""Typed functions over the control API, for the demo and for tests: `Sandbox(url).place_order(...)`."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypedDict, Unpack

import requests

TIMEOUT = 30.0
Answer = dict[str, Any]


class SandboxRefused(Exception):
    """The sandbox said no; nothing was changed."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class Item(TypedDict, total=False):
    variant: str
    quantity: int
    is_gift: bool


class Units(TypedDict, total=False):
    """So many of an order's line; `warehouse` for fulfilments, `replace` and `reason` for returns."""

    line: str
    quantity: int
    warehouse: str
    replace: bool
    reason: str


class OrderOptions(TypedDict, total=False):
    """`customer` (an account's id) or `email` and names; `pay`: full (the default), none, or an amount as text."""

    customer: str
    email: str
    first_name: str
    last_name: str
    language_code: str
    city: str
    postal_code: str
    street: str
    country: str
    phone: str
    voucher_code: str
    gift_card: str
    pay: str
    metadata: Mapping[str, str]
    external_reference: str
    tracking_number: str


class ImportedOrder(OrderOptions, total=False):
    channel: str
    lines: Sequence[Item]
    created_at: str


class CustomerOptions(TypedDict, total=False):
    email: str
    first_name: str
    last_name: str
    language_code: str
    external_reference: str
    metadata: Mapping[str, str]
    address: Mapping[str, str]
    is_confirmed: bool


class Target(TypedDict, total=False):
    """Whose metadata: an order's (or one of its fulfilments'), a customer's, a product's, a variant's."""

    order: str
    fulfillment: str
    customer: str
    product: str
    variant: str
    private: bool
    by_app: bool


@dataclass(frozen=True)
class Sandbox:
    base_url: str
    session: requests.Session = field(default_factory=requests.Session)

    def command(self, command: str, /, **fields: Any) -> Answer:
        given = {key: value for key, value in fields.items() if value is not None}
        return self._ask("POST", command, json=given)

    def read(self, name: str, /, **query: Any) -> Answer:
        return self._ask("GET", name, params=query)

    def _ask(self, method: str, name: str, **how: Any) -> Answer:
        url = f"{self.base_url.rstrip('/')}/control/{name}"
        response = self.session.request(method, url, timeout=TIMEOUT, **how)
        answer: Answer = response.json()
        if "error" in answer:
            raise SandboxRefused(answer["error"]["code"], answer["error"]["message"])
        return answer

    def place_order(self, channel: str, lines: Sequence[Item], **options: Unpack[OrderOptions]) -> Answer:
        return self.command("place-order", channel=channel, lines=list(lines), **options)

    def import_orders(self, orders: Sequence[ImportedOrder]) -> list[Answer]:
        made: list[Answer] = self.command("import-orders", orders=list(orders))["orders"]
        return made

    def pay_order(self, order: str, amount: Decimal | str | None = None) -> Answer:
        return self.command("pay-order", order=order, amount=None if amount is None else str(amount))

    def mark_as_paid(self, order: str, reference: str = "") -> Answer:
        return self.command("mark-as-paid", order=order, reference=reference)

    def fulfill_order(
        self,
        order: str,
        lines: Sequence[Units] | None = None,
        tracking_number: str = "",
        *,
        notify_customer: bool = True,
    ) -> Answer:
        return self.command(
            "fulfill-order",
            order=order,
            lines=lines,
            tracking_number=tracking_number,
            notify_customer=notify_customer,
        )

    def approve_fulfillment(self, order: str, fulfillment: str | None = None) -> Answer:
        return self.command("approve-fulfillment", order=order, fulfillment=fulfillment)

    def update_tracking(self, order: str, tracking_number: str, fulfillment: str | None = None) -> Answer:
        return self.command("update-tracking", order=order, tracking_number=tracking_number, fulfillment=fulfillment)

    def cancel_fulfillment(self, order: str, fulfillment: str | None = None) -> Answer:
        return self.command("cancel-fulfillment", order=order, fulfillment=fulfillment)

    def cancel_order(self, order: str) -> Answer:
        return self.command("cancel-order", order=order)

    def confirm_order(self, order: str) -> Answer:
        return self.command("confirm-order", order=order)

    def expire_order(self, order: str) -> Answer:
        return self.command("expire-order", order=order)

    def add_note(self, order: str) -> Answer:
        return self.command("add-note", order=order)

    def return_units(self, order: str, lines: Sequence[Units], reason: str = "") -> Answer:
        return self.command("return-units", order=order, lines=list(lines), reason=reason)

    def replace_units(self, order: str, lines: Sequence[Units]) -> Answer:
        """Gives the replacement order, placed for nothing."""
        return self.command("replace-units", order=order, lines=list(lines))

    def grant_refund(
        self,
        order: str,
        amount: Decimal | str | None = None,
        lines: Sequence[Units] = (),
        reason: str = "",
        *,
        shipping: bool = False,
    ) -> Answer:
        given = None if amount is None else str(amount)
        return self.command(
            "grant-refund", order=order, amount=given, lines=list(lines), reason=reason, shipping=shipping
        )

    def request_refund(self, order: str, grant: str | None = None) -> Answer:
        return self.command("request-refund", order=order, grant=grant)

    def report_refund(
        self,
        order: str,
        grant: str | None = None,
        amount: Decimal | str | None = None,
        *,
        success: bool = True,
    ) -> Answer:
        given = None if amount is None else str(amount)
        return self.command("report-refund", order=order, grant=grant, amount=given, success=success)

    def plan_payment_answer(self, answer: str) -> None:
        """success, pending, failure, never, no_answer or another_reference; of refunds requested by the API."""
        self.command("payment-app", answer=answer)

    def create_card(self, amount: Decimal | str, currency: str) -> Answer:
        """A gift card that somebody bought, with its code."""
        return self.command("create-card", amount=str(amount), currency=currency)

    def cards(self) -> list[Answer]:
        found: list[Answer] = self.read("cards")["cards"]
        return found

    def vouchers(self) -> list[Answer]:
        """Each with its `codes`: how often they were used, and whether they still open something."""
        found: list[Answer] = self.read("vouchers")["vouchers"]
        return found

    def create_customer(self, *, by_staff: bool = False, **options: Unpack[CustomerOptions]) -> Answer:
        return self.command("create-customer", by_staff=by_staff, **options)

    def update_customer(self, customer: str, **options: Unpack[CustomerOptions]) -> Answer:
        return self.command("update-customer", customer=customer, **options)

    def change_email(self, customer: str, email: str) -> Answer:
        return self.command("change-email", customer=customer, email=email)

    def confirm_account(self, customer: str) -> Answer:
        return self.command("confirm-account", customer=customer)

    def link_guest_orders(self, customer: str) -> list[str]:
        linked: list[str] = self.command("link-guest-orders", customer=customer)["orders"]
        return linked

    def delete_customer(self, customer: str) -> None:
        self.command("delete-customer", customer=customer)

    def delete_own_account(self, customer: str) -> None:
        self.command("delete-own-account", customer=customer)

    def change_channel(self, channel: str, **changes: bool) -> None:
        """`automatically_confirm`, `prices_entered_with_tax`; what is not named is as in the beginning."""
        self.command("change-channel", channel=channel, **changes)

    def set_stock(self, variant: str, warehouse: str, quantity: int) -> None:
        """As staff counts the shelf; `warehouse` is a slug."""
        self.command("set-stock", variant=variant, warehouse=warehouse, quantity=quantity)

    def take_off_sale(self, variant: str, channel: str) -> None:
        self.command("take-off-sale", variant=variant, channel=channel)

    def promote(self, variant: str, percent: str) -> None:
        """A promotion of the shop that takes so many per cent off it, in drafts as well."""
        self.command("promote", variant=variant, percent=percent)

    def stock(self, variant: str) -> dict[str, int]:
        """What is on the shelves, by the warehouse's slug."""
        found: dict[str, int] = self.read("stock", variant=variant)["stock"]
        return found

    def create_product(self, name: str, variants: Mapping[str, str], category: str | None = None) -> Answer:
        return self.command("create-product", name=name, variants=dict(variants), category=category)

    def update_product(self, product: str, name: str | None = None, category: str | None = None) -> Answer:
        return self.command("update-product", product=product, name=name, category=category)

    def delete_product(self, product: str) -> None:
        self.command("delete-product", product=product)

    def add_variant(self, product: str, name: str, price: Decimal | str) -> Answer:
        return self.command("add-variant", product=product, name=name, price=str(price))

    def delete_variant(self, variant: str) -> None:
        self.command("delete-variant", variant=variant)

    def change_price(self, variant: str, channel: str, price: Decimal | str) -> Answer:
        return self.command("change-price", variant=variant, channel=channel, price=str(price))

    def set_reasons(self, reasons: Sequence[Mapping[str, Any]], *, is_in_use: bool = True) -> dict[str, str]:
        """Pages of the type that the shop chose for return reasons (`slug`, `title`, `titles` by language code).

        Gives their ids by slug.
        """
        pages: dict[str, str] = self.command("set-reasons", reasons=list(reasons), is_in_use=is_in_use)["pages"]
        return pages

    def set_metadata(self, metadata: Mapping[str, str], **target: Unpack[Target]) -> None:
        self.command("set-metadata", metadata=dict(metadata), **target)

    def install(
        self, manifest_url: str = "", permissions: Sequence[str] | None = None, *, activate: bool = True
    ) -> Answer:
        return self.command("install", manifest_url=manifest_url, permissions=permissions, activate=activate)

    def reinstall(self, manifest_url: str = "") -> Answer:
        return self.command("reinstall", manifest_url=manifest_url)

    def deactivate_app(self) -> None:
        self.command("deactivate-app")

    def activate_app(self) -> None:
        self.command("activate-app")

    def update_app(self, name: str, permissions: Sequence[str] | None = None) -> None:
        self.command("update-app", name=name, permissions=permissions)

    def delete_app(self) -> None:
        self.command("delete-app")

    def point_to_carrier_door(self, endpoint: str, key: str) -> None:
        """Where the counter reports a delivery, and the app's API key (`pv_...`) that signs the report."""
        self.command("carrier", endpoint=endpoint, key=key)

    def deliver(self, order: str, fulfillment: str | None = None) -> None:
        """Tells the app that a parcel arrived, as a carrier would: Saleor knows nothing of it."""
        self.command("deliver", order=order, fulfillment=fulfillment)

    def rotate_key(self) -> str:
        kid: str = self.command("rotate-key")["kid"]
        return kid

    def move_clock(self, offset_seconds: float) -> str:
        """Sets how far the shop is ahead of the machine; gives the shop's time."""
        now: str = self.command("clock", offset_seconds=offset_seconds)["now"]
        return now

    def change_settings(self, **settings: bool) -> None:
        self.command("settings", **settings)

    def plan_faults(self, drop: float = 0.0, duplicate: float = 0.0, shuffle_seconds: float = 0.0) -> None:
        self.command("faults", drop=drop, duplicate=duplicate, shuffle_seconds=shuffle_seconds)

    def retry_failed(self) -> int:
        count: int = self.command("retry-failed")["count"]
        return count

    def issue_token(
        self, kind: str = "access", user: str = "", extension: str | None = None, lives: int | None = None
    ) -> str | None:
        """`kind`: access, refresh, thirdparty. Without a user, the first of staff."""
        token: str | None = self.command("token", kind=kind, user=user, extension=extension, lives=lives)["token"]
        return token

    def state(self) -> Answer:
        return self.read("state")

    def deliveries(self, **query: Any) -> list[Answer]:
        """Newest first. `status`, `event`, `after` (a delivery's id), `limit`."""
        found: list[Answer] = self.read("deliveries", **query)["deliveries"]
        return found

    def orders(self, limit: int = 200) -> list[Answer]:
        found: list[Answer] = self.read("orders", limit=limit)["orders"]
        return found

    def order(self, order: str) -> Answer:
        return self.read("order", id=order)

    def customers(self, limit: int = 200) -> list[Answer]:
        found: list[Answer] = self.read("customers", limit=limit)["customers"]
        return found

    def products(self, limit: int = 200) -> list[Answer]:
        found: list[Answer] = self.read("products", limit=limit)["products"]
        return found

    def staff(self) -> list[Answer]:
        found: list[Answer] = self.read("staff")["staff"]
        return found

    def variants(self, limit: int = 200) -> list[Answer]:
        found: list[Answer] = self.read("variants", limit=limit)["variants"]
        return found

    def wait_until_quiet(self, seconds: float = 30.0) -> None:
        """Until nothing is on its way any more. Raises TimeoutError."""
        limit = time.monotonic() + seconds
        while self.state()["deliveries"].get("PENDING", 0):
            if time.monotonic() > limit:
                raise TimeoutError("deliveries are still on their way")
            time.sleep(0.05)
