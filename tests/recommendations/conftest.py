from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Stock is remembered for a minute."""
    cache.clear()
    yield
    cache.clear()
