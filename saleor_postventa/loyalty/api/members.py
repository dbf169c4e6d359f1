"""Members of the programme as the team sees them."""

from collections.abc import Mapping
from typing import Any

import graphene
from django.utils.translation import get_language

from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import text_in
from saleor_postventa.events.labels import label_of
from saleor_postventa.loyalty.codes import AbsenceKind, ExclusionReason
from saleor_postventa.loyalty.links import statement_path
from saleor_postventa.loyalty.models import Absence, Account, AccountQuerySet
from saleor_postventa.loyalty.queries import accounts_of, content_of, programme_at
from saleor_postventa.loyalty.queries import members as reads
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import persons_like
from saleor_postventa.web.batching import batched, related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_CUSTOMER, READ_MEMBERS, requires
from saleor_postventa.web.roots import Query

NEWEST_FIRST = ("-opened_at", "-pk")
PostSalePointsExclusion = graphene.Enum.from_enum(ExclusionReason, name="PostSalePointsExclusion")
PostSalePointsAbsenceKind = graphene.Enum.from_enum(AbsenceKind, name="PostSalePointsAbsenceKind")


class PostSalePointsAbsence(graphene.ObjectType):
    """A time in which they took no part."""

    kind = graphene.Field(PostSalePointsAbsenceKind, required=True)
    since = graphene.DateTime(required=True)
    until = graphene.DateTime(required=True)


class PostSalePointsMember(graphene.ObjectType):
    """Somebody with points, or who had some."""

    class Meta:
        interfaces = (Node,)

    customer = graphene.Field(
        PostSaleCustomer, description="With their points and entries, for those who may read customers; else null."
    )
    active = graphene.Int(required=True, description="Points to use; below nothing where more went than there was.")
    pending = graphene.Int(required=True, description="On their way.")
    level = graphene.String(description="Its code.")
    level_name = graphene.String(description="In the language asked for (Accept-Language).")
    opened_at = graphene.DateTime(required=True)
    left_at = graphene.DateTime(description="Since when they take no part, of their own wish.")
    excluded_at = graphene.DateTime(description="Since when the team leaves them out.")
    exclusion = graphene.Field(PostSalePointsExclusion)
    exclusion_label = graphene.String()
    excluded_by = graphene.String()
    waiting_count = graphene.Int(required=True, description="Changes that wait for a second person.")
    joined_count = graphene.Int(required=True, description="Accounts that were joined with this one.")
    statement_path = graphene.String(
        description="Under this host: all that happened to their points, as a file that proves itself. For minutes, "
        "and for those who may read customers; else null."
    )
    absences = graphene.List(graphene.NonNull(PostSalePointsAbsence), required=True)

    @staticmethod
    def resolve_customer(account: Account, info: Any) -> Customer | None:
        return related(account, lambda each: each.customer) if READ_CUSTOMER.admits(info.context.viewer) else None

    @staticmethod
    def resolve_level(account: Account, info: Any) -> str | None:
        return batched(info, account, "levels", lambda each: each.customer_id, reads.levels_of)

    @staticmethod
    def resolve_level_name(account: Account, info: Any) -> str | None:
        return batched(info, account, "level_names", lambda each: each.customer_id, _level_names)

    @staticmethod
    def resolve_exclusion(account: Account, info: Any) -> str | None:
        return account.exclusion or None

    @staticmethod
    def resolve_exclusion_label(account: Account, info: Any) -> str | None:
        return account.get_exclusion_display() or None

    @staticmethod
    def resolve_excluded_by(account: Account, info: Any) -> str | None:
        return label_of(account.excluded_by, info)

    @staticmethod
    def resolve_waiting_count(account: Account, info: Any) -> int:
        return batched(info, account, "waiting", lambda each: each.pk, reads.waiting_counts) or 0

    @staticmethod
    def resolve_joined_count(account: Account, info: Any) -> int:
        return batched(info, account, "joined", lambda each: each.pk, reads.joined_counts) or 0

    @staticmethod
    def resolve_statement_path(account: Account, info: Any) -> str | None:
        may_read = READ_CUSTOMER.admits(info.context.viewer)
        return statement_path(account, info.context.shop) if may_read else None

    @staticmethod
    def resolve_absences(account: Account, info: Any) -> list[Absence]:
        return list(Absence.objects.filter(account__in=accounts_of(account)).order_by("-until", "-pk"))


PostSalePointsMemberConnection = countable_connection(PostSalePointsMember)


class PointsMemberFilterInput(graphene.InputObjectType):
    search = graphene.String(description="Part of a name or an e-mail address; for those who may read customers.")
    level = graphene.String(description="The code of a level; an empty text for those on none.")
    is_negative = graphene.Boolean()
    has_left = graphene.Boolean()
    is_excluded = graphene.Boolean()
    is_waiting = graphene.Boolean(description="Something waits for a second person.")


@extends(Query)
class MemberQueries(graphene.ObjectType):
    points_members = connection_field(
        PostSalePointsMemberConnection, filter=PointsMemberFilterInput(), description="The newest first."
    )
    points_member = graphene.Field(
        PostSalePointsMember,
        id=graphene.ID(),
        customer_id=graphene.ID(),
        saleor_id=graphene.ID(description="Saleor's id of the customer."),
        description="Null of whoever never had points.",
    )

    @staticmethod
    @requires(READ_MEMBERS)
    def resolve_points_members(root: None, info: Any, **asked: Any) -> Any:
        wanted: Mapping[str, Any] = asked.pop("filter", None) or {}
        rows = _filtered(reads.members(), wanted, can_search=READ_CUSTOMER.admits(info.context.viewer))
        return page_of(rows, NEWEST_FIRST, load=lambda found: found.select_related("customer"), **asked)

    @staticmethod
    @requires(READ_MEMBERS)
    def resolve_points_member(root: None, info: Any, **asked: Any) -> Account | None:
        rows = reads.members().select_related("customer")
        if asked.get("id") is not None:
            return rows.filter(pk=read_id("PostSalePointsMember", asked["id"])).first()
        if asked.get("customer_id") is not None:
            return rows.filter(customer=read_id("PostSaleCustomer", asked["customer_id"])).first()
        return rows.filter(customer__saleor_id=asked.get("saleor_id") or "").first()


def _filtered(rows: AccountQuerySet, wanted: Mapping[str, Any], *, can_search: bool) -> AccountQuerySet:
    """Who may not read names finds nobody by them."""
    if text := (wanted.get("search") or "").strip():
        rows = reads.members_of(rows, persons_like(text)) if can_search else rows.none()
    if wanted.get("level") is not None:
        rows = reads.on_level(rows, wanted["level"])
    if wanted.get("is_negative") is not None:
        rows = rows.filter(active__lt=0) if wanted["is_negative"] else rows.filter(active__gte=0)
    if wanted.get("has_left") is not None:
        rows = rows.filter(left_at__isnull=not wanted["has_left"])
    if wanted.get("is_excluded") is not None:
        rows = rows.filter(excluded_at__isnull=not wanted["is_excluded"])
    if wanted.get("is_waiting") is not None:
        rows = reads.with_waiting(rows, is_waiting=wanted["is_waiting"])
    return rows


def _level_names(customer_ids: list[int]) -> dict[int, str]:
    """A level that the programme no longer has is called by its code."""
    codes, version = reads.levels_of(customer_ids), programme_at(now())
    levels = content_of(version).tiers.levels if version is not None else ()
    names = {level.code: text_in(level.names, get_language() or "en") for level in levels}
    return {customer: names.get(code, code) for customer, code in codes.items()}
