"""Writing and publishing programmes."""

from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.events.draft_mutations import DraftMutation
from saleor_postventa.loyalty.services import discard_programme, publish_programme, save_programme
from saleor_postventa.loyalty.services.programmes import ContradictoryProgramme
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.permissions import CHANGE_POLICIES, Access
from saleor_postventa.web.revisions import revision_over, revision_read
from saleor_postventa.web.roots import Mutation

from .programmes import PostSaleProgrammeContradiction, PostSaleProgrammeVersion


class ProgrammeMutation(DraftMutation):
    access: ClassVar[Access] = CHANGE_POLICIES
    version_type = PostSaleProgrammeVersion
    shown_as = "programme"

    class Meta:
        abstract = True


class PointsProgrammeSaveInput(graphene.InputObjectType):
    content = graphene.JSONString(required=True)
    name = graphene.String()
    revision = revision_over()


class PointsProgrammeSave(ProgrammeMutation):
    """Keep the draft; the shop has one at a time, and nobody's is written over unseen."""

    class Arguments:
        input = PointsProgrammeSaveInput(required=True)

    @classmethod
    def perform(cls, info: Any, *, content: Any, name: str | None = None, revision: int | None = None) -> Self:
        kept = save_programme(content, name=name or "", revision=revision, by=info.context.viewer.actor)
        return cls(programme=kept)


class PointsProgrammePublishInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the draft.")
    revision = revision_read()
    in_force_since = graphene.DateTime(description="Now, where it isn't given or is over.")


class PointsProgrammePublish(ProgrammeMutation):
    """Put the draft in force, now or later. Points that were earned stay as they are."""

    class Arguments:
        input = PointsProgrammePublishInput(required=True)

    contradictions = graphene.List(graphene.NonNull(PostSaleProgrammeContradiction), required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        published = publish_programme(
            must_read_id("PostSaleProgrammeVersion", given["id"], field="id"),
            revision=given.get("revision"),
            in_force_since=given.get("in_force_since"),
            by=info.context.viewer.actor,
        )
        return cls(programme=published, contradictions=[])

    @classmethod
    def beside(cls, error: Refusal | Failure) -> dict[str, Any]:
        found = error.contradictions if isinstance(error, ContradictoryProgramme) else []
        return {**super().beside(error), "contradictions": found}


class PointsProgrammeDiscardInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the draft.")
    revision = revision_read()


class PointsProgrammeDiscard(ProgrammeMutation):
    """Throw the draft away."""

    class Arguments:
        input = PointsProgrammeDiscardInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleProgrammeVersion", given["id"], field="id")
        return cls(programme=discard_programme(pk, revision=given.get("revision"), by=info.context.viewer.actor))


@extends(Mutation)
class ProgrammeMutations(graphene.ObjectType):
    points_programme_save = PointsProgrammeSave.Field()
    points_programme_publish = PointsProgrammePublish.Field()
    points_programme_discard = PointsProgrammeDiscard.Field()
