"""The mail that lets somebody in."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.core.clock import now
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message

from .models import AccessLink
from .services import HOLDS, ORDER_ACCESS, access_url


def obstacle_to_link(message: Message) -> CancelReason | None:
    link = AccessLink.objects.filter(pk=message.facts["link"]).first()
    is_good = link is not None and link.used_at is None and link.expires_at > now()
    return None if is_good else CancelReason.EXPIRED


def link_context(occasion: Occasion) -> dict[str, Any]:
    link = AccessLink.objects.select_related("order").get(pk=occasion.facts["link"])
    return _words(link.order.number, access_url(occasion.shop, link))


def link_example(occasion: Occasion) -> dict[str, Any]:
    return _words("1042", "#")


def _words(order_number: str, url: str) -> dict[str, Any]:
    return {
        "preview": _("The link opens your order once, within 24 hours."),
        "order_number": order_number,
        "access_url": url,
    }


add_kind(
    Kind(
        code=ORDER_ACCESS,
        label=gettext_lazy("Your link to your order"),
        topic=Topic.ORDER,
        bases=(Basis.CONTRACT,),
        template="portal/order_access",
        context=link_context,
        example=link_example,
        obstacle=obstacle_to_link,
        priority=95,
        lifetime=HOLDS,
        of_order=False,
        placeholders=("order_number",),
        secrets=("access_url",),
    )
)
