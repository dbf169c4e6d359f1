"""What is said in a case: by the team, to the shopper or to itself, and by the shopper."""

from typing import Any, Self

import graphene

from saleor_postventa.care.queries import case_with_thread
from saleor_postventa.care.services import add_note, answer_case, reply_to_case
from saleor_postventa.care.services.moving import UnknownCase
from saleor_postventa.web.extension import extends
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import REPLY_TO_CASES
from saleor_postventa.web.roots import Mutation

from .mutation import CaseMutation, read_case_id
from .reads import case_for
from .types import PostSaleCase


class CaseAnswerInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True)


class CaseAnswer(CaseMutation):
    """Write to the shopper, who gets it by mail and reads it on the page of the case."""

    class Arguments:
        input = CaseAnswerInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.done(answer_case(read_case_id(given["id"]), given["text"], by=info.context.viewer.actor).of_id)


class CaseNoteAddInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True)


class CaseNoteAdd(CaseMutation):
    """Write something that the team alone reads."""

    class Arguments:
        input = CaseNoteAddInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls.done(add_note(read_case_id(given["id"]), given["text"], by=info.context.viewer.actor).of_id)


class CaseReplyInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True)


class CaseReply(PostSaleMutation):
    """The shopper writes; that opens a solved case again."""

    access = REPLY_TO_CASES

    class Arguments:
        input = CaseReplyInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        own = case_for(viewer, pk=read_case_id(given["id"]))
        if own is None:
            raise UnknownCase(field="id")
        reply_to_case(own.pk, given["text"], by=viewer.actor)
        return cls(case=case_with_thread(pk=own.pk))


@extends(Mutation)
class CaseWritingMutations(graphene.ObjectType):
    case_answer = CaseAnswer.Field()
    case_note_add = CaseNoteAdd.Field()
    case_reply = CaseReply.Field()
