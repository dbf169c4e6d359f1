"""The queue of surveys and reviews: mirrors of ratings in Saleor."""

from datetime import timedelta

from django.db.models import Q

from saleor_postventa.core.work import Queue, queues

from .models import RatingMirror
from .rating_mirroring import mirror_rating
from .services import rating_mirrors

# A batch is leased at once, and each of it is a call.
LEASE = timedelta(minutes=5)

queues.add(
    rating_mirrors.QUEUE,
    Queue(
        name=rating_mirrors.QUEUE,
        model=RatingMirror,
        handle=mirror_rating,
        is_atomic=False,
        lease=LEASE,
        done_if=Q(is_asked_again=False),
    ),
)
