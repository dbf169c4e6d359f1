"""Links to photos that came with an answer: for who sent them, and for the team."""

from datetime import timedelta

from django.urls import reverse

from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import AnswerPhoto
from saleor_postventa.web.links import read_link, sign_link

SCOPE = "survey_photo"
# As long as somebody may look at the page that shows it.
HOLDS_FOR = timedelta(hours=1)


def answer_photo_path(photo: AnswerPhoto, shop: Shop) -> str:
    """Whoever holds it sees the photo; give it only to those who may."""
    token = sign_link(SCOPE, {"shop": shop.slug, "photo": photo.pk}, HOLDS_FOR)
    return reverse("surveys:answer_photo", args=[shop.slug, token])


def photo_of_link(token: str, shop: Shop) -> AnswerPhoto | None:
    """None where it is another shop's, or gone. Raises LinkBroken, LinkExpired."""
    payload = read_link(SCOPE, token)
    if payload["shop"] != shop.slug:
        return None
    return AnswerPhoto.objects.filter(pk=payload["photo"]).first()
