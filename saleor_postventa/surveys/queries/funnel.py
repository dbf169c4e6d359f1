"""From being asked to having answered: how many are left at each step, and of how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q

from saleor_postventa.core.statistics import Share, share
from saleor_postventa.surveys.models import Invitation


class Step(StrEnum):
    SENT = "sent"
    DELIVERED = "delivered"
    OPENED = "opened"
    STARTED = "started"
    COMPLETED = "completed"


@dataclass(frozen=True)
class FunnelStep:
    """`share` is of the step `of`. Both are None where nobody reports it: a mail service that says nothing of
    deliveries, or a shop that does not watch who opens."""

    step: Step
    count: int | None
    of: Step | None
    share: Share | None


@dataclass(frozen=True)
class Funnel:
    """Of those to whom a mail went in the time, whenever they answered. Tests and spam are no part of it."""

    steps: tuple[FunnelStep, ...]

    @property
    def response_rate(self) -> FunnelStep:
        """Completed of delivered; of sent where deliveries are not reported."""
        return self.steps[-1]


def funnels(version_ids: Sequence[int], since: datetime, until: datetime) -> dict[int, Funnel]:
    """By version, of each that is named."""
    asked = Invitation.objects.real().filter(version__in=version_ids, sent_at__gte=since, sent_at__lt=until)
    human = Q(answer=None) | Q(answer__is_spam=False)
    rows = asked.values("version_id").annotate(
        sent=Count("pk"),
        delivered=Count("pk", filter=Q(delivered_at__isnull=False)),
        opened=Count("pk", filter=Q(opened_at__isnull=False)),
        started=Count("pk", filter=human & (Q(started_at__isnull=False) | Q(answer__isnull=False))),
        completed=Count("pk", filter=Q(answer__is_spam=False, answer__submitted_at__isnull=False)),
    )
    counted = {row.pop("version_id"): row for row in rows.order_by()}
    nothing = dict.fromkeys(Step, 0)
    return {
        version: Funnel(tuple(_steps({Step(name): count for name, count in counted.get(version, nothing).items()})))
        for version in version_ids
    }


def _steps(counts: dict[Step, int]) -> list[FunnelStep]:
    base = Step.DELIVERED if counts[Step.DELIVERED] else Step.SENT
    found = [FunnelStep(Step.SENT, counts[Step.SENT], None, None)]
    of = {Step.DELIVERED: Step.SENT, Step.OPENED: base, Step.STARTED: base, Step.COMPLETED: base}
    for step, whole in of.items():
        is_known = step in (Step.STARTED, Step.COMPLETED) or counts[step] > 0
        # A mail may be opened of which nobody reported that it was delivered.
        part = share(min(counts[step], counts[whole]), counts[whole]) if is_known else None
        found.append(FunnelStep(step, counts[step] if is_known else None, whole, part))
    return found
