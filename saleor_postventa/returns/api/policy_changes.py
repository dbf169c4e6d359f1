"""Writing, publishing and carrying policies."""

from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.returns.services import discard_draft, import_policy, publish_policy, save_draft
from saleor_postventa.returns.services.policies import UnlawfulPolicy
from saleor_postventa.web.errors import payload_error
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_POLICIES, Access
from saleor_postventa.web.roots import Mutation

from .policies import PostSalePolicyVersion, PostSalePolicyViolation


class PolicyMutation(PostSaleMutation):
    access: ClassVar[Access] = CHANGE_POLICIES

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.policy = graphene.Field(PostSalePolicyVersion)
        super().__init_subclass_with_meta__(**options)


class ReturnPolicySaveInput(graphene.InputObjectType):
    content = graphene.JSONString(required=True)
    name = graphene.String()


class ReturnPolicySave(PolicyMutation):
    """Keep the draft; the shop has one at a time."""

    class Arguments:
        input = ReturnPolicySaveInput(required=True)

    @classmethod
    def perform(cls, info: Any, *, content: Any, name: str | None = None) -> Self:
        return cls(policy=save_draft(content, name=name or "", by=info.context.viewer.actor))


class ReturnPolicyPublishInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the draft.")
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
        try:
            published = publish_policy(
                must_read_id("PostSalePolicyVersion", given["id"], field="id"),
                takes_effect_at=given.get("takes_effect_at"),
                applies_from=given.get("applies_from"),
                by=info.context.viewer.actor,
            )
        except UnlawfulPolicy as refusal:
            return cls(violations=refusal.violations, errors=[payload_error(refusal, cls.renamed)])
        return cls(policy=published, violations=[])

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"violations": []}


class ReturnPolicyDiscardInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the draft.")


class ReturnPolicyDiscard(PolicyMutation):
    """Throw the draft away."""

    class Arguments:
        input = ReturnPolicyDiscardInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSalePolicyVersion", given["id"], field="id")
        return cls(policy=discard_draft(pk, by=info.context.viewer.actor))


class ReturnPolicyImportInput(graphene.InputObjectType):
    file = graphene.String(required=True, description="The text of a version's `file`.")


class ReturnPolicyImport(PolicyMutation):
    """Make a file the draft."""

    class Arguments:
        input = ReturnPolicyImportInput(required=True)

    @classmethod
    def perform(cls, info: Any, *, file: str) -> Self:
        return cls(policy=import_policy(file, by=info.context.viewer.actor))


@extends(Mutation)
class PolicyMutations(graphene.ObjectType):
    return_policy_save = ReturnPolicySave.Field()
    return_policy_publish = ReturnPolicyPublish.Field()
    return_policy_discard = ReturnPolicyDiscard.Field()
    return_policy_import = ReturnPolicyImport.Field()
