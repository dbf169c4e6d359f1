"""Counts are of the twelve months before. What a shop counts of a person's past is not told on the public page."""

from django.utils.translation import gettext_lazy as _

from saleor_postventa.returns.policy.kinds import Subject, Unit, add_condition
from saleor_postventa.returns.policy.matching import Choice, Flag, Overlap, Range

_ABOUT = Subject.CUSTOMER

add_condition("guest", _ABOUT, _("bought without an account"), Flag, lambda case: case.customer.is_guest)
add_condition("tier", _ABOUT, _("customer's level"), Choice, lambda case: case.customer.tier)
add_condition("segment", _ABOUT, _("customer's group"), Overlap, lambda case: case.customer.segments, is_public=False)
add_condition("customer_tag", _ABOUT, _("customer's tag"), Overlap, lambda case: case.customer.tags, is_public=False)
add_condition("orders", _ABOUT, _("customer's orders"), Range, lambda case: case.customer.orders, is_public=False)
add_condition("returns", _ABOUT, _("customer's returns"), Range, lambda case: case.customer.returns, is_public=False)
add_condition(
    "keep_its", _ABOUT, _("items the customer could keep"), Range, lambda case: case.customer.keep_its, is_public=False
)
add_condition(
    "bonus_received",
    _ABOUT,
    _("bonus that the customer has had"),
    Range,
    lambda case: case.customer.bonus_received,
    is_public=False,
    unit=Unit.MONEY,
)
add_condition(
    "failed_payments",
    _ABOUT,
    _("customer's failed payments"),
    Range,
    lambda case: case.customer.failed_payments,
    is_public=False,
)
add_condition(
    "partial_credits",
    _ABOUT,
    _("partial credits that the customer has had"),
    Range,
    lambda case: case.customer.partial_credits,
    is_public=False,
)
add_condition(
    "missing_item_returns",
    _ABOUT,
    _("customer's returns with something missing"),
    Range,
    lambda case: case.customer.missing_item_returns,
    is_public=False,
)
