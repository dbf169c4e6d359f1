"""Asking for a return in three steps: what and why, how, and a last look. Each works without JavaScript.

Every step has an address of its own, and what was chosen so far is kept by the browser (`draft.py`).
"""

from typing import Any
from urllib.parse import urlencode

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.visited import order_of_visit
from saleor_postventa.people.visits import Visit, lead_in, shopper_page
from saleor_postventa.returns.photos import take_photo
from saleor_postventa.returns.policy.facts import Wish
from saleor_postventa.returns.policy.sentences import for_shopper
from saleor_postventa.returns.queries.estimates import return_estimate
from saleor_postventa.returns.queries.items import returnable_items
from saleor_postventa.returns.queries.reasons import reasons_by_code
from saleor_postventa.returns.rules import MOST_PHOTOS, Outcome, RequestChannel
from saleor_postventa.returns.services import ensure_reasons, request_return
from saleor_postventa.web.links import LinkBroken

from .asked import show_check, show_choices, show_items
from .draft import LONGEST, OPENED, WHOLE, Draft, DraftLine, forget_draft, read_lines
from .offers import Offer, methods_for, offers_of

LOOK = "look"


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any, number: str) -> HttpResponse:
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    order = order_of_visit(visit, number)
    if request.method != "POST":
        return _open(request, order, visit)
    step = request.POST.get("step", "")
    try:
        return _STEPS[step](request, order, visit) if step in _STEPS else show_items(request, order)
    except LinkBroken:
        lost = _("Something of it was lost on the way. Please begin again.")
        return show_items(request, order, problem=lost, status=422)


def _open(request: Any, order: Order, visit: Visit) -> HttpResponse:
    """A step's address: with what was chosen before, as far as it can still be had."""
    draft = Draft.kept_by(request, order=order, visit=visit)
    step, is_looked_at = request.GET.get("step", ""), LOOK in request.GET
    if draft is None or (step not in ("choices", "check") and not is_looked_at):
        return show_items(request, order, draft)
    problems = _problems_of(draft.lines, order)
    if problems or step not in ("choices", "check"):
        return show_items(request, order, draft, problems=problems)
    problem = _problem_of(order, draft) if step == "check" or is_looked_at else ""
    if step == "choices" or problem:
        return show_choices(request, order, draft, problem=problem)
    return show_check(request, order, draft)


def _take_items(request: Any, order: Order, visit: Visit) -> HttpResponse:
    """After the first step: which units, and why."""
    ensure_reasons()
    ids = [item.order_line.pk for item in returnable_items(order, now=now())]
    kept = Draft.kept_by(request, order=order, visit=visit)
    draft = Draft.begun(order, visit, kept).with_lines(read_lines(request.POST, ids))
    if "stay" in request.POST:
        return _go_to(request, order, draft, "items")
    problems = _problems_of(draft.lines, order)
    return _go_to(request, order, draft, "items" if problems else "choices", is_wrong=bool(problems))


def _take_choices(request: Any, order: Order, visit: Visit) -> HttpResponse:
    """After the second step: what for, and how. Photos are kept at once, so that none has to be chosen twice."""
    draft = Draft.opened(request.POST.get("draft", ""), order=order, visit=visit)
    draft = draft.with_(
        lines=tuple(_answered(request, line) for line in draft.lines),
        outcome=request.POST.get("outcome", "")[:20],
        method=request.POST.get("method", "")[:30],
    )
    try:
        draft = draft.with_(lines=tuple(_with_photos(request, line, visit) for line in draft.lines))
    except Refusal as refused:
        return show_choices(request, order, draft, problem=refused.message, status=422)
    if "stay" in request.POST:
        return _go_to(request, order, draft, "choices")
    problem = _problem_of(order, draft)
    return _go_to(request, order, draft, "choices" if problem else "check", is_wrong=bool(problem))


