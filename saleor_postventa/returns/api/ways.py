"""Ways of sending back: what the shop chooses for each, and what is arranged for a return."""

from typing import Any, Self

import graphene
from django.utils.translation import override

from saleor_postventa.core.clock import now
from saleor_postventa.events.labels import label_of
from saleor_postventa.returns.arranging import InvalidMethodSettings, arrange_return, change_method
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries.arrangements import Arrangement, arrangement_of
from saleor_postventa.returns.queries.ways import Way, way_of, ways
from saleor_postventa.returns.services import note_first_scan
from saleor_postventa.web.errors import payload_error
from saleor_postventa.web.extension import extends
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_POLICIES, HANDLE_RETURNS, READ_POLICIES, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleChoice, PostSaleText

from .finding import own_return_id
from .requests import ReturnMutation
from .types import PostSaleReturn

LANGUAGES = ("en", "es")


class PostSaleReturnMethod(graphene.ObjectType):
    """A way of sending back, and what the shop chose for it."""

    code = graphene.String(required=True)
    label = graphene.String(required=True, description="As shoppers read it, in the language asked for.")
    labels = graphene.List(graphene.NonNull(PostSaleText), required=True)
    summary = graphene.String(required=True, description="What a shopper is told of it before they choose.")
    shopper_reads = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="The steps that a shopper reads, as an example."
    )
    teams_part = graphene.String(required=True, description="What the team does with such returns.")
    is_on = graphene.Boolean(required=True)
    is_in_policy = graphene.Boolean(required=True, description="The policy in force offers it, be it by a rule.")
    is_chosen = graphene.Boolean(required=True, description="Shoppers choose it; else rules of the policy lead to it.")
    is_offered = graphene.Boolean(required=True, description="Some shopper is offered it, as things stand.")
    lacks = graphene.String(description="What is missing before any shopper is offered it.")
    settings = graphene.JSONString(required=True, description="Those that hold, with all defaults.")
    settings_schema = graphene.JSONString(
        required=True, description="JSON Schema of the settings, with names and notes in the language asked for."
    )
    changed_at = graphene.DateTime(description="Null where the shop never chose anything.")
    changed_by = graphene.String()

    @staticmethod
    def resolve_code(way: Way, info: Any) -> str:
        return way.method.code

    @staticmethod
    def resolve_label(way: Way, info: Any) -> str:
        return str(way.method.label)

    @staticmethod
    def resolve_labels(way: Way, info: Any) -> list[PostSaleText]:
        return [PostSaleText(language=language, text=_in(language, way)) for language in LANGUAGES]

    @staticmethod
    def resolve_summary(way: Way, info: Any) -> str:
        return str(way.method.summary)

    @staticmethod
    def resolve_shopper_reads(way: Way, info: Any) -> list[str]:
        return way.shopper_reads(info.context.shop)

    @staticmethod
    def resolve_teams_part(way: Way, info: Any) -> str:
        return way.method.teams_part()

    @staticmethod
    def resolve_is_chosen(way: Way, info: Any) -> bool:
        return way.method.is_chosen

    @staticmethod
    def resolve_lacks(way: Way, info: Any) -> str | None:
        return way.lacks or None

    @staticmethod
    def resolve_settings(way: Way, info: Any) -> dict[str, Any]:
        return way.settings.model_dump(mode="json")

    @staticmethod
    def resolve_settings_schema(way: Way, info: Any) -> dict[str, Any]:
        return way.method.settings.model_json_schema()

    @staticmethod
    def resolve_changed_at(way: Way, info: Any) -> Any:
        return way.choice.changed_at if way.choice is not None else None

    @staticmethod
    def resolve_changed_by(way: Way, info: Any) -> str | None:
        return label_of(way.choice.changed_by, info) if way.choice is not None else None


def _in(language: str, way: Way) -> str:
    with override(language):
        return str(way.method.label)


class PostSaleReturnQuestion(graphene.ObjectType):
    """One thing to be arranged: one of `choices` by its code, or words where there are none."""

    name = graphene.String(required=True)
    label = graphene.String(required=True)
    is_needed = graphene.Boolean(required=True)
    is_phone = graphene.Boolean(required=True)
    choices = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    answer = graphene.String(description="What was arranged so far.")


