"""GraphiQL, for whoever pastes a token into its headers. The page itself holds nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from saleor_postventa.shops.models import Shop


def explorer(request: HttpRequest, slug: str) -> HttpResponse:
    """It asks its own address: in development, where one shop alone is installed, that of the shop."""
    if not slug and settings.IS_DEVELOPMENT:
        slugs = list(Shop.objects.values_list("slug", flat=True)[:2])
        if len(slugs) == 1:
            return redirect("graphql_of_shop", slug=slugs[0])
    return render(request, "api/explorer.html")
