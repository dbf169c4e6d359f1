"""What a visitor may download of a return: the slip to put into the parcel, labels, codes, their own photos."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from saleor_postventa.people.visits import Visit, lead_in, shopper_page
from saleor_postventa.returns.models import FileKind
from saleor_postventa.returns.slip import slip_pdf

from .following import return_of_visit

SEEN = {FileKind.LABEL, FileKind.CODE, FileKind.PHOTO}


@shopper_page
@require_safe
def slip(request: Any, number: str) -> HttpResponse:
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    ret = return_of_visit(visit, number)
    response = HttpResponse(slip_pdf(ret, get_language() or ret.language), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{ret.number}.pdf"'
    return response


@shopper_page
@require_safe
def download(request: Any, number: str, file_id: int) -> HttpResponseBase:
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    found = return_of_visit(visit, number).files.filter(pk=file_id, kind__in=SEEN).first()
    if found is None:
        raise Http404
    response = FileResponse(found.file.open("rb"), content_type=found.content_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
