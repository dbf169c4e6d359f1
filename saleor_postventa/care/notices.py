"""Which mails are asked for of what happens to a case."""

from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.mailing.consents import note_request
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message

from .mails import ANSWER, SOLVED
from .models import Case
from .queries import with_people


def tell_answer(case_id: int, message_id: int, *, by: Actor) -> Message | None:
    """What the team wrote, once; None where nobody is left to tell."""
    return _ask(ANSWER, case_id, key=str(message_id), facts={"message": message_id}, by=by)


def tell_end(case_id: int, *, transition: int, message_id: int | None, by: Actor) -> Message | None:
    """That it is solved; None where the shopper never heard of it, or nobody is left to tell."""
    return _ask(SOLVED, case_id, key=str(transition), facts={"message": message_id}, by=by)


@transaction.atomic
def _ask(kind: str, case_id: int, *, key: str, facts: dict[str, Any], by: Actor) -> Message | None:
    case: Case | None = with_people(Case.objects.filter(pk=case_id)).first()
    if case is None or case.customer.is_erased or case.first_answered_at is None:
        return None
    mark = f"{kind}:{case.pk}:{key}"
    known: Message | None = Message.objects.filter(key=mark).first()
    if known is not None:
        return known
    return request_message(
        kind,
        key=mark,
        customer=case.customer,
        order=case.order,
        facts={"case": case.pk, **facts},
        consent=note_request(case.customer, source="case", by=by) if case.order is None else None,
    )
