from django.utils.translation import gettext_lazy as _

from saleor_postventa.legal.laws import Law, Needs
from saleor_postventa.returns.policy.kinds import Subject, Unit, Words, add_condition
from saleor_postventa.returns.policy.matching import Choice, Flag, Overlap, Range

_ABOUT = Subject.PRODUCT


def _is_excluded_by_law(value: Choice, law: Law) -> bool:
    """Only exclusions that need nothing more: a sealed item has its right until it is opened."""
    known = law.exclusions
    return bool(value.any_of) and all(code in known and known[code].needs is Needs.NOTHING for code in value.any_of)


add_condition("product", _ABOUT, _("product"), Choice, lambda case: case.line.product_id)
add_condition("variant", _ABOUT, _("variant"), Choice, lambda case: case.line.variant_id)
add_condition("sku", _ABOUT, _("SKU"), Choice, lambda case: case.line.sku)
add_condition(
    "product_type", _ABOUT, _("product type"), Choice, lambda case: case.line.product_type, words=Words.PRODUCT_TYPE
)
add_condition("category", _ABOUT, _("category"), Choice, lambda case: case.line.category, words=Words.CATEGORY)
add_condition(
    "collection", _ABOUT, _("collection"), Overlap, lambda case: case.line.collections, words=Words.COLLECTION
)
add_condition("product_tag", _ABOUT, _("product tag"), Overlap, lambda case: case.line.tags)
add_condition("price", _ABOUT, _("price paid for one"), Range, lambda case: case.line.unit_price, unit=Unit.MONEY)
add_condition(
    "discount", _ABOUT, _("discount in percent"), Range, lambda case: case.line.discount_share * 100, unit=Unit.PERCENT
)
add_condition("final_sale", _ABOUT, _("final sale"), Flag, lambda case: case.line.is_final_sale)
add_condition("gift", _ABOUT, _("gift"), Flag, lambda case: case.line.is_gift)
add_condition(
    "legal_exclusion",
    _ABOUT,
    _("left out of the right of withdrawal by law"),
    Choice,
    lambda case: case.line.exclusion or None,
    is_beyond_right=_is_excluded_by_law,
    words=Words.EXCLUSION,
)
