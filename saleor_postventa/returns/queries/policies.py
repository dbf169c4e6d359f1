"""Which version of the policy an order is judged by."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.returns.policy.compiled import CompiledPolicy, compile_policy
from saleor_postventa.returns.policy.document import Policy, read


def versions_in_force(at: datetime) -> list[PolicyVersion]:
    """Those that have taken effect by then, the newest first."""
    return list(PolicyVersion.objects.in_force_order().filter(takes_effect_at__lte=at))


def version_for(placed_at: datetime, versions: Sequence[PolicyVersion]) -> PolicyVersion | None:
    """The newest that reaches back to an order placed then; None where the shop had published none for it."""
    return next((each for each in versions if each.applies_from and each.applies_from <= placed_at), None)


def policy_for(order: Order, at: datetime) -> PolicyVersion | None:
    """None: the default policy holds."""
    return version_for(order.placed_at or at, versions_in_force(at))


def live_policy(at: datetime) -> PolicyVersion | None:
    """What an order placed at that moment is judged by."""
    return version_for(at, versions_in_force(at))


def draft_policy() -> PolicyVersion | None:
    found: PolicyVersion | None = PolicyVersion.objects.drafts().first()
    return found


def content_of(version: PolicyVersion | None) -> Policy:
    """The policy as its document."""
    return Policy.default() if version is None else read(version.content)


def compiled(version: PolicyVersion | None) -> CompiledPolicy:
    """Ready for the engine; compiled once for each content."""
    return _compiled("" if version is None else json.dumps(version.content, sort_keys=True))


@lru_cache(maxsize=64)
def _compiled(content: str) -> CompiledPolicy:
    return compile_policy(read(content) if content else Policy.default())
