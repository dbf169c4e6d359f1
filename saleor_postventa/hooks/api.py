"""The ways out in the graph, for the team and for keys that may keep their own."""

from typing import Any, Self

import graphene

from saleor_postventa.core.work import WorkState
from saleor_postventa.events.api import PostSaleWorkState
from saleor_postventa.shops.models import ApiKey
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import KEEP_HOOKS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.viewer import Viewer, ViewerKind

from .models import HookEndpoint, HookEndpointQuerySet, HookMessage
from .registry import Topic, topics
from .services import (
    UnknownEndpoint,
    create_endpoint,
    delete_endpoint,
    rotate_secret,
    send_again,
    send_test,
    update_endpoint,
)

NEWEST_FIRST = ("-made_at", "-pk")


class PostSaleHookTopic(graphene.ObjectType):
    """What can be listened to."""

    code = graphene.String(required=True, description="`points.earned` ...: the `type` of its messages.")
    label = graphene.String(required=True)
    scope = graphene.String(required=True, description="What a key needs to listen to it.")

    @staticmethod
    def resolve_label(topic: Topic, info: Any) -> str:
        return str(topic.label)


class PostSaleHookEndpoint(graphene.ObjectType):
    """Where another system listens, without its secret."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)
    url = graphene.String(required=True)
    topics = graphene.List(graphene.NonNull(graphene.String), required=True)
    key_prefix = graphene.String(description="Of the API key whose it is; null for the team's own.")
    is_on = graphene.Boolean(required=True)
    off_label = graphene.String(description="Why it is off.")
    off_at = graphene.DateTime(description="When it was switched off.")
    failing_since = graphene.DateTime()
    old_secret_ends_at = graphene.DateTime(description="Until then messages are signed with the secret before, too.")
    last_taken_at = graphene.DateTime()
    created_at = graphene.DateTime(required=True)

    @staticmethod
    def resolve_key_prefix(endpoint: HookEndpoint, info: Any) -> str | None:
        return endpoint.api_key.prefix if endpoint.api_key is not None else None

    @staticmethod
    def resolve_off_label(endpoint: HookEndpoint, info: Any) -> str | None:
        return str(endpoint.get_off_reason_display()) if endpoint.off_reason else None


class PostSaleHookMessage(graphene.ObjectType):
    """What an endpoint was told."""

    class Meta:
        interfaces = (Node,)

    message_id = graphene.String(required=True, description="The header `webhook-id`, the same each time.")
    topic = graphene.String(required=True)
    body = graphene.String(required=True)
    state = graphene.Field(PostSaleWorkState, required=True)
    attempts = graphene.Int(required=True)
    status_code = graphene.Int(description="What was answered last.")
    error = graphene.String()
    made_at = graphene.DateTime(required=True)
    due_at = graphene.DateTime(required=True, description="When it is tried next, while it waits.")
    finished_at = graphene.DateTime()

    @staticmethod
    def resolve_error(message: HookMessage, info: Any) -> str | None:
        return message.error or None


PostSaleHookMessageConnection = countable_connection(PostSaleHookMessage)


@extends(Query)
class HookQueries(graphene.ObjectType):
    hook_topics = graphene.List(graphene.NonNull(PostSaleHookTopic))
    hook_endpoints = graphene.List(graphene.NonNull(PostSaleHookEndpoint), description="A key gets its own.")
    hook_messages = connection_field(
        PostSaleHookMessageConnection,
        endpoint_id=graphene.ID(required=True),
        state=PostSaleWorkState(),
        description="Of the last 30 days, the newest first.",
    )

    @staticmethod
    @requires(KEEP_HOOKS)
    def resolve_hook_topics(root: None, info: Any) -> list[Topic]:
        viewer: Viewer = info.context.viewer
        return [each for each in topics if viewer.is_staff or each.scope in viewer.scopes]

    @staticmethod
    @requires(KEEP_HOOKS)
    def resolve_hook_endpoints(root: None, info: Any) -> list[HookEndpoint]:
        return list(_visible_to(info.context.viewer).select_related("api_key").order_by("pk"))

    @staticmethod
    @requires(KEEP_HOOKS)
    def resolve_hook_messages(root: None, info: Any, *, endpoint_id: str, **asked: Any) -> Any:
        state = asked.pop("state", None)
        endpoints = _visible_to(info.context.viewer).filter(pk=read_id("PostSaleHookEndpoint", endpoint_id))
        rows = HookMessage.objects.filter(endpoint__in=endpoints)
        if state is not None:
            rows = rows.filter(state=state.value)
        return page_of(rows, NEWEST_FIRST, **asked)


class HookEndpointCreateInput(graphene.InputObjectType):
    name = graphene.String(required=True)
    url = graphene.String(required=True)
    topics = graphene.List(graphene.NonNull(graphene.String), required=True)


class HookEndpointCreate(PostSaleMutation):
    """Tell another system. Messages are signed as Standard Webhooks say: `webhook-id`, `-timestamp`, `-signature`."""

    access = KEEP_HOOKS

    class Arguments:
        input = HookEndpointCreateInput(required=True)

    endpoint = graphene.Field(PostSaleHookEndpoint)
    secret = graphene.String(description="Shown this once.")

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        endpoint, secret = create_endpoint(
            name=given["name"],
            url=given["url"],
            listens_to=given["topics"],
            key=ApiKey.objects.get(prefix=viewer.key) if viewer.key else None,
            by=viewer.actor,
        )
        return cls(endpoint=endpoint, secret=secret)


class HookEndpointUpdateInput(graphene.InputObjectType):
    """What is left out stays as it is."""

    id = graphene.ID(required=True)
    name = graphene.String()
    url = graphene.String()
    topics = graphene.List(graphene.NonNull(graphene.String))
    is_on = graphene.Boolean()


class HookEndpointUpdate(PostSaleMutation):
    """Change an endpoint, or switch it on or off."""

    access = KEEP_HOOKS

    class Arguments:
        input = HookEndpointUpdateInput(required=True)

    endpoint = graphene.Field(PostSaleHookEndpoint)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        changed = update_endpoint(
            _own(viewer, given["id"]),
            name=given.get("name"),
            url=given.get("url"),
            listens_to=given.get("topics"),
            is_on=given.get("is_on"),
            by=viewer.actor,
        )
        return cls(endpoint=changed)


class HookEndpointDeleteInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class HookEndpointDelete(PostSaleMutation):
    """Nothing is told to it any more; what it was told goes with it."""

    access = KEEP_HOOKS

    class Arguments:
        input = HookEndpointDeleteInput(required=True)

    deleted_id = graphene.ID()

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        delete_endpoint(_own(viewer, given["id"]), by=viewer.actor)
        return cls(deleted_id=given["id"])


class HookEndpointRotateSecretInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class HookEndpointRotateSecret(PostSaleMutation):
    """Get a new secret. For 24 hours messages are signed with the one before as well, so that none is missed."""

    access = KEEP_HOOKS

    class Arguments:
        input = HookEndpointRotateSecretInput(required=True)

    endpoint = graphene.Field(PostSaleHookEndpoint)
    secret = graphene.String(description="Shown this once.")

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        endpoint, secret = rotate_secret(_own(viewer, given["id"]), by=viewer.actor)
        return cls(endpoint=endpoint, secret=secret)


class HookEndpointTestInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class HookEndpointTest(PostSaleMutation):
    """Send a message that tells nothing. It goes out a moment later; `hookMessages` says what came of it."""

    access = KEEP_HOOKS

    class Arguments:
        input = HookEndpointTestInput(required=True)

    message = graphene.Field(PostSaleHookMessage)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls(message=send_test(_own(info.context.viewer, given["id"])))


class HookMessageReplayInput(graphene.InputObjectType):
    endpoint_id = graphene.ID(required=True)


class HookMessageReplay(PostSaleMutation):
    """Send again all that was given up of an endpoint, under the same ids."""

    access = KEEP_HOOKS

    class Arguments:
        input = HookMessageReplayInput(required=True)

    count = graphene.Int()

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        endpoint_id = _own(info.context.viewer, given["endpoint_id"])
        dead = HookMessage.objects.filter(endpoint=endpoint_id, state=WorkState.DEAD)
        return cls(count=send_again(list(dead.values_list("pk", flat=True))))


def _visible_to(viewer: Viewer) -> HookEndpointQuerySet:
    """A key's own; of the team, all."""
    if viewer.kind == ViewerKind.INTEGRATOR:
        return HookEndpoint.objects.of_key(viewer.key)
    return HookEndpoint.objects.all()


def _own(viewer: Viewer, shown: str) -> int:
    """Raises UnknownId, UnknownEndpoint."""
    pk = must_read_id("PostSaleHookEndpoint", shown, field="id")
    if not _visible_to(viewer).filter(pk=pk).exists():
        raise UnknownEndpoint(field="id")
    return pk


@extends(Mutation)
class HookMutations(graphene.ObjectType):
    hook_endpoint_create = HookEndpointCreate.Field()
    hook_endpoint_update = HookEndpointUpdate.Field()
    hook_endpoint_delete = HookEndpointDelete.Field()
    hook_endpoint_rotate_secret = HookEndpointRotateSecret.Field()
    hook_endpoint_test = HookEndpointTest.Field()
    hook_message_replay = HookMessageReplay.Field()
