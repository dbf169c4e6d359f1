"""Every event that the sandbox sends: its permission, and since when its payload is built later."""

from dataclasses import dataclass

LIFECYCLE = frozenset({"app_installed", "app_updated", "app_deleted", "app_status_changed"})
LIFECYCLE_TO_SELF_SINCE = "3.23"


@dataclass(frozen=True)
class EventKind:
    code: str
    permission: str
    deferred_since: str | None = None

    @property
    def typename(self) -> str:
        return "".join(part.title() for part in self.code.split("_"))

    def is_deferred_in(self, version: str) -> bool:
        return self.deferred_since is not None and version >= self.deferred_since


def _kinds(permission: str, names: str, deferred_since: str | None = None) -> list[EventKind]:
    return [EventKind(name, permission, deferred_since) for name in names.split()]


_ORDERS = (
    "order_created order_confirmed order_paid order_fully_paid order_updated order_fulfilled order_cancelled "
    "order_expired order_refunded order_fully_refunded order_metadata_updated draft_order_created "
    "draft_order_updated fulfillment_canceled fulfillment_metadata_updated fulfillment_tracking_number_updated"
)
_ACCOUNTS = (
    "customer_created customer_updated customer_metadata_updated customer_deleted "
    "account_deleted account_confirmed account_email_changed"
)
_PRODUCTS = (
    "product_created product_updated product_metadata_updated product_deleted "
    "product_variant_created product_variant_updated product_variant_deleted"
)

KINDS = {
    kind.code: kind
    for kind in [
        *_kinds("MANAGE_ORDERS", _ORDERS, deferred_since="3.23"),
        *_kinds("MANAGE_ORDERS", "order_bulk_created fulfillment_created fulfillment_approved"),
        *_kinds("MANAGE_USERS", _ACCOUNTS),
        *_kinds("MANAGE_PRODUCTS", _PRODUCTS),
        *_kinds("MANAGE_APPS", " ".join(sorted(LIFECYCLE))),
    ]
}
