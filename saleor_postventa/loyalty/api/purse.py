"""Somebody's points in the graph: the same for themselves, for the team and for integrators."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import graphene
from django.utils.translation import get_language

from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Redemption
from saleor_postventa.loyalty.programme.words import benefits_in_words, counted_in_words
from saleor_postventa.loyalty.queries.entries import NEWEST_FIRST, ToldEntry, tell_entries
from saleor_postventa.loyalty.queries.levels import Tier
from saleor_postventa.loyalty.queries.purse import Lifetime, Purse, purse_of
from saleor_postventa.loyalty.queries.rewards import Standing
from saleor_postventa.loyalty.queries.ways import WayOfPerson
from saleor_postventa.loyalty.rules.entry_words import lasting_in_words, waiting_in_words
from saleor_postventa.loyalty.rules.terms import Level, Measure
from saleor_postventa.people.api import PostSaleCustomer, UserPostSale
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import together
from saleor_postventa.web.connections import Page, connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node
from saleor_postventa.web.permissions import READ_POINTS, READ_REDEMPTIONS, requires

from .redemptions import PostSaleRedemption
from .rewards import WHERE_THEY_BUY, PostSaleRewardOffer, market_asked

PostSalePointsEntryKind = graphene.Enum.from_enum(EntryKind, name="PostSalePointsEntryKind")
PostSalePointsMeasure = graphene.Enum.from_enum(Measure, name="PostSalePointsMeasure")


class PostSalePointsLifetime(graphene.ObjectType):
    """What it came to since the beginning."""

    earned = graphene.Int(required=True, description="What there is, with what was used and what lapsed.")
    spent = graphene.Int(required=True)
    expired = graphene.Int(required=True)
    taken_back = graphene.Int(required=True, description="What went with goods that came back; not among `earned`.")


class PostSalePointsExpiry(graphene.ObjectType):
    """Points that end together; `at` is the first moment at which they can no longer be used."""

    at = graphene.DateTime(required=True)
    points = graphene.Int(required=True)
    label = graphene.String(required=True, description="Their last day, in words and in the shop's time zone.")

    @staticmethod
    def resolve_label(expiry: "PostSalePointsExpiry", info: Any) -> str:
        return lasting_in_words(cast(datetime, expiry.at), info.context.shop.preferences.zone)


class PostSalePointsArrival(graphene.ObjectType):
    """Points on their way that can be used from the same moment on; null where it is not known yet."""

    at = graphene.DateTime()
    points = graphene.Int(required=True)
    label = graphene.String(required=True, description="From when, in words and in the shop's time zone.")

    @staticmethod
    def resolve_label(arrival: "PostSalePointsArrival", info: Any) -> str:
        return waiting_in_words(cast("datetime | None", arrival.at), info.context.shop.preferences.zone)


class PostSalePointsEntry(graphene.ObjectType):
    """One change, and why. Texts are in the language asked for (Accept-Language)."""

    class Meta:
        interfaces = (Node,)

    kind = graphene.Field(PostSalePointsEntryKind, required=True)
    title = graphene.String(required=True, description="What happened: earned, used, lapsed ...")
    about = graphene.String(description="The item, or the way to earn.")
    why = graphene.String(description="The arithmetic, by the rules of that day: `50,00 € × 1 pt/€ = 50`.")
    until = graphene.String(description="From when its points can be used, or until when.")
    pending = graphene.Int(required=True, description="What it added to the points on their way.")
    active = graphene.Int(required=True, description="What it added to the points to use.")
    change = graphene.Int(required=True, description="Both together.")
    is_waiting = graphene.Boolean(required=True, description="Its points are still on their way.")
    usable_at = graphene.DateTime(description="Of points on their way, as far as it is known.")
    expires_at = graphene.DateTime()
    occurred_at = graphene.DateTime(required=True)
    order_number = graphene.String()
    order_saleor_id = graphene.ID()
    programme_version = graphene.Int(description="By whose rules it was reckoned.")

    @staticmethod
    def resolve_kind(told: ToldEntry, info: Any) -> str:
        return told.entry.kind

    @staticmethod
    def resolve_about(told: ToldEntry, info: Any) -> str | None:
        return told.about or None

    @staticmethod
    def resolve_why(told: ToldEntry, info: Any) -> str | None:
        return told.why or None

    @staticmethod
    def resolve_until(told: ToldEntry, info: Any) -> str | None:
        return told.until or None

    @staticmethod
    def resolve_pending(told: ToldEntry, info: Any) -> int:
        return told.entry.pending

    @staticmethod
    def resolve_active(told: ToldEntry, info: Any) -> int:
        return told.entry.active

    @staticmethod
    def resolve_expires_at(told: ToldEntry, info: Any) -> datetime | None:
        return told.entry.expires_at

    @staticmethod
    def resolve_occurred_at(told: ToldEntry, info: Any) -> datetime:
        return told.entry.occurred_at

    @staticmethod
    def resolve_order_number(told: ToldEntry, info: Any) -> str | None:
        return told.order.number if told.order is not None else None

    @staticmethod
    def resolve_order_saleor_id(told: ToldEntry, info: Any) -> str | None:
        return told.order.saleor_id if told.order is not None else None

    @staticmethod
    def resolve_programme_version(told: ToldEntry, info: Any) -> int | None:
        return told.version


PostSalePointsEntryConnection = countable_connection(PostSalePointsEntry)


class PostSalePointsLevel(graphene.ObjectType):
    """A level of the programme."""

    code = graphene.String(required=True)
    name = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    threshold = graphene.Decimal(required=True, description="From how much on, in what levels go by.")
    benefits = graphene.List(graphene.NonNull(graphene.String), required=True, description="In words.")

    @staticmethod
    def resolve_name(level: Level, info: Any) -> str:
        return _in_language(level.names)

    @staticmethod
    def resolve_benefits(level: Level, info: Any) -> list[str]:
        return list(benefits_in_words(level.benefits))


class PostSalePointsTier(graphene.ObjectType):
    """Where somebody stands among the levels. Figures are in what the levels go by (`measure`)."""

    measure = graphene.Field(PostSalePointsMeasure, required=True)
    currency = graphene.String(description="Of the figures, where levels go by what was spent.")
    level = graphene.Field(PostSalePointsLevel, description="Null below the lowest one.")
    since = graphene.DateTime()
    value = graphene.Decimal(required=True, description="What counts now.")
    next_level = graphene.Field(PostSalePointsLevel)
    missing = graphene.Decimal(description="To the next level.")
    missing_label = graphene.String(description="In words: `30,00 €`, `2 orders`.")
    kept_until = graphene.DateTime(description="While the level is kept by grace alone.")
    missing_to_keep = graphene.Decimal(description="By then, to keep it.")
    projected_level = graphene.Field(
        PostSalePointsLevel, description="From `projectedAt` on, if nothing is bought or returned until then."
    )
    projected_at = graphene.DateTime()

    @staticmethod
    def resolve_measure(tier: Tier, info: Any) -> str:
        return tier.tiers.by

    @staticmethod
    def resolve_currency(tier: Tier, info: Any) -> str | None:
        return tier.tiers.currency if tier.tiers.by is Measure.SPEND else None

    @staticmethod
    def resolve_since(tier: Tier, info: Any) -> datetime | None:
        return tier.standing.since

    @staticmethod
    def resolve_value(tier: Tier, info: Any) -> Decimal:
        return tier.standing.value

    @staticmethod
    def resolve_missing(tier: Tier, info: Any) -> Decimal | None:
        return tier.standing.missing if tier.next_level is not None else None

    @staticmethod
    def resolve_missing_label(tier: Tier, info: Any) -> str | None:
        return counted_in_words(tier.standing.missing, tier.tiers) if tier.next_level is not None else None

    @staticmethod
    def resolve_kept_until(tier: Tier, info: Any) -> datetime | None:
        return tier.standing.kept_until

    @staticmethod
    def resolve_missing_to_keep(tier: Tier, info: Any) -> Decimal | None:
        return tier.standing.missing_to_keep if tier.standing.kept_until is not None else None

    @staticmethod
    def resolve_projected_level(tier: Tier, info: Any) -> Level | None:
        return tier.projected

    @staticmethod
    def resolve_projected_at(tier: Tier, info: Any) -> datetime | None:
        return tier.standing.projected_at


class PostSaleWayToEarn(graphene.ObjectType):
    """How points can be earned, in words. What can be earned by it stands in the sentences."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    sentences = graphene.List(graphene.NonNull(graphene.String), required=True)
    points = graphene.Int(required=True, description="Earned by it so far, without what went back.")
    link = graphene.String(description="Theirs to share, where the way has one.")

    @staticmethod
    def resolve_link(way: WayOfPerson, info: Any) -> str | None:
        return way.link or None


