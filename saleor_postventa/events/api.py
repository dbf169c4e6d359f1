"""The log in the graph: the audit, and reactions that could not be carried out."""

from typing import Any, Self

import graphene

from saleor_postventa.core.actor import ActorKind
from saleor_postventa.core.work import WorkState
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import OPERATE, READ_AUDIT, requires
from saleor_postventa.web.roots import Mutation, Query

from . import queries
from .labels import label_of
from .models import ReactionRun, RecordedEvent, RecordedEventQuerySet
from .services import retry_runs

NEWEST_FIRST = ("-occurred_at", "-pk")
LAST_WRITTEN_FIRST = ("-pk",)

PostSaleActorKind = graphene.Enum.from_enum(ActorKind, name="PostSaleActorKind")
PostSaleWorkState = graphene.Enum.from_enum(WorkState, name="PostSaleWorkState")


class PostSaleEvent(graphene.ObjectType):
    """Something that became true, once."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True, description="`ParcelShipped` ...")
    sentence = graphene.String(
        required=True, description="What happened, in one sentence, in the language asked for (Accept-Language)."
    )
    occurred_at = graphene.DateTime(required=True)
    recorded_at = graphene.DateTime(required=True)
    actor_kind = graphene.Field(PostSaleActorKind, required=True)
    actor_label = graphene.String(description="Who it was, for the shop's team.")
    data = graphene.JSONString(description="Ids, amounts and codes, for the shop's team and integrators.")
    customer_id = graphene.ID(description="Whom it is about, for the shop's team and integrators.")

    @staticmethod
    def resolve_sentence(row: RecordedEvent, info: Any) -> str:
        return queries.sentence(row)

    @staticmethod
    def resolve_actor_label(row: RecordedEvent, info: Any) -> str | None:
        return label_of(row.actor_ref, info) if info.context.viewer.is_staff else None

    @staticmethod
    def resolve_data(row: RecordedEvent, info: Any) -> dict[str, Any] | None:
        return row.data if READ_AUDIT.admits(info.context.viewer) else None

    @staticmethod
    def resolve_customer_id(row: RecordedEvent, info: Any) -> str | None:
        if row.customer_id is None or not READ_AUDIT.admits(info.context.viewer):
            return None
        return show_id("PostSaleCustomer", row.customer_id)


PostSaleEventConnection = countable_connection(PostSaleEvent)


class PostSaleEventFilterInput(graphene.InputObjectType):
    name = graphene.String()
    order_id = graphene.ID()
    customer_id = graphene.ID()


class PostSaleReaction(graphene.ObjectType):
    """What a part of the app does because of an event."""

    class Meta:
        interfaces = (Node,)

    reaction = graphene.String(required=True)
    event = graphene.Field(PostSaleEvent, required=True)
    state = graphene.Field(PostSaleWorkState, required=True)
    attempts = graphene.Int(required=True)
    error = graphene.String()

    @staticmethod
    def resolve_event(run: ReactionRun, info: Any) -> RecordedEvent | None:
        return related(run, lambda each: each.event)

    @staticmethod
    def resolve_reaction(run: ReactionRun, info: Any) -> str:
        return run.code

    @staticmethod
    def resolve_error(run: ReactionRun, info: Any) -> str | None:
        return run.error or None


PostSaleReactionConnection = countable_connection(PostSaleReaction)


@extends(Query)
class EventQueries(graphene.ObjectType):
    post_sale_events = connection_field(
        PostSaleEventConnection,
        description="The audit: every event of the shop, newest first.",
        filter=PostSaleEventFilterInput(),
    )
    post_sale_failed_reactions = connection_field(
        PostSaleReactionConnection, description="Reactions to events that could not be carried out."
    )

    @staticmethod
    @requires(READ_AUDIT)
    def resolve_post_sale_events(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        rows = queries.audit(
            name=wanted.get("name"),
            order_id=read_id("PostSaleOrder", wanted["order_id"]) if wanted.get("order_id") is not None else None,
            customer_id=read_id("PostSaleCustomer", wanted["customer_id"])
            if wanted.get("customer_id") is not None
            else None,
        )
        return page_of(rows, NEWEST_FIRST, **asked)

    @staticmethod
    @requires(OPERATE)
    def resolve_post_sale_failed_reactions(root: None, info: Any, **asked: Any) -> Any:
        return page_of(queries.failed_runs(), LAST_WRITTEN_FIRST, load=queries.with_events, **asked)


class ReactionReplayInput(graphene.InputObjectType):
    ids = graphene.List(graphene.NonNull(graphene.ID), required=True)


class ReactionReplay(PostSaleMutation):
    """Carry out failed reactions again."""

    access = OPERATE

    class Arguments:
        input = ReactionReplayInput(required=True)

    reactions = graphene.List(graphene.NonNull(PostSaleReaction), required=True)

    @classmethod
    def perform(cls, info: Any, *, ids: list[str]) -> Self:
        runs = retry_runs([must_read_id("PostSaleReaction", shown, field="ids") for shown in ids])
        return cls(reactions=runs)

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"reactions": []}


@extends(Mutation)
class EventMutations(graphene.ObjectType):
    reaction_replay = ReactionReplay.Field()


def timeline_field() -> graphene.Field:
    """The history of an order or a customer, newest first. Its resolver returns `timeline_page(...)`."""
    return connection_field(PostSaleEventConnection)


def timeline_page(info: Any, rows: RecordedEventQuerySet, asked: dict[str, Any]) -> Any:
    """Shoppers see what happened with their order, not what the shop did behind the scenes."""
    shown = queries.shown_to_shoppers(rows) if info.context.viewer.is_shopper else rows
    return page_of(shown, NEWEST_FIRST, **asked)
