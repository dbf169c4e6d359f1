"""A return as a short row of steps: those that were taken, the one to come, and those after it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from saleor_postventa.returns.methods import label_due
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries.sentences import is_exchange_unpaid
from saleor_postventa.returns.rules import Outcome, ReturnStatus


@dataclass(frozen=True)
class ShownStep:
    """`by` is until when whoever acts next should have acted."""

    text: str
    at: datetime | None = None
    by: datetime | None = None
    is_next: bool = False

    @property
    def is_done(self) -> bool:
        return self.at is not None


@dataclass(frozen=True)
class Step:
    """In words once it is done, and while it lies ahead."""

    done: str
    ahead: str


def steps_of(ret: Return, by_when: datetime) -> list[ShownStep]:
    """What ended early shows what was done and how it ended; nothing is promised any more."""
    steps = _steps(ret)
    walked = _taken(ret, steps)
    ending = _ending(ret)
    if ending is not None:
        return [*walked, ending]
    ahead = [each.ahead for each in steps[len(walked) :]]
    if ret.status == ReturnStatus.APPROVED and label_due(ret) is not None:
        ahead.insert(0, _("We send you the label"))
    if is_exchange_unpaid(ret):
        ahead.append(_("You pay the difference, and we send it"))
    return [
        *walked,
        *(ShownStep(text, by=by_when if index == 0 else None, is_next=index == 0) for index, text in enumerate(ahead)),
    ]


def _taken(ret: Return, steps: list[Step]) -> list[ShownStep]:
    """Each with the moment of its own, or of the next that has one: what was skipped is done all the same."""
    goods = [] if ret.is_keep_it else [ret.sent_at, ret.first_received_at, ret.inspected_at]
    moments = [ret.requested_at, ret.approved_at, *goods, ret.resolved_at]
    last = max(index for index, at in enumerate(moments) if at is not None)
    found = []
    for index, at in enumerate(moments[: last + 1]):
        later = next(each for each in moments[index:] if each is not None)
        found.append(ShownStep(steps[index].done, at or later))
    return found


def _steps(ret: Return) -> list[Step]:
    given = {
        Outcome.REFUND: Step(_("Your money is back"), _("Your money goes back")),
        Outcome.CREDIT: Step(_("You have your store credit"), _("You get your store credit")),
        Outcome.EXCHANGE: Step(_("What you get instead is ordered"), _("We order what you get instead")),
    }[Outcome(ret.outcome)]
    goods = [
        Step(_("You sent it"), _("You send it")),
        Step(_("It arrived"), _("It arrives here")),
        Step(_("We checked it"), _("We check it")),
    ]
    return [
        Step(_("You asked for it"), _("You ask for it")),
        Step(_("We said yes"), _("We answer")),
        *([] if ret.is_keep_it else goods),
        given,
    ]


def _ending(ret: Return) -> ShownStep | None:
    match ret.status:
        case ReturnStatus.DECLINED:
            return ShownStep(_("We declined it"), ret.declined_at or ret.status_since)
        case ReturnStatus.CANCELLED:
            return ShownStep(_("It was cancelled"), ret.cancelled_at or ret.status_since)
        case ReturnStatus.EXPIRED:
            return ShownStep(_("It expired, since nothing was sent"), ret.expired_at or ret.status_since)
        case _:
            return None
