"""Two mails tried against each other: told only when as many people as were planned got each of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from saleor_postventa.core.comparing import is_told_apart, n_per_group
from saleor_postventa.core.statistics import Difference, Share, difference, share
from saleor_postventa.flows.models import Flow, Journey, Passage
from saleor_postventa.flows.steps.send import Send, Trial

from .flows import current_of, document_of
from .outcomes import Outcome, outcomes
from .standing import main_currency


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialResult:
    """`own` is the mail of the step, `other` the one that is tried; `planned` people of each were to get theirs.

    `difference` is other less own; None before the plan is fulfilled, for whoever looks early finds what chance brings.
    """

    code: str
    step: str
    planned: int
    own: Share | None
    other: Share | None
    difference: Difference | None
    is_told_apart: bool

    @property
    def in_words(self) -> str:
        """In the active language."""
        if self.difference is None:
            so_far = min(self.own.n if self.own else 0, self.other.n if self.other else 0)
            return _(
                "Running: {so_far} of {planned} people in the smaller group. It is told when all are through."
            ).format(so_far=so_far, planned=self.planned)
        if not self.is_told_apart:
            return _("No visible difference. Take the one that you like better.")
        return _("The other mail did better.") if self.difference.value > 0 else _("Your own mail did better.")


def trials_of(flow: Flow) -> list[TrialResult]:
    """Those of the version that runs. Raises LookupError for a draft."""
    document = document_of(current_of(flow))
    steps = [step for step in document.steps if isinstance(step, Send) and step.trial is not None]
    return [_result(flow, step, step.trial, document.watch_days) for step in steps if step.trial is not None]


def planned_of(trial: Trial) -> int:
    """How many people each of the two groups needs."""
    return n_per_group(float(trial.base_percent) / 100, float(trial.change_points) / 100)


def _result(flow: Flow, step: Send, trial: Trial, days: int) -> TrialResult:
    groups = _groups(flow, trial)
    found = list(outcomes(Journey.objects.filter(pk__in=list(groups)), days=days, currency=main_currency()))
    own, other = (_share([each for each in found if groups[each.journey_id] is is_other]) for is_other in (False, True))
    planned = planned_of(trial)
    is_over = own is not None and other is not None and min(own.n, other.n) >= planned
    return TrialResult(
        code=trial.code,
        step=step.code,
        planned=planned,
        own=own,
        other=other,
        difference=difference(other, own) if is_over and own is not None and other is not None else None,
        is_told_apart=is_over and own is not None and other is not None and is_told_apart(own, other),
    )


def _groups(flow: Flow, trial: Trial) -> dict[int, bool]:
    """By journey, whether it was given the other mail."""
    rows = Passage.objects.filter(journey__flow=flow, trial=trial.code)
    return dict(rows.values_list("journey_id", "is_of_trial"))


def _share(found: list[Outcome]) -> Share | None:
    return share(sum(each.has_bought for each in found), len(found))
