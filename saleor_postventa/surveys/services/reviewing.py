"""Writing a review of an item that was bought: once an item, and anew until the team looked at it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.events import ReviewPhotosTakenOut, ReviewWritten
from saleor_postventa.surveys.models import Review, ReviewPhoto, ReviewRequest
from saleor_postventa.surveys.questions.file import TooManyPhotos
from saleor_postventa.surveys.review_codes import RequestState
from saleor_postventa.surveys.rules.reviews import MOST_PHOTOS, can_edit, check_review
from saleor_postventa.web.pictures import Upload

from .photos import drawn, remove_photos


class NothingToReview(Refusal):
    code = "not_found"
    text = _("There is no such item, or nobody can review it any more.")


class NotYoursYet(Refusal):
    code = "not_delivered"
    text = _("You can write your review once the item has been sent to you.")


class AlreadyJudged(Refusal):
    code = "already_moderated"
    text = _("The shop has looked at your review already, so it can't be changed any more.")


@dataclass(frozen=True, kw_only=True)
class Written:
    """What somebody sends. `photos` are drawn ones, as `draw_photos` gives them; they join those of before, of which
    those are taken out that `dropped` names, by their ids.
    """

    stars: int
    title: str = ""
    text: str = ""
    shown_name: str = ""
    language: str = "en"
    photos: Sequence[bytes] = ()
    dropped: Sequence[int] = ()
    is_suspect: bool = False


def draw_photos(uploads: Sequence[Upload]) -> list[bytes]:
    """Outside of any transaction: drawing takes its time, and a scanner may be asked over the network.

    Raises TooManyPhotos, PhotoTooLarge, PhotoTooWide, NotAPhoto, UploadInfected, or Failure.
    """
    if len(uploads) > MOST_PHOTOS:
        raise TooManyPhotos(field="file", count=MOST_PHOTOS)
    return [drawn(each) for each in uploads]


@transaction.atomic
def write_review(line_id: int, written: Written, *, by: Actor) -> Review:
    """What is promised for it is promised for the act: it is noted before anybody reads how many stars it has.

    Raises NothingToReview, NotYoursYet, AlreadyJudged, StarsMissing, ReviewTooLong, TooManyPhotos.
    """
    check_review(stars=written.stars, title=written.title, text=written.text, shown_name=written.shown_name)
    line = _locked(line_id)
    review = Review.objects.select_for_update(of=("self",)).filter(order_line=line).first()
    is_edited = review is not None
    review = _changed(review, written) if review is not None else _made(line, written)
    remove_photos(review.photos.filter(pk__in=written.dropped))
    _keep_photos(review, written.photos)
    ReviewRequest.objects.filter(order_line=line).update(state=RequestState.ANSWERED, reason="")
    record(ReviewWritten(**about(review), is_edited=is_edited), by=by)
    return review


@transaction.atomic
def take_out_photos(line_id: int, photo_ids: Sequence[int], *, by: Actor) -> int:
    """Whoever wrote a review takes photos out of it, also after it was published; returns how many."""
    review = Review.objects.select_for_update(of=("self",)).filter(order_line=line_id).first()
    gone = review.photos.filter(pk__in=photo_ids) if review is not None else ReviewPhoto.objects.none()
    count = gone.count()
    if review is None or not count:
        return 0
    remove_photos(gone)
    review.revision += 1
    review.save(update_fields=["revision"])
    record(ReviewPhotosTakenOut(**about(review), count=count), by=by)
    return count


def about(review: Review) -> dict[str, Any]:
    """What every event of a review tells, as of now."""
    return {
        "subject": Subject(order=review.order_id, customer=review.customer_id, lines=(review.order_line_id,)),
        "occurred_at": now(),
        "review_id": review.pk,
        "product": review.product,
        "revision": review.revision,
    }


def _locked(line_id: int) -> OrderLine:
    rows = OrderLine.objects.select_for_update(of=("self",)).select_related("order__customer", "variant__product")
    line: OrderLine | None = rows.filter(pk=line_id, is_removed=False).first()
    if line is None or line.variant is None or line.variant.product is None:
        raise NothingToReview(field="line")
    if line.order.customer is not None and line.order.customer.is_erased:
        raise NothingToReview(field="line")
    if not line.quantity_fulfilled:
        raise NotYoursYet(field="line")
    return line


def _made(line: OrderLine, written: Written) -> Review:
    variant = line.variant
    assert variant is not None
    assert variant.product is not None
    shop = current_shop()
    return Review.objects.create(
        shop=shop,
        customer=line.order.customer,
        order=line.order,
        order_line=line,
        product=variant.product.saleor_id,
        variant=variant.saleor_id,
        is_verified=True,
        has_incentive=shop.preferences.is_review_incentive_on,
        **_words(written),
    )


def _changed(review: Review, written: Written) -> Review:
    if not can_edit(review.status):
        raise AlreadyJudged(field="line")
    for name, value in _words(written).items():
        setattr(review, name, value)
    review.has_incentive |= current_shop().preferences.is_review_incentive_on
    review.revision += 1
    review.edited_at = now()
    review.save()
    return review


def _words(written: Written) -> dict[str, object]:
    return {
        "stars": written.stars,
        "title": written.title.strip(),
        "text": written.text.strip(),
        "shown_name": written.shown_name.strip(),
        "language": written.language,
        "is_suspect": written.is_suspect,
    }


def _keep_photos(review: Review, photos: Sequence[bytes]) -> None:
    """Their names are made here and say nothing. Raises TooManyPhotos where a review may not have so many."""
    if photos and review.photos.count() + len(photos) > MOST_PHOTOS:
        raise TooManyPhotos(field="file", count=MOST_PHOTOS)
    for content in photos:
        file = ContentFile(content, name=f"{secrets.token_hex(16)}.jpg")
        ReviewPhoto.objects.create(shop=review.shop, review=review, file=file, size=len(content))
