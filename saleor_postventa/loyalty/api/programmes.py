"""The programme in the graph: what is in force, its versions, what the editor needs, and checking."""

from typing import Any

import graphene
from django.conf import settings
from django.urls import reverse

from saleor_postventa.core.clock import now
from saleor_postventa.events.labels import label_of
from saleor_postventa.loyalty.codes import ProgrammeStatus
from saleor_postventa.loyalty.models import ProgrammeVersion, ProgrammeVersionQuerySet
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.differences import Difference, differences
from saleor_postventa.loyalty.programme.document import dump, schema
from saleor_postventa.loyalty.queries import content_of, draft_programme, programme_at, version_at
from saleor_postventa.loyalty.services.programmes import ProgrammeCheck, check_programme
from saleor_postventa.orders.queries import currencies_sold_in
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_POLICIES, READ_PUBLIC_POLICY, requires
from saleor_postventa.web.roots import Query

from .programme_text import ASKED_LANGUAGE, PostSaleProgrammeText, text_of

NEWEST_FIRST = ("-number",)
PostSaleProgrammeStatus = graphene.Enum.from_enum(
    ProgrammeStatus,
    name="PostSaleProgrammeStatus",
    description=lambda value: "What became of a version of the programme." if value is None else None,
)


class PostSaleProgrammeDifference(graphene.ObjectType):
    """What customers will read differently, paragraph by paragraph."""

    code = graphene.String(required=True)
    heading = graphene.String(required=True)
    gone = graphene.List(graphene.NonNull(graphene.String), required=True)
    added = graphene.List(graphene.NonNull(graphene.String), required=True)


class PostSaleProgrammeVersion(graphene.ObjectType):
    """A version of the points programme. Once published it never changes."""

    class Meta:
        interfaces = (Node,)

    number = graphene.Int(required=True)
    status = graphene.Field(PostSaleProgrammeStatus, required=True)
    status_label = graphene.String(required=True)
    name = graphene.String(required=True)
    content = graphene.JSONString(required=True)
    created_at = graphene.DateTime(required=True)
    created_by = graphene.String()
    changed_at = graphene.DateTime(required=True)
    changed_by = graphene.String()
    revision = graphene.Int(
        required=True, description="Another one after each change: who writes over a draft names the one they read."
    )
    published_at = graphene.DateTime()
    published_by = graphene.String()
    in_force_since = graphene.DateTime(description="What is ordered from then on earns by it.")
    text = graphene.Field(PostSaleProgrammeText, language=ASKED_LANGUAGE)
    differences = graphene.List(
        graphene.NonNull(PostSaleProgrammeDifference),
        required=True,
        description="From the version before it; of a draft, from what is in force.",
    )

    @staticmethod
    def resolve_status_label(version: ProgrammeVersion, info: Any) -> str:
        return version.get_status_display()

    @staticmethod
    def resolve_created_by(version: ProgrammeVersion, info: Any) -> str | None:
        return label_of(version.created_by, info)

    @staticmethod
    def resolve_changed_by(version: ProgrammeVersion, info: Any) -> str | None:
        return label_of(version.changed_by, info)

    @staticmethod
    def resolve_published_by(version: ProgrammeVersion, info: Any) -> str | None:
        return label_of(version.published_by, info)

    @staticmethod
    def resolve_text(version: ProgrammeVersion, info: Any, **asked: Any) -> PostSaleProgrammeText:
        return text_of(info, content_of(version), number=version.number, **asked)

    @staticmethod
    def resolve_differences(version: ProgrammeVersion, info: Any) -> list[Difference]:
        before = _version_before(version, info)
        return differences(content_of(before) if before is not None else None, content_of(version))


PostSaleProgrammeVersionConnection = countable_connection(PostSaleProgrammeVersion)


class PostSaleProgramme(graphene.ObjectType):
    """The points programme of the shop."""

    version = graphene.Field(PostSaleProgrammeVersion, description="In force now; null while there is none.")
    next_version = graphene.Field(PostSaleProgrammeVersion, description="Published, and in force later.")
    url = graphene.String(required=True, description="Its page for everyone.")

    @staticmethod
    def resolve_version(programme: "PostSaleProgramme", info: Any) -> ProgrammeVersion | None:
        return programme_at(now())

    @staticmethod
    def resolve_next_version(programme: "PostSaleProgramme", info: Any) -> ProgrammeVersion | None:
        return ProgrammeVersion.objects.published().filter(in_force_since__gt=now()).last()

    @staticmethod
    def resolve_url(programme: "PostSaleProgramme", info: Any) -> str:
        return settings.PUBLIC_URL + reverse("loyalty:terms", kwargs={"shop": info.context.shop.slug})


