"""What the shopper asks for. While it is not known yet, none of these conditions holds."""

from django.utils.translation import gettext_lazy as _

from saleor_postventa.returns.policy.kinds import Subject, Unit, Words, add_condition
from saleor_postventa.returns.policy.matching import Choice, Flag, Range

_ABOUT = Subject.RETURN

add_condition("reason", _ABOUT, _("reason"), Choice, lambda case: case.wish.reason or None, words=Words.REASON)
add_condition(
    "reason_group",
    _ABOUT,
    _("group of reasons"),
    Choice,
    lambda case: case.wish.reason_group or None,
    words=Words.REASON_GROUP,
)
add_condition("shops_fault", _ABOUT, _("the shop's fault"), Flag, lambda case: case.wish.is_shops_fault)
add_condition(
    "method", _ABOUT, _("way of sending back"), Choice, lambda case: case.wish.method or None, words=Words.METHOD
)
add_condition(
    "outcome", _ABOUT, _("what is asked for"), Choice, lambda case: case.wish.outcome or None, words=Words.OUTCOME
)
add_condition(
    "return_value", _ABOUT, _("value of the return"), Range, lambda case: case.wish.value or None, unit=Unit.MONEY
)
add_condition("return_items", _ABOUT, _("items in the return"), Range, lambda case: case.wish.item_count)
add_condition("full_return", _ABOUT, _("the whole order comes back"), Flag, lambda case: case.wish.is_full)
add_condition(
    "return_channel",
    _ABOUT,
    _("where the return is asked for"),
    Choice,
    lambda case: case.wish.channel,
    is_public=False,
    words=Words.REQUEST_CHANNEL,
)
add_condition(
    "restock_location",
    _ABOUT,
    _("warehouse it goes back to"),
    Choice,
    lambda case: case.wish.restock_location or None,
    is_public=False,
)
add_condition(
    "days_since", _ABOUT, _("days since the window began"), Range, lambda case: case.days_since(), unit=Unit.DAYS
)
add_condition("flagged", _ABOUT, _("flagged for a person"), Flag, lambda case: case.wish.is_flagged, is_public=False)
