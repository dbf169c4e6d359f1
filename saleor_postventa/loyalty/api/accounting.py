"""The books of points in the graph."""

from datetime import date, timedelta
from typing import Any

import graphene
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.links import BooksAsked, books_path
from saleor_postventa.loyalty.models import DailyRoot, LedgerCheck
from saleor_postventa.loyalty.queries.accounting import Accounting, Liability, Outstanding
from saleor_postventa.loyalty.queries.closed import verify_command
from saleor_postventa.loyalty.queries.periods import Period
from saleor_postventa.loyalty.rules.books import BookRow, Redemption
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_POINTS_BOOKS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleMoney

MOST_DAYS, MOST_MONTHS = 400, 120
PostSaleBooksPeriod = graphene.Enum.from_enum(Period, name="PostSaleBooksPeriod")


class PeriodTooLong(Refusal):
    code = "period_too_long"
    text = _("Choose a shorter time: at most 400 days, or ten years by month.")


class UnknownCurrency(Refusal):
    code = "unknown_currency"
    text = _("The programme says nothing of what a point is worth in {currency}.")


class PostSaleBookRow(graphene.ObjectType):
    """A day or a month: opening + earned - redeemed - reversed - expired + adjusted = closing."""

    starts_on = graphene.Date(required=True)
    opening = graphene.BigInt(required=True)
    earned = graphene.BigInt(required=True)
    activated = graphene.BigInt(required=True, description="Became usable; the sum does not change by it.")
    redeemed = graphene.BigInt(required=True, description="Less what was given back.")
    reversed = graphene.BigInt(required=True, description="Taken back with what they were earned for.")
    expired = graphene.BigInt(required=True)
    adjusted = graphene.BigInt(required=True, description="By hand or by import, with its sign.")
    closing = graphene.BigInt(required=True)


class PostSalePointsOutstanding(graphene.ObjectType):
    """All points of today."""

    pending = graphene.BigInt(required=True)
    active = graphene.BigInt(required=True)
    below_zero = graphene.BigInt(required=True, description="What accounts lack; nobody owes it.")
    owed = graphene.BigInt(required=True, description="Pending and active, without what accounts lack.")


class PostSalePointsLiability(graphene.ObjectType):
    """IFRS 15: outstanding x value x (1 - breakage). Breakage is estimated by issue month with the chain ladder."""

    amount = graphene.Field(PostSaleMoney, description="Null where the programme gives a point no value.")
    gross = graphene.Field(PostSaleMoney, description="As if every point were used.")
    breakage_rate = graphene.Float(required=True, description="Of the points outstanding; 0 while not estimated.")
    is_estimated = graphene.Boolean(required=True, description="Whether there is as much history as points live.")
    months = graphene.Int(required=True, description="Whole months of history, each one a cohort.")
    months_needed = graphene.Int(required=True)
    issued = graphene.BigInt(description="Points of those cohorts, less what was taken back: the n of the estimate.")
    redeemed = graphene.BigInt(description="How many of them were used.")
    expected = graphene.Float(description="How many of them will have been used in the end.")

    @staticmethod
    def resolve_issued(liability: Liability, info: Any) -> int | None:
        return liability.breakage.issued if liability.breakage else None

    @staticmethod
    def resolve_redeemed(liability: Liability, info: Any) -> int | None:
        return liability.breakage.redeemed if liability.breakage else None

    @staticmethod
    def resolve_expected(liability: Liability, info: Any) -> float | None:
        return liability.breakage.expected if liability.breakage else None


class PostSalePointsRedemption(graphene.ObjectType):
    """Of all points that ever became usable, less what was taken back. It counts all of them: there is no interval."""

    rate = graphene.Float()
    redeemed = graphene.BigInt(required=True)
    matured = graphene.BigInt(required=True)


class PostSaleLedgerProof(graphene.ObjectType):
    """What vouches for the ledger."""

    root_on = graphene.Date(description="The day up to which the newest signed root vouches.")
    root_number = graphene.Int()
    root = graphene.String()
    checked_at = graphene.DateTime(description="When the whole ledger was last reckoned anew.")
    checked_entries = graphene.BigInt()
    fault = graphene.String(description="The first thing that did not agree then.")
    command = graphene.String(required=True, description="Reckons the whole ledger anew.")


