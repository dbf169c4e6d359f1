"""Which mails are asked for of what happens to points."""

from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message

from . import mails
from .models import Redemption


def plan_reward_mail(redemption_id: int) -> Message | None:
    """Its code, once; None where nobody is left to tell."""
    redemption = Redemption.objects.select_related("account__customer").get(pk=redemption_id)
    person = redemption.account.customer
    if person is None or person.is_erased:
        return None
    return request_message(
        mails.REWARD,
        key=f"{mails.REWARD}:{redemption.pk}",
        customer=person,
        facts={"redemption": redemption.pk},
        language=redemption.language,
    )