class PostSalePoints(graphene.ObjectType):
    """Somebody's points, by what can be done with them."""

    programme_name = graphene.String(description="In the language asked for; null while no programme is in force.")
    programme_version = graphene.Int(description="In force now.")
    takes_part = graphene.Boolean(required=True, description="Not left out, and not of their own wish.")
    active = graphene.Int(required=True, description="To use. Below zero where more went back than there was.")
    pending = graphene.Int(required=True, description="On their way.")
    total = graphene.Int(required=True, description="Both together.")
    lifetime = graphene.Field(PostSalePointsLifetime, required=True)
    arrivals = graphene.List(
        graphene.NonNull(PostSalePointsArrival),
        required=True,
        first=graphene.Int(default_value=3),
        description="When those on their way can be used, the next first.",
    )
    expiries = graphene.List(
        graphene.NonNull(PostSalePointsExpiry),
        required=True,
        first=graphene.Int(default_value=3),
        description="Which points end when, the next first.",
    )
    tier = graphene.Field(PostSalePointsTier, description="Null where there are no levels.")
    ways = graphene.List(graphene.NonNull(PostSaleWayToEarn), required=True, description="How to earn more.")
    rewards = graphene.List(
        graphene.NonNull(PostSaleRewardOffer), **WHERE_THEY_BUY, required=True, description="What they can be for."
    )
    redemptions = graphene.List(graphene.NonNull(PostSaleRedemption), description="Rewards in hand, the newest first.")
    entries = connection_field(PostSalePointsEntryConnection, description="The newest first; their sum is `total`.")

    @staticmethod
    def resolve_programme_name(purse: Purse, info: Any) -> str | None:
        return _in_language(purse.programme.names) if purse.programme is not None else None

    @staticmethod
    def resolve_programme_version(purse: Purse, info: Any) -> int | None:
        return purse.version.number if purse.version is not None else None

    @staticmethod
    def resolve_active(purse: Purse, info: Any) -> int:
        return purse.balance.active

    @staticmethod
    def resolve_pending(purse: Purse, info: Any) -> int:
        return purse.balance.pending

    @staticmethod
    def resolve_total(purse: Purse, info: Any) -> int:
        return purse.balance.total

    @staticmethod
    def resolve_lifetime(purse: Purse, info: Any) -> Lifetime:
        return purse.lifetime

    @staticmethod
    def resolve_arrivals(purse: Purse, info: Any, *, first: int) -> list[PostSalePointsArrival]:
        return [PostSalePointsArrival(at=at, points=points) for at, points in purse.arrivals[: max(0, first)]]

    @staticmethod
    def resolve_expiries(purse: Purse, info: Any, *, first: int) -> list[PostSalePointsExpiry]:
        return [PostSalePointsExpiry(at=at, points=points) for at, points in purse.expiries[: max(0, first)]]

    @staticmethod
    def resolve_rewards(
        purse: Purse, info: Any, *, channel: str | None = None, currency: str | None = None
    ) -> list[Standing]:
        return purse.rewards_in(market_asked(channel, currency))

    @staticmethod
    @requires(READ_REDEMPTIONS)
    def resolve_redemptions(purse: Purse, info: Any) -> list[Redemption]:
        together(purse.redemptions)
        return purse.redemptions

    @staticmethod
    def resolve_entries(purse: Purse, info: Any, **asked: Any) -> Page:
        return entries_page(purse, **asked)


