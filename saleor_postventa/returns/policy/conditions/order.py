from django.utils.translation import gettext_lazy as _

from saleor_postventa.legal.laws import Law
from saleor_postventa.returns.policy.kinds import Subject, Unit, Words, add_condition
from saleor_postventa.returns.policy.matching import Choice, Days, Flag, Overlap, Range

_ABOUT = Subject.ORDER


def _is_elsewhere(value: Choice, law: Law) -> bool:
    return not value.test()(law.country)


def _is_without_right(value: Flag, _law: Law) -> bool:
    return not value.is_


add_condition(
    "country",
    _ABOUT,
    _("country of delivery"),
    Choice,
    lambda case: case.order.country,
    is_beyond_right=_is_elsewhere,
    words=Words.COUNTRY,
)
add_condition("channel", _ABOUT, _("channel"), Choice, lambda case: case.order.channel, words=Words.CHANNEL)
add_condition("currency", _ABOUT, _("currency"), Choice, lambda case: case.order.currency, words=Words.CURRENCY)
add_condition("order_date", _ABOUT, _("order placed"), Days, lambda case: case.placed_on())
add_condition("order_tag", _ABOUT, _("order tag"), Overlap, lambda case: case.order.tags, is_public=False)
add_condition("order_value", _ABOUT, _("value of the order"), Range, lambda case: case.order.total, unit=Unit.MONEY)
add_condition("voucher", _ABOUT, _("discount code"), Choice, lambda case: case.order.voucher_code)
add_condition("order_returns", _ABOUT, _("returns of the order so far"), Range, lambda case: case.order.returns_count)
add_condition("replacement", _ABOUT, _("order that replaces another"), Flag, lambda case: case.order.is_replacement)
add_condition(
    "withdrawal_right",
    _ABOUT,
    _("within the right of withdrawal"),
    Flag,
    lambda case: case.has_right,
    is_beyond_right=_is_without_right,
)
