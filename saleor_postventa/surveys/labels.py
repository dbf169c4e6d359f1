"""What people read for the codes that are kept of an invitation."""

from .codes import InvitationReason
from .rules.audience import LeftOut


def reason_label(code: str) -> str:
    """In the active language; the code itself where this program no longer knows it."""
    if code in InvitationReason.values:
        return str(InvitationReason(code).label)
    return str(LeftOut(code).label) if code in LeftOut.values else code