class PostSalePointsAccounting(graphene.ObjectType):
    """The books of points. Values and breakage are those of today on every row."""

    period = graphene.Field(PostSaleBooksPeriod, required=True)
    since = graphene.Date(required=True)
    until = graphene.Date(required=True)
    currency = graphene.String()
    currencies = graphene.List(graphene.NonNull(graphene.String), required=True)
    point_value = graphene.Decimal(description="What one point is worth when it is used.")
    rows = graphene.List(graphene.NonNull(PostSaleBookRow), required=True)
    outstanding = graphene.Field(PostSalePointsOutstanding, required=True)
    liability = graphene.Field(PostSalePointsLiability, required=True)
    redemption = graphene.Field(PostSalePointsRedemption, required=True)
    proof = graphene.Field(PostSaleLedgerProof, required=True)
    export_path = graphene.String(required=True, description="Under this host: the rows as CSV, for half an hour.")

    @staticmethod
    def resolve_since(report: Accounting, info: Any) -> date:
        return report.first

    @staticmethod
    def resolve_until(report: Accounting, info: Any) -> date:
        return report.last

    @staticmethod
    def resolve_currency(report: Accounting, info: Any) -> str | None:
        return report.currency or None

    @staticmethod
    def resolve_currencies(report: Accounting, info: Any) -> list[str]:
        return sorted(report.values)

    @staticmethod
    def resolve_point_value(report: Accounting, info: Any) -> Any:
        return report.value.amount if report.value is not None else None

    @staticmethod
    def resolve_rows(report: Accounting, info: Any) -> list[BookRow]:
        return report.rows

    @staticmethod
    def resolve_outstanding(report: Accounting, info: Any) -> Outstanding:
        return report.liability.outstanding

    @staticmethod
    def resolve_redemption(report: Accounting, info: Any) -> Redemption:
        return report.redemption

    @staticmethod
    def resolve_proof(report: Accounting, info: Any) -> PostSaleLedgerProof:
        return _proof()

    @staticmethod
    def resolve_export_path(report: Accounting, info: Any) -> str:
        asked = BooksAsked(report.period, report.first, report.last, report.currency, get_language() or "en")
        return books_path(asked, current_shop())


@extends(Query)
class AccountingQueries(graphene.ObjectType):
    points_accounting = graphene.Field(
        PostSalePointsAccounting,
        period=PostSaleBooksPeriod(default_value=Period.MONTH),
        since=graphene.Date(description="A year ago by month, or a month ago by day, where it isn't told."),
        until=graphene.Date(description="Today where it isn't told."),
        currency=graphene.String(),
    )

    @staticmethod
    @requires(READ_POINTS_BOOKS)
    def resolve_points_accounting(
        root: None,
        info: Any,
        *,
        period: Any = None,
        since: date | None = None,
        until: date | None = None,
        currency: str | None = None,
    ) -> Accounting:
        asked = Period(getattr(period, "value", period) or Period.MONTH)
        last = until or now().astimezone(current_shop().preferences.zone).date()
        first = since or last - timedelta(days=30 if asked == Period.DAY else 334)
        if (last - first).days > (MOST_DAYS if asked == Period.DAY else MOST_MONTHS * 31):
            raise PeriodTooLong(field="since")
        report = Accounting(asked, first, last, currency or "")
        if currency and report.value is None:
            raise UnknownCurrency(field="currency", currency=currency)
        return report


def _proof() -> PostSaleLedgerProof:
    root = DailyRoot.objects.order_by("-number").first()
    check = LedgerCheck.objects.first()
    return PostSaleLedgerProof(
        root_on=root.day if root else None,
        root_number=root.number if root else None,
        root=root.root if root else None,
        checked_at=check.checked_at if check else None,
        checked_entries=check.entries if check else None,
        fault=(check.fault or None) if check else None,
        command=verify_command(),
    )
