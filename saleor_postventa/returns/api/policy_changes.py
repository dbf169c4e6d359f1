"""Writing, publishing and carrying policies."""

from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.events.draft_mutations import DraftMutation
from saleor_postventa.returns.services import discard_draft, import_policy, publish_policy, save_draft
from saleor_postventa.returns.services.policies import UnlawfulPolicy
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.permissions import CHANGE_POLICIES, Access
from saleor_postventa.web.revisions import revision_over, revision_read
from saleor_postventa.web.roots import Mutation

from .policies import PostSalePolicyVersion
from .policy_checks import PostSalePolicyViolation


class PolicyMutation(DraftMutation):
    access: ClassVar[Access] = CHANGE_POLICIES
    version_type = PostSalePolicyVersion
    shown_as = "policy"

    class Meta:
        abstract = True


class ReturnPolicySaveInput(graphene.InputObjectType):
    content = graphene.JSONString(required=True)
    name = graphene.String()
    revision = revision_over()


class ReturnPolicySave(PolicyMutation):
    """Keep the draft; the shop has one at a time, and nobody's is written over unseen."""

    class Arguments:
        input = ReturnPolicySaveInput(required=True)

    @classmethod
    def perform(cls, info: Any, *, content: Any, name: str | None = None, revision: int | None = None) -> Self:
        return cls(policy=save_draft(content, name=name or "", revision=revision, by=info.context.viewer.actor))


class ReturnPolicyPublishInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the draft.")
    revision = revision_read()
    takes_effect_at = graphene.DateTime(description="Now, where it isn't given.")
    applies_from = graphene.DateTime(
        description="Orders placed from then on; no later than it takes effect. No window gets shorter by it."
    )


class ReturnPolicyPublish(PolicyMutation):
    """Put the draft in force, now or later. Refused where it gives less than the law, naming the articles."""

    class Arguments:
        input = ReturnPolicyPublishInput(required=True)

    violations = graphene.List(graphene.NonNull(PostSalePolicyViolation), required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        published = publish_policy(
            must_read_id("PostSalePolicyVersion", given["id"], field="id"),
            revision=given.get("revision"),
            takes_effect_at=given.get("takes_effect_at"),
            applies_from=given.get("applies_from"),
            by=info.context.viewer.actor,
        )
        return cls(policy=published, violations=[])

    @classmethod
    def beside(cls, error: Refusal | Failure) -> dict[str, Any]:
        return {**super().beside(error), "violations": error.violations if isinstance(error, UnlawfulPolicy) else []}


class ReturnPolicyDiscardInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the draft.")
    revision = revision_read()


class ReturnPolicyDiscard(PolicyMutation):
    """Throw the draft away."""

    class Arguments:
        input = ReturnPolicyDiscardInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSalePolicyVersion", given["id"], field="id")
        return cls(policy=discard_draft(pk, revision=given.get("revision"), by=info.context.viewer.actor))


class ReturnPolicyImportInput(graphene.InputObjectType):
    file = graphene.String(required=True, description="The text of a version's `file`.")
    revision = revision_over()


class ReturnPolicyImport(PolicyMutation):
    """Make a file the draft; nobody's is written over unseen."""

    class Arguments:
        input = ReturnPolicyImportInput(required=True)

    @classmethod
    def perform(cls, info: Any, *, file: str, revision: int | None = None) -> Self:
        return cls(policy=import_policy(file, revision=revision, by=info.context.viewer.actor))


@extends(Mutation)
class PolicyMutations(graphene.ObjectType):
    return_policy_save = ReturnPolicySave.Field()
    return_policy_publish = ReturnPolicyPublish.Field()
    return_policy_discard = ReturnPolicyDiscard.Field()
    return_policy_import = ReturnPolicyImport.Field()
