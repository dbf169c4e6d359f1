"""Which mails are asked for of what happens to points."""

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.mailing.consents import note_request
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message

from .mails.rewards import REWARD
from .models import Redemption


@transaction.atomic
def plan_reward_mail(redemption_id: int, *, by: Actor) -> Message | None:
    """Its code, once; None where nobody is left to tell."""
    redemption = Redemption.objects.select_related("account__customer").get(pk=redemption_id)
    person, key = redemption.account.customer, f"{REWARD}:{redemption.pk}"
    if person is None or person.is_erased:
        return None
    known: Message | None = Message.objects.filter(key=key).first()
    return known or request_message(
        REWARD,
        key=key,
        customer=person,
        consent=note_request(person, source="reward", by=by),
        facts={"redemption": redemption.pk},
        language=redemption.language,
    )
