"""What arrived from Saleor and what was read there, in the graph; having it processed or read again."""

from typing import Any, Self

import graphene
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.api import PostSaleWorkState
from saleor_postventa.web.batching import batched
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, UnknownId, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import OPERATE, requires
from saleor_postventa.web.roots import Mutation, Query

from . import queries
from .catchup.labels import feed_label
from .catchup.models import CatchUpRun, FeedProgress, RunKind, RunState
from .catchup.queries import catch_up_runs, run_errors
from .catchup.services import start_backfill
from .models import Delivery
from .replay import replay_deliveries

NEWEST_FIRST = ("-received_at", "-pk")

STUCK = "failed"

PostSaleCatchUpKind = graphene.Enum.from_enum(RunKind, name="PostSaleCatchUpKind")


class OneBodyAtATime(Refusal):
    code = "one_body_at_a_time"
    text = _("Bodies are large: ask for one in each request.")


class PostSaleDelivery(graphene.ObjectType):
    """A webhook of Saleor's, as it arrived."""

    class Meta:
        interfaces = (Node,)

    event = graphene.String(required=True)
    state = graphene.Field(PostSaleWorkState, required=True)
    received_at = graphene.DateTime(required=True)
    processed_at = graphene.DateTime()
    attempts = graphene.Int(required=True)
    error = graphene.String()
    subject = graphene.String(description="What the webhook is about, where it could be read: `Order 4711`.")
    body = graphene.String(description="The signed body, for staff; one in each request.")

    @staticmethod
    def resolve_processed_at(row: Delivery, info: Any) -> Any:
        return row.finished_at

    @staticmethod
    def resolve_error(row: Delivery, info: Any) -> str | None:
        return row.error or None

    @staticmethod
    def resolve_subject(row: Delivery, info: Any) -> str | None:
        return row.subject or None

    @staticmethod
    def resolve_body(row: Delivery, info: Any) -> str:
        shown = info.context.loaded.setdefault("delivery_body", {})
        if shown:
            raise OneBodyAtATime
        shown[row.pk] = True
        return row.text


PostSaleDeliveryConnection = countable_connection(PostSaleDelivery)


class PostSaleDeliveryFilterInput(graphene.InputObjectType):
    state = PostSaleWorkState()
    event = graphene.String()


@extends(Query)
class DeliveryQueries(graphene.ObjectType):
    post_sale_deliveries = connection_field(PostSaleDeliveryConnection, filter=PostSaleDeliveryFilterInput())
    post_sale_delivery = graphene.Field(PostSaleDelivery, id=graphene.ID(required=True))

    @staticmethod
    @requires(OPERATE)
    def resolve_post_sale_deliveries(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        return page_of(queries.deliveries(**wanted), NEWEST_FIRST, **asked)

    @staticmethod
    @requires(OPERATE)
    def resolve_post_sale_delivery(root: None, info: Any, **asked: Any) -> Delivery | None:
        return queries.deliveries().filter(pk=read_id("PostSaleDelivery", asked["id"])).first()


class DeliveryReplayInput(graphene.InputObjectType):
    ids = graphene.List(graphene.NonNull(graphene.ID), required=True)


class DeliveryReplay(PostSaleMutation):
    """Process failed webhooks again. Those that did not fail stay as they are."""

    access = OPERATE

    class Arguments:
        input = DeliveryReplayInput(required=True)

    deliveries = graphene.List(graphene.NonNull(PostSaleDelivery), required=True)

    @classmethod
    def perform(cls, info: Any, *, ids: list[str]) -> Self:
        wanted = {must_read_id("PostSaleDelivery", shown, field="ids") for shown in ids}
        rows = queries.deliveries().filter(pk__in=wanted).order_by("pk")
        if rows.count() < len(wanted):
            raise UnknownId(field="ids")
        replay_deliveries(sorted(wanted))
        return cls(deliveries=list(rows.all()))

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"deliveries": []}


class PostSaleCatchUpState(graphene.Enum):
    """FAILED: it is stuck and runs no further. ABANDONED: another one took its place."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = STUCK
    ABANDONED = "abandoned"


class PostSaleCatchUpFeed(graphene.ObjectType):
    """How far the reading of one kind of thing has come."""

    name = graphene.String(required=True)
    label = graphene.String(required=True)
    read = graphene.Int(required=True)
    total = graphene.Int()
    changed = graphene.Int(required=True)
    is_finished = graphene.Boolean(required=True)

    @staticmethod
    def resolve_name(progress: FeedProgress, info: Any) -> str:
        return progress.feed

    @staticmethod
    def resolve_label(progress: FeedProgress, info: Any) -> str:
        return feed_label(progress.feed)


class PostSaleCatchUpRun(graphene.ObjectType):
    """One reading of the shop's history, or of what no webhook told."""

    class Meta:
        interfaces = (Node,)

    kind = graphene.Field(PostSaleCatchUpKind, required=True)
    state = graphene.Field(PostSaleCatchUpState, required=True)
    started_at = graphene.DateTime(required=True)
    finished_at = graphene.DateTime()
    feeds = graphene.List(graphene.NonNull(PostSaleCatchUpFeed), required=True)
    error = graphene.String()

    @staticmethod
    def resolve_state(run: CatchUpRun, info: Any) -> str:
        is_stuck = run.state == RunState.RUNNING and _trouble(info, run)
        return STUCK if is_stuck else RunState(run.state).value

    @staticmethod
    def resolve_feeds(run: CatchUpRun, info: Any) -> Any:
        return run.feeds.all()

    @staticmethod
    def resolve_error(run: CatchUpRun, info: Any) -> str | None:
        return _trouble(info, run)


PostSaleCatchUpRunConnection = countable_connection(PostSaleCatchUpRun)


@extends(Query)
class CatchUpQueries(graphene.ObjectType):
    post_sale_catch_up_runs = connection_field(PostSaleCatchUpRunConnection)

    @staticmethod
    @requires(OPERATE)
    def resolve_post_sale_catch_up_runs(root: None, info: Any, **asked: Any) -> Any:
        return page_of(catch_up_runs(), ("-pk",), **asked)


class BackfillStartInput(graphene.InputObjectType):
    restart = graphene.Boolean(default_value=False)


class BackfillStart(PostSaleMutation):
    """Read the shop's history from Saleor. Goes on where the last run stopped, unless it is to start over."""

    access = OPERATE

    class Arguments:
        input = BackfillStartInput(required=True)

    run = graphene.Field(PostSaleCatchUpRun)

    @classmethod
    def perform(cls, info: Any, *, restart: bool | None = False) -> Self:
        return cls(run=start_backfill(info.context.shop, restart=bool(restart)))


@extends(Mutation)
class DeliveryMutations(graphene.ObjectType):
    delivery_replay = DeliveryReplay.Field()
    backfill_start = BackfillStart.Field()


def _trouble(info: Any, run: CatchUpRun) -> str | None:
    return batched(info, run, "run_errors", lambda each: each.pk, run_errors)
