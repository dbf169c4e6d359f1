"""How far a store credit, or a voucher code, has come."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CreditStatus(TextChoices):
    """CALLED: the call was about to be made; whether Saleor made the card is read back before it is asked again.

    DROPPED: whoever asked for it does without; it is never tried again.
    """

    ASKED = "asked", _("waiting")
    CALLED = "called", _("under way")
    ISSUED = "issued", _("issued")
    STUCK = "stuck", _("a person has to look")
    DROPPED = "dropped", _("no longer wanted")


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


class VoucherKind(TextChoices):
    """What a code takes off."""

    AMOUNT = "amount", _("an amount off the order")
    PERCENT = "percent", _("a share off the order")
    SHIPPING = "shipping", _("free shipping")
    PRODUCT = "product", _("a product for nothing")


class VoucherStatus(TextChoices):
    """CREATING: the call was about to be made. CREATED: in Saleor, and good in no channel yet. READY: takes codes."""

    ASKED = "asked", _("waiting")
    CREATING = "creating", _("under way")
    CREATED = "created", _("under way")
    READY = "ready", _("ready")


class CodeStatus(TextChoices):
    """ADDING: the call was about to be made. UNWANTED: to be deleted in Saleor, unless it turns out to be used."""

    ASKED = "asked", _("waiting")
    ADDING = "adding", _("under way")
    ISSUED = "issued", _("issued")
    USED = "used", _("used")
    UNWANTED = "unwanted", _("being withdrawn")
    WITHDRAWN = "withdrawn", _("withdrawn")
    STUCK = "stuck", _("could not be issued")


class CodeTrouble(TextChoices):
    """Why a code could not be issued; the label says what to do."""

    REFUSED = "refused", _("Saleor refused to make the voucher. See whether its product still exists.")
    AMBIGUOUS = "ambiguous", _("Saleor has this code already, and not from us. Look at its vouchers in the Dashboard.")
    PERMISSION_MISSING = (
        "permission_missing",
        _("Saleor does not let the app make vouchers. Grant it MANAGE_DISCOUNTS."),
    )
    NO_CHANNEL = "no_channel", _("No channel of the shop has this currency. See which channels the reward is for.")
    TOO_MANY_TRIES = "too_many_tries", _("Saleor could not be reached for hours.")


TO_ISSUE = frozenset({CodeStatus.ASKED, CodeStatus.ADDING})
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS, _GROUP = 3, 4


@dataclass(frozen=True, kw_only=True)
class VoucherTerms:
    """What the code of a voucher is good for.

    `value` is an amount of `currency`, or per cent. Without a `currency` it is good in every channel, and there is no
    `min_spent`. From `ends_at` on Saleor takes it no more.
    `channels` are slugs, none for all; `products` are ids of Saleor, of those that one is for nothing.
    """

    kind: VoucherKind
    value: Decimal
    currency: str = ""
    min_spent: Decimal | None = None
    ends_at: datetime | None = None
    channels: tuple[str, ...] = ()
    products: tuple[str, ...] = ()

    def is_good_in(self, slug: str, currency: str) -> bool:
        return self.currency in ("", currency) and (not self.channels or slug in self.channels)


def make_code() -> str:
    """60 bits that nobody guesses, without letters that look like digits: `K7QX-2HMD-9TRW`."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def code_digest(code: str) -> str:
    """By which a code is known again, wherever it comes back."""
    return hashlib.sha256(code.encode()).hexdigest()
