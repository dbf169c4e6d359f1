"""The cases of golden.yaml, as the engine takes them."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from saleor_postventa.returns.policy.decision import Decision

from .scene import facts, judge, policy

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("golden.yaml").read_text())

# What a case may say of a decision beside its verdict, code and last day.
FIELDS: dict[str, Any] = {
    "lost": lambda decision: {step.rule: step.lost_to for step in decision.trace if step.lost_to},
    "article": lambda decision: decision.article,
    "outcomes": lambda decision: list(decision.outcomes),
    "methods": lambda decision: list(decision.methods),
    "fees": lambda decision: {fee.kind: str(fee.amount) for fee in decision.fees},
    "bonuses": lambda decision: {bonus.kind: str(bonus.amount) for bonus in decision.bonuses},
    "requires_photos": lambda decision: decision.requires_photos,
    "shipping_required": lambda decision: decision.requires_shipping,
    "shipping": lambda decision: decision.is_shipping_refunded,
    "destination": lambda decision: decision.destination,
    "reason_group": lambda decision: decision.reason_group,
    "exchange": lambda decision: decision.exchange_delivery,
    "processing_event": lambda decision: decision.processing_event,
    "needs_seal": lambda decision: decision.needs_seal,
    "keep": lambda decision: {"kept": decision.is_keep_it, "given_away": decision.is_donated},
}


def moment(day: str) -> datetime:
    """A day of a case is meant at noon."""
    return datetime.combine(date.fromisoformat(day), time(12), UTC)


def judged(case: dict[str, Any]) -> Decision:
    return judge(
        policy(**case.get("policy", {})), facts(**case.get("facts", {})), moment(case.get("now", "2026-06-10"))
    )
