"""Whom a survey asks."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from saleor_postventa.core.drawing import is_drawn
from saleor_postventa.core.pieces import Country, Percent, Piece, labelled

# What Saleor calls it by: a slug, or the id of a product.
Code = Annotated[str, StringConstraints(min_length=1, max_length=255, strip_whitespace=True)]
Codes = Annotated[tuple[Code, ...], Field(max_length=500)]


class Buyers(TextChoices):
    EVERYBODY = "everybody", _("everybody")
    NEW = "new", _("on their first order")
    RETURNING = "returning", _("who have bought before")


class LeftOut(TextChoices):
    """Why somebody is not asked."""

    NOT_NEW = "not_new", _("they had bought before")
    NOT_RETURNING = "not_returning", _("it is their first order")
    OTHER_PRODUCT = "other_product", _("they bought none of the products")
    OTHER_COUNTRY = "other_country", _("the order went to another country")
    OTHER_CHANNEL = "other_channel", _("they bought in another channel")
    OTHER_LEVEL = "other_level", _("they are on another level")
    NOT_DRAWN = "not_drawn", _("they are not in the share that is asked")


class Audience(Piece):
    """Every list that names something has to fit; products, categories and collections are one list together."""

    buyers: Annotated[Buyers, labelled(_("Who"), choices=Buyers)] = Buyers.EVERYBODY
    products: Annotated[Codes, labelled(_("Products"), _("By their id in Saleor."))] = ()
    categories: Annotated[Codes, labelled(_("Categories"))] = ()
    collections: Annotated[Codes, labelled(_("Collections"))] = ()
    countries: Annotated[
        tuple[Country, ...], Field(max_length=250), labelled(_("Countries"), _("Where the order goes."))
    ] = ()
    channels: Annotated[Codes, labelled(_("Channels"))] = ()
    levels: Annotated[Codes, labelled(_("Levels"))] = ()
    percent: Annotated[
        Percent, labelled(_("Share of them, in per cent"), _("Always the same people of a survey: by a hash."))
    ] = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceFacts:
    """`person` is the same for a person whenever they are asked about; `orders_before` are those before this one."""

    person: str
    orders_before: int = 0
    products: Collection[str] = ()
    categories: Collection[str] = ()
    collections: Collection[str] = ()
    country: str = ""
    channel: str = ""
    level: str = ""


def left_out(facts: AudienceFacts, audience: Audience, *, survey: str) -> LeftOut | None:
    """The first reason not to ask; None where they are asked. `survey` is its code: each draws its own share."""
    checks = (
        (LeftOut.NOT_NEW, audience.buyers is not Buyers.NEW or facts.orders_before == 0),
        (LeftOut.NOT_RETURNING, audience.buyers is not Buyers.RETURNING or facts.orders_before > 0),
        (LeftOut.OTHER_PRODUCT, _has_bought(facts, audience)),
        (LeftOut.OTHER_COUNTRY, not audience.countries or facts.country in audience.countries),
        (LeftOut.OTHER_CHANNEL, not audience.channels or facts.channel in audience.channels),
        (LeftOut.OTHER_LEVEL, not audience.levels or facts.level in audience.levels),
        (LeftOut.NOT_DRAWN, is_drawn(facts.person, audience.percent, salt=survey)),
    )
    return next((reason for reason, fits in checks if not fits), None)


def _has_bought(facts: AudienceFacts, audience: Audience) -> bool:
    lists = (
        (audience.products, facts.products),
        (audience.categories, facts.categories),
        (audience.collections, facts.collections),
    )
    if not any(wanted for wanted, _bought in lists):
        return True
    return any(not set(wanted).isdisjoint(bought) for wanted, bought in lists)
