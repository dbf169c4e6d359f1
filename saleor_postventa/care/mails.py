"""The mails of a case: the team answered; it is solved."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.shops.models import Shop

from .models import Case, CaseMessage
from .queries import with_people
from .rules import CaseState

ANSWER, SOLVED = "case_answer", "case_solved"


def case_url(shop: Shop, number: str) -> str:
    """Whoever is not known there yet is let in by their order and address."""
    return settings.PUBLIC_URL + reverse("care:case", kwargs={"shop": shop.slug, "number": number})


def context_of(occasion: Occasion) -> dict[str, Any]:
    """Of the case that is meant; for an order, of its newest; the example where there is none."""
    case = _case_of(occasion.facts)
    if case is None and occasion.order is not None:
        case = with_people(Case.objects.of_order(occasion.order.pk).for_shoppers()).newest_first().first()
    if case is None:
        return example_of(occasion)
    order_number = case.order.number if case.order is not None else ""
    url = case_url(occasion.shop, case.number)
    return _words(occasion, case.number, order_number, case.customer.first_name, _said(case, occasion.facts), url)


def example_of(occasion: Occasion) -> dict[str, Any]:
    said = _("We are sorry that the parcel came late. We asked the carrier, and sent you the missing piece today.")
    return _words(occasion, "C-1042", "1042", "Lucía", said, "#")


def _words(occasion: Occasion, number: str, order: str, name: str, said: str, url: str) -> dict[str, Any]:
    chosen = occasion.shop.preferences
    told = _("Case {number} of your order {order}") if order else _("Case {number}")
    return {
        "case_number": number,
        "order_number": order,
        "first_name": name,
        "said": said,
        "case_url": url,
        "settled_days": chosen.case_settled_days,
        "can_reply": chosen.reply_to is not None or chosen.sender_email is not None,
        "preview": told.format(number=number, order=order),
    }


def _case_of(facts: Mapping[str, Any]) -> Case | None:
    found: Case | None = with_people(Case.objects.filter(pk=facts.get("case", 0))).first()
    return found


def _said(case: Case, facts: Mapping[str, Any]) -> str:
    """Never what the team wrote for itself."""
    message_id = facts.get("message")
    found = CaseMessage.objects.filter(of=case, pk=message_id, is_internal=False).first() if message_id else None
    return found.text if found is not None else ""


def obstacle_to_answer(message: Message) -> CancelReason | None:
    case = _case_of(message.facts)
    return None if case is not None and _said(case, message.facts) else CancelReason.OVERTAKEN


def obstacle_to_end(message: Message) -> CancelReason | None:
    """It may have been opened again meanwhile."""
    case = _case_of(message.facts)
    return None if case is not None and case.state == CaseState.SOLVED else CancelReason.OVERTAKEN


def _add(code: str, label: str | Promise, obstacle: Callable[[Message], CancelReason | None]) -> None:
    add_kind(
        Kind(
            code=code,
            label=label,  # type: ignore[arg-type]
            topic=Topic.ORDER,
            bases=(Basis.CONTRACT, Basis.REQUEST),
            template=f"care/mails/{code.removeprefix('case_')}",
            context=context_of,
            example=example_of,
            obstacle=obstacle,
            priority=85,
            lifetime=timedelta(days=7),
            placeholders=("case_number", "order_number", "first_name"),
        )
    )


_add(ANSWER, gettext_lazy("Case: the team answered"), obstacle_to_answer)
_add(SOLVED, gettext_lazy("Case: solved"), obstacle_to_end)