class PostSaleProgrammeSchema(graphene.ObjectType):
    """All that the editor of a programme has to know."""

    schema = graphene.JSONString(required=True, description="JSON Schema of the whole document, with its labels.")
    default_content = graphene.JSONString(required=True, description="A programme that a new shop may start from.")
    default_text = graphene.Field(PostSaleProgrammeText, required=True, language=ASKED_LANGUAGE)
    currencies = graphene.List(graphene.NonNull(graphene.String), required=True, description="That the shop sells in.")

    @staticmethod
    def resolve_default_text(root: "PostSaleProgrammeSchema", info: Any, **asked: Any) -> PostSaleProgrammeText:
        return text_of(info, default_programme(), **asked)


class PostSaleProgrammeProblem(graphene.ObjectType):
    """What is wrong with the document itself."""

    path = graphene.String(required=True, description="`earning.birthday.points`")
    message = graphene.String(required=True)


class PostSaleProgrammeContradiction(graphene.ObjectType):
    """Where the programme contradicts itself, or gives away what it should not."""

    code = graphene.String(required=True)
    path = graphene.String(required=True)
    message = graphene.String(required=True)
    is_blocking = graphene.Boolean(required=True, description="It can't be published like that.")


class PostSaleProgrammeCheck(graphene.ObjectType):
    """Without problems, and with no contradiction that blocks, it can be published."""

    can_publish = graphene.Boolean(required=True)
    problems = graphene.List(graphene.NonNull(PostSaleProgrammeProblem), required=True)
    contradictions = graphene.List(graphene.NonNull(PostSaleProgrammeContradiction), required=True)
    text = graphene.Field(
        PostSaleProgrammeText,
        language=ASKED_LANGUAGE,
        description="What customers would read; null where it has problems.",
    )

    @staticmethod
    def resolve_text(check: ProgrammeCheck, info: Any, **asked: Any) -> PostSaleProgrammeText | None:
        return text_of(info, check.programme, **asked) if check.programme is not None else None


@extends(Query)
class ProgrammeQueries(graphene.ObjectType):
    points_programme = graphene.Field(PostSaleProgramme)
    points_programme_draft = graphene.Field(PostSaleProgrammeVersion)
    points_programme_version = graphene.Field(PostSaleProgrammeVersion, id=graphene.ID(required=True))
    points_programme_versions = connection_field(PostSaleProgrammeVersionConnection, description="The newest first.")
    points_programme_schema = graphene.Field(PostSaleProgrammeSchema)
    points_programme_check = graphene.Field(
        PostSaleProgrammeCheck,
        content=graphene.JSONString(required=True),
        description="Whether a document could be published.",
    )
    points_terms = graphene.Field(
        PostSaleProgrammeText,
        language=ASKED_LANGUAGE,
        description="The programme in force in words, for everyone; null while there is none.",
    )

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_points_programme(root: None, info: Any) -> PostSaleProgramme:
        return PostSaleProgramme()

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_points_programme_draft(root: None, info: Any) -> ProgrammeVersion | None:
        return draft_programme()

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_points_programme_version(root: None, info: Any, **asked: Any) -> ProgrammeVersion | None:
        return _versions().filter(pk=read_id("PostSaleProgrammeVersion", asked["id"])).first()

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_points_programme_versions(root: None, info: Any, **asked: Any) -> Any:
        return page_of(_versions(), NEWEST_FIRST, **asked)

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_points_programme_schema(root: None, info: Any) -> PostSaleProgrammeSchema:
        return PostSaleProgrammeSchema(
            schema=schema(), default_content=dump(default_programme()), currencies=currencies_sold_in()
        )

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_points_programme_check(root: None, info: Any, *, content: Any) -> ProgrammeCheck:
        return check_programme(content)

    @staticmethod
    @requires(READ_PUBLIC_POLICY)
    def resolve_points_terms(root: None, info: Any, **asked: Any) -> PostSaleProgrammeText | None:
        version = programme_at(now())
        return text_of(info, content_of(version), number=version.number, **asked) if version is not None else None


def _version_before(version: ProgrammeVersion, info: Any) -> ProgrammeVersion | None:
    """All that were published are read once, however many ask."""
    loaded = info.context.loaded
    if "published_programmes" not in loaded:
        loaded["published_programmes"] = list(ProgrammeVersion.objects.published())
    moment = version.in_force_since
    if moment is None:
        return version_at(now(), loaded["published_programmes"])
    earlier = [each for each in loaded["published_programmes"] if each.in_force_since < moment]
    return earlier[0] if earlier else None


def _versions() -> ProgrammeVersionQuerySet:
    return ProgrammeVersion.objects.exclude(status=ProgrammeStatus.DISCARDED)
