import pytest

from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock

from .make import make_policy


@pytest.fixture
def waiting_policy(in_norte: Shop, clock: MovableClock) -> PolicyVersion:
    """A shop whose team approves each return itself."""
    return make_policy(auto_approve=False)
