"""What a survey found as a file, by a signed link that holds for minutes: browsers save files from links alone."""

import json
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.models import SurveyVersion
from saleor_postventa.surveys.queries.export import Column, Export
from saleor_postventa.surveys.queries.results import Results, Slice
from saleor_postventa.surveys.queries.segments import Dimension
from saleor_postventa.surveys.result_links import ResultsAsked, Sheet, read_results_link
from saleor_postventa.web.links import LinkBroken, LinkExpired
from saleor_postventa.web.sheets import Cell, csv_response


@require_safe
def results(request: HttpRequest, shop: str, token: str) -> HttpResponseBase:
    """The file of a link; nothing where the link is broken, over, or another shop's."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        asked = read_results_link(token, found)
    except (LinkBroken, LinkExpired) as refused:
        return HttpResponse(refused.message, status=404, content_type="text/plain; charset=utf-8")
    with shop_scope(found), override(asked.language):
        version = get_object_or_404(SurveyVersion.objects.select_related("survey"), pk=asked.version)
        where = {Dimension(dimension): key for dimension, key in asked.where.items()}
        export = Export(Results(Slice(version, asked.first, asked.last, where)))
        name = f"{version.survey.code}-v{version.number}-{asked.first}-{asked.last}"
        if asked.sheet is Sheet.JSON:
            return _json_response(name, _document(version, asked, export))
        rows = list(_codebook(export) if asked.sheet is Sheet.CODEBOOK else _answers(export))
        return csv_response(f"{name}-{asked.sheet}", rows, language=asked.language)


def _answers(export: Export) -> Iterator[list[Cell]]:
    names = [column.name for column in export.columns]
    yield [*names]
    for row in export.rows():
        yield [row.get(name, "") for name in names]


def _codebook(export: Export) -> Iterator[list[Cell]]:
    yield [_("Column"), _("What it is"), _("Kind of question"), _("What can stand in it")]
    for column in export.columns:
        meanings = "; ".join(f"{code} = {label}" for code, label in column.values.items())
        yield [column.name, column.label, column.kind, meanings]


def _document(version: SurveyVersion, asked: ResultsAsked, export: Export) -> str:
    rows = list(export.rows())
    told = {
        "survey": version.survey.code,
        "version": version.number,
        "since": asked.first.isoformat(),
        "until": asked.last.isoformat(),
        "n": len(rows),
        "codebook": [_column(column) for column in export.columns],
        "answers": rows,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _column(column: Column) -> dict[str, object]:
    return {"column": column.name, "label": column.label, "kind": column.kind, "values": dict(column.values)}


def _json_response(name: str, document: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse([document], content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
