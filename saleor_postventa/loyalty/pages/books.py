"""The points report as a file, by a signed link that holds for minutes: browsers save files from links alone."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.links import read_books_link
from saleor_postventa.loyalty.queries.accounting import Accounting
from saleor_postventa.loyalty.rules.books import BookRow, in_money
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.links import LinkBroken, LinkExpired
from saleor_postventa.web.sheets import Cell, csv_response

COLUMNS = ("opening", "earned", "redeemed", "reversed", "expired", "adjusted", "closing", "activated")


@require_safe
def books(request: HttpRequest, shop: str, token: str) -> HttpResponseBase:
    """The CSV of a link; nothing where the link is broken, over, or another shop's."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        asked = read_books_link(token, found)
    except (LinkBroken, LinkExpired) as refused:
        return HttpResponse(refused.message, status=404, content_type="text/plain; charset=utf-8")
    with shop_scope(found), override(asked.language):
        rows = list(_table(Accounting(asked.period, asked.first, asked.last, asked.currency)))
    name = f"points-{asked.period}-{asked.first}-{asked.last}"
    return csv_response(name, rows, language=asked.language)


def _table(report: Accounting) -> Iterator[list[Cell]]:
    """A header, then a row for each day or month: points first, then the same in money, and what is owed."""
    words = _words()
    in_currency = [f"{words[name]} ({report.currency})" for name in COLUMNS] if report.value is not None else []
    owed = [f"{_('Liability')} ({report.currency})"] if report.value is not None else []
    yield [_("From"), *(words[name] for name in COLUMNS), *in_currency, *owed]
    for row in report.rows:
        yield [row.starts_on.isoformat(), *_points(row), *_money(row, report.value), *_owed(row, report)]


def _words() -> dict[str, str]:
    return {
        "opening": _("Opening"),
        "earned": _("Earned"),
        "redeemed": _("Used"),
        "reversed": _("Taken back"),
        "expired": _("Expired"),
        "adjusted": _("Adjusted"),
        "closing": _("Closing"),
        "activated": _("Became usable"),
    }


def _points(row: BookRow) -> list[int]:
    return [getattr(row, name) for name in COLUMNS]


def _money(row: BookRow, value: Money | None) -> list[Cell]:
    amounts = (in_money(points, value) for points in _points(row))
    return [amount.amount for amount in amounts if amount is not None]


def _owed(row: BookRow, report: Accounting) -> list[Cell]:
    owed = report.owed_at_close(row)
    return [owed.amount] if owed is not None else []
