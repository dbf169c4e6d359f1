"""How often somebody may knock at a public door: counts per fixed stretch of time, in the cache."""

import hashlib

from django.core.cache import cache

from saleor_postventa.core.clock import system_now


def is_within_rate(door: str, who: str, *, limit: int, seconds: int) -> bool:
    """Count one more knock of `who` (an address, an order number ...), and say whether it is still allowed."""
    key = _key(door, who, seconds)
    if cache.add(key, 1, timeout=seconds):
        return limit >= 1
    try:
        return int(cache.incr(key)) <= limit
    except ValueError:
        cache.set(key, 1, timeout=seconds)
        return limit >= 1


def is_spent(door: str, who: str, *, limit: int, seconds: int) -> bool:
    """Whether `who` has knocked as often as is allowed; this counts for none."""
    return int(cache.get(_key(door, who, seconds), 0)) >= limit


def _key(door: str, who: str, seconds: int) -> str:
    stretch = int(system_now().timestamp()) // seconds
    mark = hashlib.sha256(who.encode()).hexdigest()[:32]
    return f"rate:{door}:{mark}:{stretch}"
