"""Reasons that can be chosen."""

from collections.abc import Sequence

from django.db.models import Prefetch

from saleor_postventa.returns.models import Reason
from saleor_postventa.shops.names import RETURN_REASON, name_books


def reason_tree(*, is_whole: bool = False) -> list[Reason]:
    """The first level, each with its `children`, in their order; those that are switched off only in the whole tree."""
    rows = Reason.objects.order_by("position", "pk")
    rows = rows if is_whole else rows.filter(is_on=True)
    return list(rows.filter(parent=None).prefetch_related(Prefetch("children", rows)))


def reasons_by_code(codes: list[str]) -> dict[str, Reason]:
    """Those that can be chosen: on, and without a level below that is on."""
    chosen = Reason.objects.filter(code__in=codes, is_on=True)
    return {row.code: row for row in chosen.exclude(children__is_on=True)}


def has_reasons(group: str) -> bool:
    """Whether a group has any that can be chosen; a policy may name one that the shop gave up."""
    return Reason.objects.filter(group=group, is_on=True).exclude(children__is_on=True).exists()


def reason_names(codes: Sequence[str], language: str) -> dict[str, str]:
    """Also of those that are switched off."""
    return {row.code: row.name_in(language) for row in Reason.objects.filter(code__in=codes)}


name_books.add(RETURN_REASON, reason_names)
