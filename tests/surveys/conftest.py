import pytest

from saleor_postventa.shops.models import Shop
from tests.mailing.conftest import Mailbox, mailbox

__all__ = ["mailbox"]


@pytest.fixture
def shop(clock: object, in_norte: Shop, mailbox: Mailbox) -> Shop:
    """norte, at noon, with a mailbox."""
    return in_norte
