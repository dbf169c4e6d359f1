"""Links of a mail that lead through our own address, so that a click can be noted. Where a link goes stands in the link
itself, signed: it leads there whatever became of the mail, of the setting and of our records, and nowhere else.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape

from saleor_postventa.shops.models import Shop
from saleor_postventa.web.links import LinkBroken, read_link, sign_link

from .kinds import kinds, straight
from .models import Message

LEAD = "mail.lead"
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f]")
_LEAD = re.compile(r"/s/[-\w]+/mail/to/([\w:.-]+)/")


@dataclass(frozen=True, slots=True)
class Lead:
    """`link` is which of its mail's links it is, from 1."""

    message_id: int
    link: int
    target: str


@dataclass
class _Leads:
    """Of one mail; what leads to one place twice is one link."""

    message: Message
    found: dict[str, str] = field(default_factory=dict)

    def __call__(self, target: str) -> str:
        if not is_web_address(target):
            return target
        if target not in self.found:
            self.found[target] = lead_url(self.message.shop, Lead(self.message.pk, len(self.found) + 1, target))
        return self.found[target]


def way_of(message: Message) -> Callable[[str], str]:
    """What the links of its blocks become: themselves, unless the shop counts clicks, and on mails of this kind."""
    counts = kinds.get(message.kind).counts_clicks and message.shop.preferences.is_click_count_on
    return _Leads(message) if counts else straight


def lead_url(shop: Shop, lead: Lead) -> str:
    """Holds for ever: a mail may lie unread for years, and what it leads to is the reader's."""
    payload = {"shop": shop.pk, "mail": lead.message_id, "link": lead.link, "to": lead.target}
    path = reverse("mailing:lead", kwargs={"shop": shop.slug, "token": sign_link(LEAD, payload, None)})
    return settings.PUBLIC_URL + path


def read_lead(shop: Shop, token: str) -> Lead:
    """Raises LinkBroken for what is not ours, not this shop's, or leads out of the web."""
    payload = read_link(LEAD, token)
    if payload["shop"] != shop.pk or not is_web_address(payload["to"]):
        raise LinkBroken
    return Lead(payload["mail"], payload["link"], payload["to"])


def is_web_address(target: str) -> bool:
    """As it stands: urlsplit passes over spaces and control characters, and browsers may not."""
    if not target.lower().startswith(("http://", "https://")) or _UNSEEN.search(target):
        return False
    try:
        return bool(urlsplit(target).hostname)
    except ValueError:
        return False


def led_straight(text: str, *, is_html: bool = False) -> str:
    """A mail that somebody else looks at than its reader: nobody clicks in their place."""

    def target(found: re.Match[str]) -> str:
        try:
            to = str(read_link(LEAD, found[1])["to"])
        except LinkBroken:
            return found[0]
        return escape(to) if is_html else to

    return re.sub(re.escape(settings.PUBLIC_URL) + _LEAD.pattern, target, text)
