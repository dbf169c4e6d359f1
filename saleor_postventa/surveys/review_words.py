"""What is said of reviews beside them: who writes them, how that is known, and what was promised for it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saleor_postventa.shops.models import Shop


def stars_in_words(stars: int) -> str:
    return ngettext("{count} star of five", "{count} stars of five", stars).format(count=stars)


def incentive_label() -> str:
    """Beside each review for which something was promised (Directive 2019/2161; 16 CFR 465)."""
    return _("With an incentive")


def verified_label() -> str:
    return _("Verified purchase")


def reviews_in_words(shop: Shop) -> list[str]:
    """Whether reviews come from who bought, how that is made sure, and what is done with them (UCPD, art. 7(6))."""
    said = [
        _(
            "Every review comes from somebody who bought the product here: it is written through a link that belongs to"
            " their order, once for each item. There is no other way to write one."
        ),
        _(
            "The team looks at each review before it is shown. It is not shown if it insults, tells private things, is"
            " advertising, is not about the product or breaks the law; whoever wrote it reads why where they wrote it."
            " Few stars are no reason. The mean is that of all that are shown."
        ),
    ]
    if shop.preferences.is_review_incentive_on:
        said.append(
            _(
                "Who writes a review gets points, the same whatever it says and however many stars it has. Such reviews"
                " say so: “{label}”."
            ).format(label=incentive_label())
        )
    else:
        others = _("Nobody gets anything for a review at the moment; those of other times say so: “{label}”.")
        said.append(others.format(label=incentive_label()))
    return said