def _send(request: Any, order: Order, visit: Visit) -> HttpResponse:
    draft = Draft.opened(request.POST.get("draft", ""), order=order, visit=visit)
    if "stay" in request.POST:
        problem = _problem_of(order, draft)
        return _go_to(request, order, draft, "choices" if problem else "check", is_wrong=bool(problem))
    try:
        ret = request_return(
            order.pk,
            draft.wanted(),
            channel=RequestChannel.PORTAL,
            language=get_language() or "",
            by=visit.actor,
            key=draft.key,
        )
    except Refusal as refused:
        return show_items(request, order, draft, problem=refused.message, status=422)
    response = redirect("returns:status", shop=request.shop.slug, number=ret.number)
    forget_draft(response, request.shop)
    return response


_STEPS = {"items": _take_items, "choices": _take_choices, "send": _send}


def _go_to(request: Any, order: Order, draft: Draft, step: str, *, is_wrong: bool = False) -> HttpResponse:
    """To the step's address, so that every page can be gone back to; `is_wrong` has it say what is missing.

    What is too long for a cookie is shown at once, without an address.
    """
    url = reverse("returns:ask", kwargs={"shop": request.shop.slug, "number": order.number})
    query = {**({} if step == "items" else {"step": step}), **({LOOK: "1"} if is_wrong else {})}
    response = HttpResponseRedirect(f"{url}?{urlencode(query)}" if query else url)
    if draft.keep(response, request.shop):
        return response
    if step == "items":
        return show_items(request, order, draft, problems=_problems_of(draft.lines, order) if is_wrong else None)
    if step == "choices":
        return show_choices(request, order, draft, problem=_problem_of(order, draft) if is_wrong else "")
    return show_check(request, order, draft)


def _problems_of(lines: tuple[DraftLine, ...], order: Order) -> dict[int, str]:
    """By line; under 0 what is about all of it."""
    if not lines:
        return {0: _("Choose how many of which item you would like to send back.")}
    known = reasons_by_code([line.reason for line in lines])
    left = {item.order_line.pk: item.decision for item in returnable_items(order, now=now())}
    found = {}
    for line in lines:
        there = left[line.id].returnable if line.id in left and left[line.id].verdict.is_open else 0
        if line.quantity > there:
            found[line.id] = _("Only {left} of these can be sent back.").format(left=there)
        elif line.reason not in known:
            found[line.id] = _("Tell us why, so that we can do better.")
        elif left[line.id].needs_seal and line.seal != WHOLE:
            found[line.id] = _of_the_seal(line, order)
    return found


def _of_the_seal(line: DraftLine, order: Order) -> str:
    if line.seal != OPENED:
        return _("Tell us whether its seal is still whole.")
    items = returnable_items(order, now=now(), wish={line.id: Wish(is_unsealed=True)})
    return next(for_shopper(item.decision) for item in items if item.order_line.pk == line.id)


def _answered(request: Any, line: DraftLine) -> DraftLine:
    return msgspec.structs.replace(
        line,
        details=request.POST.get(f"details-{line.id}", line.details)[:LONGEST],
        variant=request.POST.get(f"variant-{line.id}", line.variant)[:64],
    )


def _with_photos(request: Any, line: DraftLine, visit: Visit) -> DraftLine:
    """Raises the refusals of `take_photo`."""
    given = request.FILES.getlist(f"photo-{line.id}")[: MOST_PHOTOS - len(line.photos)]
    return line.with_photos(take_photo(upload, by=visit.actor).pk for upload in given)


def _problem_of(order: Order, draft: Draft) -> str:
    offers: dict[str, Offer] = {offer.code: offer for offer in offers_of(order, draft)}
    if draft.outcome not in offers:
        return _("Choose what you would like to get.")
    if draft.outcome == Outcome.EXCHANGE and not all(line.variant for line in draft.lines):
        return _("Choose what you would like instead.")
    estimate = return_estimate(order, draft.wanted(), now=now())
    offered = [each.code for each in methods_for(order, estimate)]
    if offered and draft.method not in offered:
        return _("Choose how you would like to send it back.")
    for line, about in zip(draft.lines, estimate.lines, strict=True):
        if len(line.photos) < about.photos_needed:
            name = about.item.order_line.bought_name
            return _("Add a photo of “{item}”, so that we can see what is wrong.").format(item=name)
    return ""
