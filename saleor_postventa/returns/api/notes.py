"""What is written and filed about a return: notes, steps, files."""

from datetime import timedelta
from typing import Any

import graphene

from saleor_postventa.events.api import PostSaleActorKind
from saleor_postventa.events.labels import label_of
from saleor_postventa.returns.downloads import link_to
from saleor_postventa.returns.models import FileKind, ReturnFile, ReturnNote, ReturnTransition
from saleor_postventa.web.ids import Node, show_id
from saleor_postventa.web.permissions import READ_RETURN_NOTES
from saleor_postventa.web.viewer import Viewer

from .enums import PostSaleReturnFileKind, PostSaleReturnStatus, PostSaleReturnStep


def is_team(info: Any) -> bool:
    """Whether the asker may read what the team writes for itself."""
    return READ_RETURN_NOTES.admits(info.context.viewer)


class PostSaleReturnNote(graphene.ObjectType):
    """Internal notes are the team's alone; others are never told that there are any."""

    class Meta:
        interfaces = (Node,)

    text = graphene.String(required=True)
    is_internal = graphene.Boolean(required=True)
    at = graphene.DateTime(required=True)
    actor_kind = graphene.Field(PostSaleActorKind, required=True)
    actor_label = graphene.String(description="Who it was, for the shop's team.")

    @staticmethod
    def resolve_actor_label(note: ReturnNote, info: Any) -> str | None:
        return label_of(note.actor_ref, info) if is_team(info) else None


def notes_for(viewer: Viewer, notes: list[ReturnNote]) -> list[ReturnNote]:
    """The one place where internal notes are kept from those whose they are not."""
    return notes if READ_RETURN_NOTES.admits(viewer) else [note for note in notes if not note.is_internal]


class PostSaleReturnTransition(graphene.ObjectType):
    """One step of a return."""

    step = graphene.Field(PostSaleReturnStep)
    from_status = graphene.Field(PostSaleReturnStatus)
    to_status = graphene.Field(PostSaleReturnStatus, required=True)
    at = graphene.DateTime(required=True)
    actor_kind = graphene.Field(PostSaleActorKind, required=True)
    actor_label = graphene.String(description="Who it was, for the shop's team.")
    reason = graphene.String(description="For the shop's team.")

    @staticmethod
    def resolve_step(transition: ReturnTransition, info: Any) -> str | None:
        return transition.step or None

    @staticmethod
    def resolve_from_status(transition: ReturnTransition, info: Any) -> str | None:
        return transition.from_status or None

    @staticmethod
    def resolve_actor_label(transition: ReturnTransition, info: Any) -> str | None:
        return label_of(transition.actor_ref, info) if is_team(info) else None

    @staticmethod
    def resolve_reason(transition: ReturnTransition, info: Any) -> str | None:
        return (transition.reason or None) if is_team(info) else None


class PostSaleReturnFile(graphene.ObjectType):
    """A photo or a label. `url` opens it for whoever holds it, for a quarter of an hour."""

    class Meta:
        interfaces = (Node,)

    kind = graphene.Field(PostSaleReturnFileKind, required=True)
    content_type = graphene.String(required=True)
    size = graphene.Int(required=True, description="In bytes.")
    at = graphene.DateTime(required=True)
    line_id = graphene.ID(description="Of the return's line that it belongs to.")
    url = graphene.String(required=True, description="A path on this app's host.")

    @staticmethod
    def resolve_line_id(file: ReturnFile, info: Any) -> str | None:
        return None if file.line_id is None else show_id("PostSaleReturnLine", file.line_id)

    @staticmethod
    def resolve_url(file: ReturnFile, info: Any) -> str:
        return link_to(file, info.context.shop, expires_in=timedelta(minutes=15))


def files_for(viewer: Viewer, files: list[ReturnFile]) -> list[ReturnFile]:
    """Pictures of the inspection are the team's."""
    return files if READ_RETURN_NOTES.admits(viewer) else [file for file in files if file.kind != FileKind.INSPECTION]
