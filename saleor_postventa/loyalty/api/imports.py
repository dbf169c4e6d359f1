"""Files of members in the graph."""

from typing import Any, Self

import graphene

from saleor_postventa.core.work import WorkState
from saleor_postventa.events.labels import label_of
from saleor_postventa.loyalty.carrying import import_path
from saleor_postventa.loyalty.codes import ImportStep
from saleor_postventa.loyalty.files.rows import Mistake
from saleor_postventa.loyalty.models import MemberImport
from saleor_postventa.loyalty.services.importing import begin_import
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import IMPORT_MEMBERS, requires
from saleor_postventa.web.roots import Mutation, Query

SHOWN = 20
PostSalePointsImportStep = graphene.Enum.from_enum(ImportStep, name="PostSalePointsImportStep")


class PostSalePointsImportMistake(graphene.ObjectType):
    """A row that is left out."""

    row = graphene.Int(required=True, description="As a spreadsheet counts: the header is row 1.")
    code = graphene.String(required=True)
    column = graphene.String()
    message = graphene.String(required=True, description="In the language asked for (Accept-Language).")


class PostSalePointsImport(graphene.ObjectType):
    """A file of members: checked first, imported when somebody says so."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)
    step = graphene.Field(PostSalePointsImportStep, required=True)
    step_label = graphene.String(required=True)
    is_under_way = graphene.Boolean(required=True)
    has_failed = graphene.Boolean(required=True)
    can_begin = graphene.Boolean(required=True)
    asked_at = graphene.DateTime(required=True)
    asked_by = graphene.String()
    rows_total = graphene.Int(required=True)
    rows_done = graphene.Int(required=True)
    rows_new = graphene.Int(required=True, description="To be imported, or imported.")
    rows_known = graphene.Int(required=True, description="Imported before: they change nothing.")
    rows_wrong = graphene.Int(required=True)
    points = graphene.Float(required=True, description="Of the new rows.")
    mistakes = graphene.List(
        graphene.NonNull(PostSalePointsImportMistake), required=True, description="The first thousand."
    )
    unread = graphene.List(graphene.NonNull(graphene.String), required=True, description="Columns nobody reads.")

    @staticmethod
    def resolve_step_label(made: MemberImport, info: Any) -> str:
        return made.get_step_display()

    @staticmethod
    def resolve_is_under_way(made: MemberImport, info: Any) -> bool:
        return made.state == WorkState.WAITING

    @staticmethod
    def resolve_has_failed(made: MemberImport, info: Any) -> bool:
        return made.state == WorkState.DEAD

    @staticmethod
    def resolve_can_begin(made: MemberImport, info: Any) -> bool:
        return made.step == ImportStep.CHECKED and bool(made.file) and made.rows_new > 0

    @staticmethod
    def resolve_asked_by(made: MemberImport, info: Any) -> str | None:
        return label_of(made.asked_by, info)

    @staticmethod
    def resolve_mistakes(made: MemberImport, info: Any) -> list[PostSalePointsImportMistake]:
        return [
            PostSalePointsImportMistake(row=row, code=code, column=column or None, message=Mistake(code).label)
            for row, code, column in made.mistakes
        ]


@extends(Query)
class ImportQueries(graphene.ObjectType):
    points_imports = graphene.List(
        graphene.NonNull(PostSalePointsImport), description="The newest first, at most twenty."
    )
    points_import = graphene.Field(PostSalePointsImport, id=graphene.ID(required=True))
    points_import_path = graphene.String(
        description="Under this host: POST the CSV as `file`, it is checked and nothing else. For minutes."
    )

    @staticmethod
    @requires(IMPORT_MEMBERS)
    def resolve_points_imports(root: None, info: Any) -> list[MemberImport]:
        return list(MemberImport.objects.order_by("-pk")[:SHOWN])

    @staticmethod
    @requires(IMPORT_MEMBERS)
    def resolve_points_import(root: None, info: Any, **asked: Any) -> MemberImport | None:
        found: MemberImport | None = MemberImport.objects.filter(
            pk=read_id("PostSalePointsImport", asked["id"])
        ).first()
        return found

    @staticmethod
    @requires(IMPORT_MEMBERS)
    def resolve_points_import_path(root: None, info: Any) -> str:
        return import_path(info.context.shop, by=info.context.viewer.actor)


class PointsImportBeginInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class PointsImportBegin(PostSaleMutation):
    """Import what was checked. Rows that are wrong are left out; rows that were imported before change nothing."""

    access = IMPORT_MEMBERS

    class Arguments:
        input = PointsImportBeginInput(required=True)

    started = graphene.Field(PostSalePointsImport)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSalePointsImport", given["id"], field="id")
        return cls(started=begin_import(pk, by=info.context.viewer.actor))


@extends(Mutation)
class ImportMutations(graphene.ObjectType):
    points_import_begin = PointsImportBegin.Field()