def entries_page(purse: Purse, **asked: Any) -> Page:
    """Told all at once: the same number of queries, however many."""
    page = page_of(purse.entries, NEWEST_FIRST, **asked)
    told = tell_entries([edge.node for edge in page.edges])
    edges = [replace(edge, node=node) for edge, node in zip(page.edges, told, strict=True)]
    return replace(page, edges=edges)


def points_of(customer: Customer) -> Purse | None:
    """None where there are neither points nor a programme to earn any."""
    purse = purse_of(customer)
    return purse if purse.account is not None or purse.version is not None else None


@extends(PostSaleCustomer)
class CustomerPoints(graphene.ObjectType):
    points = graphene.Field(PostSalePoints, description="Null where the shop has no programme.")

    @staticmethod
    @requires(READ_POINTS)
    def resolve_points(customer: Customer, info: Any) -> Purse | None:
        return points_of(customer)


@extends(UserPostSale)
class UserPoints(graphene.ObjectType):
    points = graphene.Field(PostSalePoints, description="Null where the shop has no programme.")

    @staticmethod
    @requires(READ_POINTS)
    def resolve_points(customer: Customer, info: Any) -> Purse | None:
        return points_of(customer)


def _in_language(names: dict[str, str]) -> str:
    return text_in(names, get_language() or "en")
