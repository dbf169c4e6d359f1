from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.flows.models import Passage
from saleor_postventa.flows.services.coupons import take_back_unsent
from saleor_postventa.flows.services.doing import KINDS
from saleor_postventa.mailing.events import MessageCancelled


@reacts_to(MessageCancelled)
def withdraw_code_of_mail(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, MessageCancelled) and fact.kind in KINDS.values():
        for journey_id in Passage.objects.filter(message=fact.message_id).values_list("journey", flat=True):
            take_back_unsent(journey_id)
