"""Where shoppers tell their birthday, change it, or take it out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.earn_rules import birthday as way
from saleor_postventa.loyalty.models import Birthday
from saleor_postventa.loyalty.queries.birthdays import birthday_of, birthday_settings, next_birthday_points
from saleor_postventa.loyalty.services.birthdays import forget_birthday, set_birthday
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import Visit, lead_in, shopper_page

PAGE = "loyalty/pages/birthday.html"


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def birthday(request: Any) -> HttpResponse:
    """For whoever signed in with an account; a visit that opened one order is led to that order."""
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    if not visit.is_of_account:
        return redirect("loyalty:points", shop=request.shop.slug)
    settings, told = birthday_settings(), birthday_of(visit.customer)
    if settings is None and told is None:
        return shop_page(request, PAGE, {"is_off": True}, status=404)
    if request.method != "POST":
        day, month = (told.day, told.month) if told is not None else (0, 0)
        return shop_page(request, PAGE, _values(request, settings, told, day, month))
    if "forget" in request.POST:
        forget_birthday(visit.customer, by=visit.actor)
        return redirect(f"{_here(request)}?done=forgotten")
    day, month = (_number(request.POST.get(name, "")) for name in ("day", "month"))
    try:
        set_birthday(visit.customer, month=month, day=day, by=visit.actor)
    except Refusal as refused:
        values = _values(request, settings, told, day, month) | {"problem": refused.message}
        return shop_page(request, PAGE, values, status=422)
    return redirect(f"{_here(request)}?done=kept")


def _values(request: Any, settings: way.Settings | None, told: Birthday | None, day: int, month: int) -> dict[str, Any]:
    next_on = next_birthday_points(told, settings) if told is not None and settings is not None else None
    return {
        "words": way.says(settings) if settings is not None else [],
        "told": told,
        "next_on": date_format(next_on, "DATE_FORMAT") if next_on is not None else "",
        "day": day,
        "month": month,
        "days": range(1, 32),
        "months": MONTHS.items(),
        "done": request.GET.get("done", ""),
    }


def _here(request: Any) -> str:
    return reverse("loyalty:birthday", kwargs={"shop": request.shop.slug})


def _number(given: str) -> int:
    """0, which is neither a day nor a month, for what is no number."""
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 2 else 0
