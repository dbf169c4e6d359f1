"""The kinds of mail that flows send."""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saleor_postventa.flows.services.thanking import THANK_YOU, is_standing
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order, OrderLine, Parcel, ParcelLine
from saleor_postventa.orders.queries import first_name_of

from .listing import listed


def obstacle_to_thanks(message: Message) -> CancelReason | None:
    """What has come up between planning the mail and sending it."""
    order, parcel = message.order, Parcel.objects.filter(pk=message.facts["parcel"]).first()
    if order is None or not is_standing(order):
        return CancelReason.ORDER_CANCELLED
    if parcel is None or parcel.is_cancelled:
        return CancelReason.PARCEL_CANCELLED
    if parcel.notify_customer is False:
        return CancelReason.NOT_NOTIFIED
    return None if message.shop.preferences.is_thank_you_on else CancelReason.SWITCHED_OFF


def thank_you_context(occasion: Occasion) -> dict[str, Any]:
    order, customer = occasion.order, occasion.customer
    assert order is not None
    parcel = _parcel(order, occasion.facts.get("parcel"))
    contents = _contents(parcel)
    return {
        "order_number": order.number,
        "first_name": first_name_of(customer, order),
        **listed(contents),
        "tracking_number": parcel.tracking_number if parcel else "",
        "shipping_method": order.shipping_method_name,
        "is_more_to_come": order.lines.filter(is_removed=False, quantity__gt=F("quantity_fulfilled")).exists(),
        **_shop_words(occasion, sum(count for _line, count in contents)),
    }


def thank_you_example(occasion: Occasion) -> dict[str, Any]:
    lines = [
        {"name": _("Linen shirt"), "variant": "M", "quantity": 1, "image": "", "initial": "L"},
        {"name": _("Ceramic mug"), "variant": _("Ochre"), "quantity": 2, "image": "", "initial": "C"},
    ]
    return {
        "order_number": "1042",
        "first_name": "Lucía",
        "lines": lines,
        "tracking_number": "PK4Z8T0710342870117001N",
        "shipping_method": "Correos",
        "is_more_to_come": False,
        **_shop_words(occasion, 3),
    }


def _shop_words(occasion: Occasion, count: int) -> dict[str, Any]:
    chosen = occasion.shop.preferences
    preview = ngettext(
        "Your parcel with {count} item is on its way.", "Your parcel with {count} items is on its way.", count
    )
    return {
        "preview": preview.format(count=count),
        "delivery_days": chosen.delivery_estimate_days,
        "can_reply": chosen.reply_to is not None or chosen.sender_email is not None,
    }


def _parcel(order: Order, parcel_id: int | None) -> Parcel | None:
    """The parcel that the mail is about; for a preview, the order's first."""
    parcels = Parcel.objects.filter(order=order).order_by("number")
    found: Parcel | None = (parcels.filter(pk=parcel_id) if parcel_id is not None else parcels).first()
    return found


def _contents(parcel: Parcel | None) -> list[tuple[OrderLine, int]]:
    if parcel is None:
        return []
    rows = ParcelLine.objects.filter(parcel=parcel).select_related("order_line").order_by("order_line__position")
    return [(row.order_line, row.quantity_shipped) for row in rows]


add_kind(
    Kind(
        code=THANK_YOU,
        label=gettext_lazy("Thank you, your parcel is on its way"),
        # It tells how the contract is carried out and offers nothing: no consent is asked for, none can be withdrawn.
        topic=Topic.ORDER,
        bases=(Basis.CONTRACT,),
        template="flows/thank_you",
        context=thank_you_context,
        example=thank_you_example,
        obstacle=obstacle_to_thanks,
        priority=80,
        lifetime=timedelta(days=5),
        placeholders=("order_number", "first_name"),
    )
)
