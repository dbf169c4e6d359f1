"""How far a store credit has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CreditStatus(TextChoices):
    """CALLED: the call was about to be made; whether Saleor made the card is read back before it is asked again."""

    ASKED = "asked", _("waiting")
    CALLED = "called", _("under way")
    ISSUED = "issued", _("issued")
    STUCK = "stuck", _("a person has to look")


class CreditTrouble(TextChoices):
    """Why a store credit is stuck; the label says what to do."""

    REFUSED = "refused", _("Saleor refused to make the gift card. See whether it has expired, then try again.")
    AMBIGUOUS = "ambiguous", _("Saleor has a gift card for this that differs. Look at it in the Dashboard.")
    PERMISSION_MISSING = (
        "permission_missing",
        _("Saleor does not let the app make gift cards. Grant it MANAGE_GIFT_CARD."),
    )
    TOO_MANY_TRIES = "too_many_tries", _("Saleor could not be reached for days. Try again.")


UNDER_WAY = frozenset({CreditStatus.ASKED, CreditStatus.CALLED})
