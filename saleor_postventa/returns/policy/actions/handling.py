"""How a return is carried out."""

from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import Piece, Slug
from saleor_postventa.legal.laws import Law
from saleor_postventa.returns.policy.kinds import Breach, Subject, Words, add_action, harmless
from saleor_postventa.returns.policy.matching import Flag
from saleor_postventa.returns.rules import MOST_PHOTOS, ProcessingEvent

_ABOUT = Subject.HANDLING


class Place(Piece):
    place: Slug


class Delivery(Piece):
    method: Slug


class Group(Piece):
    group: Slug


class Photos(Piece):
    count: Annotated[int, Field(ge=0, le=MOST_PHOTOS)]


class Event(Piece):
    event: ProcessingEvent


def _asks_for_proof(value: Photos, law: Law) -> Breach | None:
    """Who withdraws need give no reason, and so no proof of one."""
    return Breach("photos_required", law.withdrawal.article) if value.count else None


add_action(
    "destination",
    _ABOUT,
    gettext_lazy("send it to another place"),
    Place,
    lambda value: [("destination", value.place)],
    breach=harmless,
    says=None,
)
add_action(
    "exchange_delivery",
    _ABOUT,
    gettext_lazy("deliver the exchange in a certain way"),
    Delivery,
    lambda value: [("exchange_delivery", value.method)],
    breach=harmless,
    says=None,
)
add_action(
    "reason_group",
    _ABOUT,
    gettext_lazy("ask for the reasons of a group"),
    Group,
    lambda value: [("reason_group", value.group)],
    breach=harmless,
    says=None,
    words=Words.REASON_GROUP,
)
add_action(
    "require_shipping",
    _ABOUT,
    gettext_lazy("say whether it has to be sent"),
    Flag,
    lambda value: [("requires_shipping", value.is_)],
    breach=harmless,
    says=lambda value: _("it has to be sent back") if value.is_ else _("it need not be sent back"),
)
add_action(
    "require_photos",
    _ABOUT,
    gettext_lazy("ask for photos"),
    Photos,
    lambda value: [("photos", value.count)],
    breach=_asks_for_proof,
    says=lambda value: ngettext("with {count} photo", "with {count} photos", value.count).format(count=value.count),
)
add_action(
    "processing_event",
    _ABOUT,
    gettext_lazy("say when the money goes back"),
    Event,
    lambda value: [("processing_event", value.event.value)],
    breach=harmless,
    says=lambda value: _("you get what was agreed {event}").format(event=value.event.label),
    words=Words.PROCESSING_EVENT,
)
