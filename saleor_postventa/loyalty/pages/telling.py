"""The history of a purse, page by page, with what there was after each entry."""

from dataclasses import dataclass

from django.db.models import Sum

from saleor_postventa.loyalty.queries.entries import NEWEST_FIRST, ToldEntry, tell_entries
from saleor_postventa.loyalty.queries.purse import Purse
from saleor_postventa.loyalty.rules.why_words import number_in_words

PER_PAGE = 20


@dataclass(frozen=True)
class Row:
    """`change` and `after` as people write them; `after` counts what is on its way too."""

    told: ToldEntry
    change: str
    after: str


@dataclass(frozen=True)
class History:
    """`older` is the entry before which the next page begins, None on the last. `before` is that of this page, 0 on
    the first.
    """

    rows: list[Row]
    older: int | None
    before: int
    total: int


def history_view(purse: Purse, before: int = 0) -> History:
    """From the newest, or from the newest before that entry: the same number of queries, however many there are."""
    entries, total = purse.entries, purse.balance.total
    if before:
        newer = entries.filter(pk__gte=before).aggregate(points=Sum("pending") + Sum("active"))["points"]
        entries, total = entries.filter(pk__lt=before), total - (newer or 0)
    found = list(entries.order_by(*NEWEST_FIRST)[: PER_PAGE + 1])
    shown, rows, after = found[:PER_PAGE], [], total
    for told in tell_entries(shown):
        rows.append(Row(told, signed(told.change), number_in_words(after)))
        after -= told.change
    return History(rows, shown[-1].pk if len(found) > PER_PAGE else None, before, total)


def signed(change: int) -> str:
    """With a sign that screen readers read; nothing for nothing."""
    if change == 0:
        return ""
    return f"+{number_in_words(change)}" if change > 0 else f"\N{MINUS SIGN}{number_in_words(-change)}"
