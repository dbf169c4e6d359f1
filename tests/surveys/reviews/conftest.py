import pytest
from django.core.cache import cache

from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox, mailbox

from .scene import ask_for_reviews_in

__all__ = ["Mailbox", "mailbox"]


@pytest.fixture
def asking(clock: MovableClock, in_norte: Shop, mailbox: Mailbox) -> Shop:
    """Norte, installed today, with a mailbox; it asks two weeks after a delivery."""
    cache.clear()
    ask_for_reviews_in(in_norte)
    return in_norte
