"""What a shop's own settings announce, for the event log that stands above this room.

Sent inside the transaction that makes it true, with `shop`, `what` (an `AuditedChange`), `detail` (names, never values)
and `by`.
"""

from enum import StrEnum

from django.dispatch import Signal


class AuditedChange(StrEnum):
    PREFERENCES = "preferences"
    KEY_CREATED = "key_created"
    KEY_REVOKED = "key_revoked"


shop_changed = Signal()
