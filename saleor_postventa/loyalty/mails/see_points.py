"""Where a mail about points leads: the page, which lets in whoever is known and tells the others their way."""

from django.conf import settings
from django.urls import reverse

from saleor_postventa.shops.models import Shop


def points_url(shop: Shop) -> str:
    """The same for everybody: it opens nothing by itself, however long the mail lies about."""
    return settings.PUBLIC_URL + reverse("loyalty:points", kwargs={"shop": shop.slug})
