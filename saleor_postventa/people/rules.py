"""What is known of a person, from where, and what of it may be overwritten."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices


class HoldReason(TextChoices):
    OPEN_CASE = "open_case"
    OPEN_RETURN = "open_return"
    LATE_PARCEL = "late_parcel"
    REFUND_PENDING = "refund_pending"
    COMPLAINT = "complaint"


# A fact of customers, `{"month": 2, "day": 29}`, as they told it; whoever asks them for it fills it in.
BIRTHDAY = "birthday"


class ErasureReason(TextChoices):
    """Why a person was erased: a code, for whatever is written down of it must not name them again (GDPR, art. 17)."""

    DELETED_IN_SALEOR = "deleted_in_saleor"
    ASKED = "asked"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    OBJECTED = "objected"
    NO_LONGER_NEEDED = "no_longer_needed"
    LEGAL_DUTY = "legal_duty"


@dataclass(frozen=True, kw_only=True)
class OrderContact:
    """The person as an order names them: `user_id` where Saleor counts the order to an account."""

    user_id: str | None
    email: str
    first_name: str
    last_name: str
    language: str
    country: str
    placed_at: datetime


def email_key(address: str) -> str:
    """How addresses are compared: Saleor keeps whatever case the person typed."""
    return address.strip().lower()
