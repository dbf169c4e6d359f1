"""What recommendations do by the clock. Each is safe to run twice, and late."""

from saleor_postventa.shops.services import for_each_shop

from .services import ask_for_training


def learn_at_night() -> None:
    """A shop that is new is learned of within the hour."""
    for_each_shop(ask_for_training)
