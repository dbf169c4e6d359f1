"""What a notice of a return is, and how it finds what it tells of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from saleor_postventa.core.registry import Registry
from saleor_postventa.mailing.codes import CancelReason
from saleor_postventa.mailing.kinds import Occasion
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.queries import first_name_of
from saleor_postventa.returns import telling
from saleor_postventa.returns.made_up import made_up_return
from saleor_postventa.returns.models import Return, ReturnLine, ReturnQuerySet
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.telling import Fact

EVERY = frozenset(ReturnStatus)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a notice is about: the return with its lines, the ids that its event named, and the row beside it."""

    ret: Return
    lines: list[ReturnLine]
    facts: Mapping[str, Any]
    about: Any = None

    def units(self, counted: Callable[[ReturnLine], int]) -> dict[str, int]:
        """Those that the event named; for a preview, all."""
        named: dict[str, int] | None = self.facts.get("units")
        return named if named is not None else {str(line.order_line_id): counted(line) for line in self.lines}


@dataclass(frozen=True, kw_only=True)
class Notice:
    """`news_in` are the statuses in which it is still news. `about` finds the row that it is about besides the return,
    and `words` what its template shows more than what all show; without that row there is nothing to tell.
    """

    code: str
    label: Promise
    words: Callable[[Case], dict[str, Any]]
    news_in: frozenset[ReturnStatus] = EVERY
    about: Callable[[Return, Mapping[str, Any]], Any] = lambda ret, facts: ret
    is_news: Callable[[Case], bool] = lambda case: True


notices: Registry[Notice] = Registry("notices of returns")


def return_of(facts: Mapping[str, Any]) -> Return | None:
    return _with_people().filter(pk=facts.get("return", 0)).first()


def _with_people() -> ReturnQuerySet:
    found: ReturnQuerySet = Return.objects.select_related("order", "customer", "shop")
    return found


def case_of(notice: Notice, ret: Return, facts: Mapping[str, Any]) -> Case | None:
    about = notice.about(ret, facts)
    if about is None:
        return None
    lines = list(ret.lines.select_related("order_line", "reason").order_by("order_line__position", "pk"))
    return Case(ret=ret, lines=lines, facts=facts, about=about)


def context_of(notice: Notice, occasion: Occasion) -> dict[str, Any]:
    """Of the return that is meant; for an order, of its newest; the example where there is nothing to tell of it."""
    ret = return_of(occasion.facts)
    if ret is None and occasion.order is not None:
        ret = _with_people().of_order(occasion.order.pk).newest_first().first()
    case = case_of(notice, ret, occasion.facts) if ret is not None else None
    return _words(notice, case, telling.status_url(case.ret)) if case is not None else example_of(notice, occasion)


def example_of(notice: Notice, occasion: Occasion) -> dict[str, Any]:
    ret, lines, about = made_up_return(occasion.shop, notice.code)
    return _words(notice, Case(ret=ret, lines=lines, facts={}, about=about), "#")


def _words(notice: Notice, case: Case, url: str) -> dict[str, Any]:
    ret = case.ret
    own: dict[str, Any] = {"items": [], "facts": [], "steps": [], "action": _("See your return"), **notice.words(case)}
    chosen = ret.shop.preferences
    return {
        "return_number": ret.number,
        "order_number": ret.order.number,
        "first_name": first_name_of(ret.customer, ret.order),
        "status_url": url,
        "is_keep_it": ret.is_keep_it,
        "can_reply": chosen.reply_to is not None or chosen.sender_email is not None,
        "preview": _preview(ret, own["facts"]),
        **own,
    }


def _preview(ret: Return, facts: list[Fact]) -> str:
    told = [f"{fact.label}: {fact.value}" for fact in facts[:2]] or [
        _("Return {number} of your order {order}").format(number=ret.number, order=ret.order.number)
    ]
    return " · ".join(told)


def obstacle_of(notice: Notice, message: Message) -> CancelReason | None:
    ret = return_of(message.facts)
    case = case_of(notice, ret, message.facts) if ret is not None else None
    if case is None or ret is None:
        return CancelReason.OVERTAKEN
    return None if ReturnStatus(ret.status) in notice.news_in and notice.is_news(case) else CancelReason.OVERTAKEN
