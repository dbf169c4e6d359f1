"""The kinds of mail there are. A domain's `mails.py` adds its own: code, topic, legal bases, template, context."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.registry import Registry
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop

from .codes import Basis, CancelReason, Topic
from .labels import kind_labels

if TYPE_CHECKING:
    from .models import Message


class UnfitKind(ValueError):
    """A kind of mail that must not be."""


class UnknownTemplate(Refusal):
    code = "not_found"
    text = _("There is no such mail.")


def straight(target: str) -> str:
    return target


@dataclass(frozen=True)
class Occasion:
    """What a mail is rendered from: the people and things concerned, as they are now. `facts` are ids and codes.

    The links of what it tells lead `through` it, those at its foot never.
    """

    shop: Shop
    language: str
    customer: Customer | None = None
    order: Order | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    through: Callable[[str], str] = straight


@dataclass(frozen=True)
class Kind:
    """`template` is the path without ending of `<template>.mjml`, `.txt` and `.subject.txt`.

    `context` gives the template's variables for an occasion, `example` the same with made-up ones for the preview.
    Where it is not `of_order`, its preview for an order is the example.
    `placeholders` are variables of the context that the team may name in its own words, beside `shop`.
    `secrets` are variables that open something (a code, a link): the copy that is kept does not show them.
    `tells_delivery`: that it arrived is an event, for figures that are of what was delivered.
    `counts_clicks`: where the shop wants it, its links lead through ours; never of a mail that one cannot stop.
    `obstacle` is asked once more when the mail is due. Of mails that wait, the higher `priority` goes first.
    `prepare` looks up, outside of any transaction, what `context` may not ask the network for; what it gives is kept
    among the message's facts, as `prepared`, and is good for an hour.
    """

    code: str
    label: Promise
    topic: Topic
    bases: tuple[Basis, ...]
    template: str
    context: Callable[[Occasion], dict[str, Any]]
    example: Callable[[Occasion], dict[str, Any]]
    obstacle: "Callable[[Message], CancelReason | None]" = lambda message: None
    prepare: "Callable[[Message], dict[str, Any]] | None" = None
    priority: int = 50
    lifetime: timedelta = timedelta(days=14)
    of_order: bool = True
    placeholders: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    tells_delivery: bool = False
    counts_clicks: bool = False


kinds: Registry[Kind] = Registry("mail kinds")


def kind_of(template: str) -> Kind:
    """Raises UnknownTemplate."""
    if template not in kinds:
        raise UnknownTemplate(field="template")
    return kinds.get(template)


def add_kind(kind: Kind) -> Kind:
    """Raises UnfitKind where clicks on a mail would be counted that nobody can stop."""
    if kind.counts_clicks and not kind.topic.is_optional:
        raise UnfitKind(kind.code)
    kind_labels.add(kind.code, kind.label)
    return kinds.add(kind.code, kind)
