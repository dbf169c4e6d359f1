"""The page of one case, where its shopper reads the thread and answers; and the list of an account's."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from saleor_postventa.care.models import Case
from saleor_postventa.care.queries import with_people, with_thread
from saleor_postventa.care.sentences import standing_of
from saleor_postventa.care.services import reply_to_case
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import Visit, lead_in, shopper_page
from saleor_postventa.shops.rules import Preferences

SHOWN = 30


@shopper_page
@require_safe
def cases(request: Any) -> HttpResponse:
    """All of an account's; a visit that opened one order is led to it."""
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    if visit.order_id is not None:
        return redirect("portal:order", shop=request.shop.slug, number=Order.objects.get(pk=visit.order_id).number)
    rows = with_people(Case.objects.of_customer(visit.customer.pk).for_shoppers()).newest_first()[:SHOWN]
    return shop_page(request, "care/pages/cases.html", {"cases": views_of(rows, request.shop.preferences)})


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: Any, number: str) -> HttpResponse:
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    found = case_of_visit(visit, number)
    if request.method != "POST":
        return _show(request, found)
    text = request.POST.get("text", "")
    try:
        reply_to_case(found.pk, text, by=visit.actor)
    except Refusal as refused:
        return _show(request, found, problem=refused.message, text=text)
    return redirect("care:case", shop=request.shop.slug, number=found.number)


def case_of_visit(visit: Visit, number: str) -> Case:
    """Raises Http404 for a case that this visit may not see, as for one that there is not."""
    found: Case | None = with_thread(Case.objects.for_shoppers().filter(number=number)).first()
    if found is None or not visit.admits(order_id=found.order_id or 0, customer_id=found.customer_id):
        raise Http404
    return found


def views_of(rows: Any, chosen: Preferences) -> list[dict[str, Any]]:
    return [{"case": row, "standing": standing_of(row, chosen, now())} for row in rows]


def _show(request: Any, found: Case, *, problem: str = "", text: str = "") -> HttpResponse:
    values = {
        "case": found,
        "order": found.order,
        "standing": standing_of(found, request.shop.preferences, now()),
        "messages": [message for message in found.messages.all() if not message.is_internal and message.text],
        "problem": problem,
        "text": text,
        "kept_form": "reply",
    }
    return shop_page(request, "care/pages/case.html", values, status=422 if problem else 200)
