"""What this room does by the clock."""

from saleor_postventa.core.clock import now
from saleor_postventa.shops.services import for_each_shop

from .rules import KEPT_FOR
from .services import forget_messages, forget_old_secrets


def forget_old_messages() -> None:
    """Also of shops that left."""
    for_each_shop(lambda shop: forget_messages(before=now() - KEPT_FOR))


def forget_rotated_secrets() -> None:
    for_each_shop(lambda shop: forget_old_secrets())
