"""Reviews of people who got an account, or want to be forgotten."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from saleor_postventa.surveys.models import Review, ReviewPhoto
from saleor_postventa.surveys.review_codes import ReviewStatus

from .photos import remove_photos


@transaction.atomic
def follow_reviewer(guest_id: int, *, into: int, order_id: int | None = None) -> int:
    """A guest's reviews, or those of one order, belong to an account now; returns how many."""
    rows = Review.objects.filter(customer_id=guest_id)
    return (rows.filter(order_id=order_id) if order_id is not None else rows).update(customer_id=into)


@transaction.atomic
def forget_reviewer(customer_id: int, *, guest_id: int | None, at: datetime) -> int:
    """What they wrote and were called goes, and so does what nobody has looked at yet; returns how many stay.

    Stars stay, so that a product's mean and the share of what was refused do not change because somebody left; so
    does that it was refused, without what was told of it. An answer may name who it answers, and goes with the words.
    """
    own = Q(customer_id=customer_id) | Q(order__customer_id=customer_id)
    if guest_id is not None:
        own |= Q(customer_id=guest_id, written_at__lte=at)
    ids = list(Review.objects.select_for_update(of=("self",)).filter(own).order_by("pk").values_list("pk", flat=True))
    remove_photos(ReviewPhoto.objects.filter(review__in=ids))
    Review.objects.filter(pk__in=ids, status=ReviewStatus.PENDING).delete()
    return Review.objects.filter(pk__in=ids).update(
        title="", text="", shown_name="", refusal_text="", answer="", customer=None, erased_at=at
    )
