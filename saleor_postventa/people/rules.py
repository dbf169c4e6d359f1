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
