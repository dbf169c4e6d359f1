"""The card by a signed path, for a frame that has no session: whoever holds it prints the card, for a while."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.errors import Refusal
from saleor_postventa.flows.models import StaffTask
from saleor_postventa.mailing.brand import brand_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link

from .paper import Paper, card_pdf
from .words import Card, card_language, card_of, checked_card, has_card

CARD = "task_card"
CARD_FOR = timedelta(hours=1)


def card_path(task: StaffTask, shop: Shop) -> str:
    token = sign_link(CARD, {"shop": shop.slug, "task": task.pk}, CARD_FOR)
    return reverse("task-card", args=[shop.slug, token])


@csrf_exempt  # the token proves who asks, and nothing is changed
@require_http_methods(["GET", "HEAD", "POST"])
def task_card(request: HttpRequest, shop: str, token: str) -> HttpResponse:
    """The PDF with its own words, or with those that are posted; a sentence in `error` where they are refused."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        opened = read_link(CARD, token)
        if opened["shop"] != found.slug:
            raise LinkBroken
    except LinkExpired:
        return JsonResponse(
            {"error": _("This page has been open for an hour or more. Load it again, then print.")}, status=404
        )
    except LinkBroken as refused:
        return JsonResponse({"error": str(refused.message)}, status=404)
    with shop_scope(found):
        rows = StaffTask.objects.select_related("customer", "order", "shop", "journey__version")
        task = get_object_or_404(rows, pk=opened["task"])
        if not has_card(task):
            return JsonResponse({"error": _("There is no card for this task.")}, status=404)
        try:
            printed = _printed(task, request)
        except Refusal as refused:
            return JsonResponse({"error": str(refused.message), "field": refused.field}, status=400)
    response = HttpResponse(printed, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="card-{task.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _printed(task: StaffTask, request: HttpRequest) -> bytes:
    given = request.POST
    paper = Paper.A4 if given.get("paper") == Paper.A4 else Paper.A6
    return card_pdf(
        _asked(task, request) if request.method == "POST" else card_of(task),
        brand_of(task.shop),
        language=card_language(task),
        paper=paper,
        note=task.order.number if task.order is not None else "",
    )


def _asked(task: StaffTask, request: HttpRequest) -> Card:
    given, own = request.POST, card_of(task)
    return checked_card(
        given.get("greeting", own.greeting), given.get("words", own.words), given.get("closing", own.closing)
    )
