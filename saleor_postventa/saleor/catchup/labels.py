"""What people call the feeds; one without a name here goes by its code."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "customers": _("Customers"),
    "customers_existing": _("Customers: whether they still exist in Saleor"),
    "failed_deliveries": _("Webhooks that Saleor gave up on"),
    "orders": _("Orders that changed"),
    "orders_existing": _("Orders: whether they still exist in Saleor"),
    "orders_history": _("Orders"),
    "orders_open": _("Orders on their way"),
    "products": _("Products"),
    "products_existing": _("Products: whether they still exist in Saleor"),
    "return_reasons": _("Reasons of returns"),
}


def feed_label(code: str) -> str:
    return str(LABELS.get(code, code.replace("_", " ")))
