"""The archive of a person, by a signed link that holds for minutes: browsers save files from links alone."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id, records_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link

from .persons import archive_of

SCOPE = "person_archive"
HELD_FOR = timedelta(minutes=15)


def archive_path(customer: Customer, shop: Shop) -> str:
    """Whoever holds it gets everything that is kept of the person; give it only to those who may."""
    return reverse("person-archive", args=[shop.slug, sign_link(SCOPE, _names(customer, shop), HELD_FOR)])


@require_safe
def person_archive(request: HttpRequest, shop: str, token: str) -> HttpResponse:
    """The ZIP of a link; nothing where the link is broken, over, another shop's, or the person was erased."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        opened = read_link(SCOPE, token)
    except (LinkBroken, LinkExpired) as refused:
        return HttpResponse(refused.message, status=404, content_type="text/plain; charset=utf-8")
    if opened["shop"] != found.slug:
        return HttpResponse(status=404)
    with shop_scope(found):
        customer = customer_by_id(opened["customer"])
        persons = records_of(customer) if customer is not None else []
        if not persons:
            return HttpResponse(status=404)
        response = HttpResponse(archive_of(persons), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="person.zip"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _names(customer: Customer, shop: Shop) -> dict[str, str | int]:
    return {"shop": shop.slug, "customer": customer.pk}