class PostSaleReturnArrangement(graphene.ObjectType):
    """What the shopper arranges so that the goods are taken over: a day for the pickup, say."""

    said = graphene.String(description="What was arranged, in words; null as long as nothing is.")
    details = graphene.JSONString(description="The same as `returnArrange` takes it.")
    can_change = graphene.Boolean(required=True, description="The asker may arrange it, or arrange it anew, now.")
    can_change_until = graphene.DateTime(description="From then on it is fixed for the shopper.")
    questions = graphene.List(graphene.NonNull(PostSaleReturnQuestion), required=True)

    @staticmethod
    def resolve_said(arrangement: Arrangement, info: Any) -> str | None:
        return arrangement.said or None

    @staticmethod
    def resolve_details(arrangement: Arrangement, info: Any) -> dict[str, str] | None:
        return arrangement.answers or None

    @staticmethod
    def resolve_can_change(arrangement: Arrangement, info: Any) -> bool:
        is_fixed = info.context.viewer.is_shopper and arrangement.is_fixed(now())
        return arrangement.is_asked and not is_fixed

    @staticmethod
    def resolve_can_change_until(arrangement: Arrangement, info: Any) -> Any:
        return arrangement.last_moment_to_change

    @staticmethod
    def resolve_questions(arrangement: Arrangement, info: Any) -> list[PostSaleReturnQuestion]:
        return [
            PostSaleReturnQuestion(
                name=each.name,
                label=each.label,
                is_needed=each.is_needed,
                is_phone=each.is_phone,
                choices=[PostSaleChoice(code=choice.code, label=choice.label) for choice in each.choices],
                answer=arrangement.answers.get(each.name) or None,
            )
            for each in arrangement.questions
        ]


@extends(PostSaleReturn)
class ReturnArrangements(graphene.ObjectType):
    arrangement = graphene.Field(
        PostSaleReturnArrangement, description="Null where its way of sending back leaves nothing to arrange."
    )

    @staticmethod
    def resolve_arrangement(ret: Return, info: Any) -> Arrangement | None:
        return arrangement_of(ret)


@extends(Query)
class WayQueries(graphene.ObjectType):
    return_methods = graphene.List(
        graphene.NonNull(PostSaleReturnMethod), description="All ways of sending back, in the order shoppers see them."
    )

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_methods(root: None, info: Any) -> list[Way]:
        return ways(now())


class ReturnMethodChangeInput(graphene.InputObjectType):
    code = graphene.String(required=True)
    is_on = graphene.Boolean(required=True)
    settings = graphene.JSONString(required=True, description="All of them, as the way's `settingsSchema` says.")


class ReturnMethodChange(PostSaleMutation):
    """Choose whether a way of sending back is offered, and how. Errors name their place: `settings.points.0.name`."""

    access = CHANGE_POLICIES

    class Arguments:
        input = ReturnMethodChangeInput(required=True)

    method = graphene.Field(PostSaleReturnMethod)

    @classmethod
    def perform(cls, info: Any, *, code: str, is_on: bool, settings: Any) -> Self:
        try:
            change_method(code, is_on=is_on, settings=settings, by=info.context.viewer.actor)
        except InvalidMethodSettings as refusal:
            return cls(errors=[payload_error(each, {each.field or "": each.field or ""}) for each in refusal.problems])
        return cls(method=way_of(code, now()))


class ReturnArrangeInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    details = graphene.JSONString(
        required=True, description="The answer to each question of `arrangement`, by its name."
    )


class ReturnArrange(ReturnMutation):
    """Arrange how it is handed over, or arrange it anew; shoppers as long as it isn't fixed."""

    class Arguments:
        input = ReturnArrangeInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        pk = own_return_id(viewer, given["id"])
        return cls.showing(arrange_return(pk, given["details"], by=viewer.actor).pk)


class ReturnNoteFirstScanInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    scanned_at = graphene.DateTime(description="Now, where it isn't given.")


class ReturnNoteFirstScan(ReturnMutation):
    """The carrier has it. It counts as proof of sending, and where the policy says so, the shopper gets what was
    agreed. Also of a return of which its shopper said that they sent it; a second scan changes nothing."""

    access = HANDLE_RETURNS
    renamed = {"at": "scannedAt"}

    class Arguments:
        input = ReturnNoteFirstScanInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        scanned = note_first_scan(own_return_id(viewer, given["id"]), by=viewer.actor, at=given.get("scanned_at"))
        return cls.showing(scanned.pk)


@extends(Mutation)
class WayMutations(graphene.ObjectType):
    return_method_change = ReturnMethodChange.Field()
    return_arrange = ReturnArrange.Field()
    return_note_first_scan = ReturnNoteFirstScan.Field()
