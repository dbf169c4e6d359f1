"""Mails that came to say something, and have it not: they are not sent."""

from saleor_postventa.flows.blocks.guides import Guides
from saleor_postventa.flows.mail_content import MailContent
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.queries.goods import guides_of
from saleor_postventa.flows.queries.shown import PREPARED
from saleor_postventa.mailing.models import Message

from .filling import coupon_code


def has_no_offer(message: Message, mail: MailContent, journey: Journey) -> bool:
    """It was to show products or a code, and none of them is to be had. Products are known once they were chosen."""
    chosen = message.facts.get(PREPARED)
    if not mail.is_offer or chosen is None or any(chosen.values()):
        return False
    return mail.coupon is None or not coupon_code(journey, message.facts)


def lacks_guide(mail: MailContent, journey: Journey, language: str) -> bool:
    """One of its blocks is of guides that the mail lives by, and nothing that they bought has one."""
    is_needed = any(isinstance(block, Guides) and block.is_needed for block in mail.blocks)
    return is_needed and (journey.order_id is None or not guides_of(journey.order_id, language))
