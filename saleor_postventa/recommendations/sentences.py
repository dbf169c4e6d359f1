"""Why a product is shown, in one line that the shopper reads."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .rules.kinds import Why
from .serving import Recommendation

_BESIDE = {
    Why.PICKED: gettext_lazy("The shop recommends it with {name}."),
    Why.GOES_WITH: gettext_lazy("Goes well with {name}."),
    Why.ALSO_BOUGHT: gettext_lazy("Customers who bought {name} also bought it."),
}


def why_in_words(shown: Recommendation) -> str:
    name = shown.seed.local_name if shown.seed is not None else ""
    if shown.why == Why.HABIT:
        said = ngettext("You bought it before.", "You have bought it {count} times.", shown.times)
        return said.format(count=shown.times)
    if shown.why == Why.CATEGORY_BESTSELLER and shown.product.category_name:
        return _("One of the bestsellers in {category}.").format(category=shown.product.local_category)
    if name and shown.why in _BESIDE:
        return str(_BESIDE[shown.why]).format(name=name)
    return _("Picked for you by the shop.") if shown.why == Why.PICKED else _("One of the bestsellers.")
