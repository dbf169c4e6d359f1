"""The policy in the graph: what holds, its versions, what the editor needs, trying and checking."""

from typing import Any

import graphene
from django.conf import settings
from django.urls import reverse

from saleor_postventa.core.clock import now
from saleor_postventa.events.labels import label_of
from saleor_postventa.returns.models import PolicyVersion, PolicyVersionQuerySet
from saleor_postventa.returns.policy.document import dump
from saleor_postventa.returns.queries import content_of, draft_policy, live_policy
from saleor_postventa.returns.rules import PolicyStatus
from saleor_postventa.returns.services import export_policy
from saleor_postventa.returns.services.trying import PolicyCheck, check_policy, try_policy
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_POLICIES, READ_PUBLIC_POLICY, TRY_POLICIES, requires
from saleor_postventa.web.roots import Query

from .enums import PostSalePolicyStatus
from .finding import must_find_order
from .policy_checks import PostSalePolicyCheck, PostSalePolicyTrial, PostSalePolicyWishInput, Trial, asked_in
from .policy_schema import PostSalePolicySchema, policy_schema
from .policy_text import ASKED_TEXT, PostSalePolicyText, public_text, text_of

NEWEST_FIRST = ("-number",)


class PostSalePolicyVersion(graphene.ObjectType):
    """A version of the return policy. Once published it never changes."""

    class Meta:
        interfaces = (Node,)

    number = graphene.Int(required=True)
    status = graphene.Field(PostSalePolicyStatus, required=True)
    status_label = graphene.String(required=True)
    name = graphene.String(required=True)
    content = graphene.JSONString(required=True)
    file = graphene.String(required=True, description="To be kept, and imported here or in another shop.")
    created_at = graphene.DateTime(required=True)
    changed_at = graphene.DateTime(required=True)
    created_by = graphene.String()
    changed_by = graphene.String()
    revision = graphene.Int(
        required=True, description="Another one after each change: who writes over a draft names the one they read."
    )
    published_by = graphene.String()
    published_at = graphene.DateTime()
    takes_effect_at = graphene.DateTime()
    applies_from = graphene.DateTime(description="Orders placed from then on are judged by it.")
    is_recomputed = graphene.Boolean(required=True, description="The windows of all orders that it reaches are set.")
    text = graphene.Field(PostSalePolicyText, **ASKED_TEXT)

    @staticmethod
    def resolve_status_label(version: PolicyVersion, info: Any) -> str:
        return version.get_status_display()

    @staticmethod
    def resolve_file(version: PolicyVersion, info: Any) -> str:
        return export_policy(version)

    @staticmethod
    def resolve_created_by(version: PolicyVersion, info: Any) -> str | None:
        return label_of(version.created_by, info)

    @staticmethod
    def resolve_changed_by(version: PolicyVersion, info: Any) -> str | None:
        return label_of(version.changed_by, info)

    @staticmethod
    def resolve_published_by(version: PolicyVersion, info: Any) -> str | None:
        return label_of(version.published_by, info)

    @staticmethod
    def resolve_text(version: PolicyVersion, info: Any, **asked: Any) -> "PostSalePolicyText":
        return text_of(info, content_of(version), number=version.number, **asked)

    @staticmethod
    def resolve_is_recomputed(version: PolicyVersion, info: Any) -> bool:
        return version.recomputed_at is not None


PostSalePolicyVersionConnection = countable_connection(PostSalePolicyVersion)


class PostSaleReturnPolicy(graphene.ObjectType):
    """What orders placed now are judged by; the default as long as none was published."""

    version = graphene.Field(PostSalePolicyVersion)
    content = graphene.JSONString(required=True)
    is_default = graphene.Boolean(required=True)
    url = graphene.String(required=True, description="Its page for everyone.")
    file = graphene.String(required=True, description="To be kept, and imported here or in another shop.")

    @staticmethod
    def resolve_file(policy: "PostSaleReturnPolicy", info: Any) -> str:
        return export_policy(policy.version)

    @staticmethod
    def resolve_url(policy: "PostSaleReturnPolicy", info: Any) -> str:
        return settings.PUBLIC_URL + reverse("returns:policy", kwargs={"shop": info.context.shop.slug})


@extends(Query)
class PolicyQueries(graphene.ObjectType):
    return_policy = graphene.Field(PostSaleReturnPolicy, description="What orders placed now are judged by.")
    return_policy_draft = graphene.Field(PostSalePolicyVersion)
    return_policy_version = graphene.Field(PostSalePolicyVersion, id=graphene.ID(required=True))
    return_policy_versions = connection_field(PostSalePolicyVersionConnection, description="The newest first.")
    return_policy_schema = graphene.Field(PostSalePolicySchema)
    return_policy_try = graphene.Field(
        PostSalePolicyTrial,
        order_id=graphene.ID(required=True, description="Our id, or Saleor's."),
        is_draft=graphene.Boolean(default_value=False, description="By the draft instead of what holds for the order."),
        content=graphene.JSONString(description="By this document, which need not be saved."),
        wish=PostSalePolicyWishInput(description="What is asked for, of each line as if it came back alone."),
    )
    return_policy_check = graphene.Field(
        PostSalePolicyCheck,
        content=graphene.JSONString(required=True),
        description="Whether a document could be published.",
    )
    return_policy_text = graphene.Field(
        PostSalePolicyText, **ASKED_TEXT, description="The policy in words, for everyone."
    )

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy(root: None, info: Any) -> PostSaleReturnPolicy:
        version = live_policy(now())
        return PostSaleReturnPolicy(version=version, content=dump(content_of(version)), is_default=version is None)

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_draft(root: None, info: Any) -> PolicyVersion | None:
        return draft_policy()

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_version(root: None, info: Any, **asked: Any) -> PolicyVersion | None:
        return _versions().filter(pk=read_id("PostSalePolicyVersion", asked["id"])).first()

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_versions(root: None, info: Any, **asked: Any) -> Any:
        return page_of(_versions(), NEWEST_FIRST, **asked)

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_schema(root: None, info: Any) -> PostSalePolicySchema:
        return policy_schema()

    @staticmethod
    @requires(TRY_POLICIES)
    def resolve_return_policy_try(root: None, info: Any, *, order_id: str, **asked: Any) -> Trial:
        order = must_find_order(info.context.viewer, order_id)
        draft = draft_policy() if asked.get("is_draft") else None
        content = asked.get("content") or (draft.content if draft is not None else None)
        check, wish = check_policy(content), asked.get("wish")
        if content is not None and check.policy is None:
            return Trial(order, [], check)
        return Trial(order, try_policy(order, check.policy, now=now(), asked=asked_in(wish)), check)

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_check(root: None, info: Any, *, content: Any) -> PolicyCheck:
        return check_policy(content)

    @staticmethod
    @requires(READ_PUBLIC_POLICY)
    def resolve_return_policy_text(root: None, info: Any, **asked: Any) -> PostSalePolicyText:
        return public_text(info, asked.get("language"), asked.get("country"))


def _versions() -> PolicyVersionQuerySet:
    return PolicyVersion.objects.exclude(status=PolicyStatus.DISCARDED)
