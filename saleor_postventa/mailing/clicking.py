"""Clicks on links of mails, where the shop counts them: noted with when, and nothing of who or what clicked."""

from datetime import datetime, timedelta

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import forget_events, forget_events_of, record
from saleor_postventa.shops.models import Shop

from .codes import REACHED
from .events import MessageClicked
from .leading import Lead
from .models import LinkClick, Message
from .rules import AT_ONCE, SAME_CLICK, is_too_soon

CLICKS_KEPT = timedelta(days=366)
# Nobody clicks so often; whoever plays with a link fills no table.
MOST_OF_A_MAIL = 100


@transaction.atomic
def note_click(lead: Lead) -> None:
    """Of a mail that is there, to somebody who is not erased, of a shop that counts; of the rest nothing is noted."""
    message = Message.objects.select_for_update(of=("self",)).filter(pk=lead.message_id, status__in=REACHED).first()
    if message is None or message.customer is None or message.customer.is_erased:
        return
    moment, clicks = now(), LinkClick.objects.filter(message=message)
    is_again = clicks.filter(link=lead.link, at__gt=moment - SAME_CLICK).exists()
    if is_again or clicks.count() >= MOST_OF_A_MAIL:
        return
    others = clicks.exclude(link=lead.link).filter(at__gt=moment - AT_ONCE)
    is_by_machine = is_too_soon(message.delivered_at or message.handed_over_at, moment) or others.exists()
    others.update(is_by_machine=True)
    is_news = not is_by_machine and not clicks.by_people().filter(link=lead.link).exists()
    LinkClick.objects.create(shop=message.shop, message=message, link=lead.link, at=moment, is_by_machine=is_by_machine)
    if is_news:
        _record(message, lead.link, moment)


def forget_clicks(shop: Shop) -> None:
    """In the shop's scope: what is older than a year, and all of it where the shop no longer counts clicks."""
    before = now() - (CLICKS_KEPT if shop.preferences.is_click_count_on else timedelta(0))
    LinkClick.objects.filter(at__lt=before).delete()
    forget_events(before=before, name=MessageClicked.__name__)


def forget_clicks_of(customer_ids: list[int]) -> None:
    """Of people who are erased: what they clicked, and that they did."""
    LinkClick.objects.filter(message__customer_id__in=customer_ids).delete()
    forget_events_of(customer_ids, name=MessageClicked.__name__)


def _record(message: Message, link: int, moment: datetime) -> None:
    event = MessageClicked(
        subject=Subject(order=message.order_id, customer=message.customer_id),
        occurred_at=moment,
        message_id=message.pk,
        kind=message.kind,
        topic=message.topic,
        link=link,
    )
    record(event, by=SYSTEM)
