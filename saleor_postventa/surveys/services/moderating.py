"""What the team does with reviews. Whatever it says stays to be seen: a refusal needs a reason, and is counted."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.services import record
from saleor_postventa.surveys.events import ReviewAnswered, ReviewPublished, ReviewRefused
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.review_codes import RefusalReason, ReviewStatus

from .reviewing import about

LONGEST_ANSWER, LONGEST_REASON = 2000, 500


class UnknownReview(Refusal):
    code = "not_found"
    text = _("There is no such review.")


class ReasonNeeded(Refusal):
    code = "reason_needed"
    text = _("Say why it is not published. Whoever wrote it will read it.")


class SaidAlready(Refusal):
    code = "wrong_state"
    text = _("Somebody has decided so already.")


class AnswerTooLong(Refusal):
    code = "too_long"
    text = _("This is too long: at most {most} characters.")


class ReviewOvertaken(Refusal):
    code = "overtaken"
    text = _("It was changed after you read it, so nothing was decided. Read it again.")


class NotShown(Refusal):
    code = "not_published"
    text = _("Publish the review first: nobody would read your answer.")


@transaction.atomic
def publish_review(review_id: int, *, revision: int | None = None, by: Actor) -> Review:
    """Also one that was refused before. `revision` is the one that was read: whoever wrote it may write it anew until
    it is decided. Raises UnknownReview, SaidAlready, ReviewOvertaken.
    """
    review = _locked(review_id)
    if review.status == ReviewStatus.PUBLISHED:
        raise SaidAlready(field="id")
    _refuse_overtaken(review, revision)
    review.refusal_reason, review.refusal_text = "", ""
    review.published_at = now()
    _decide(review, ReviewStatus.PUBLISHED, by)
    event = ReviewPublished(
        **about(review),
        has_incentive=review.has_incentive,
        has_photo=review.photos.exists(),
        written_at=review.written_at,
    )
    record(event, by=by)
    return review


@transaction.atomic
def refuse_review(review_id: int, *, reason: str, text: str, revision: int | None = None, by: Actor) -> Review:
    """Not to publish it, or to take it down; what `text` says stands where they wrote it.

    Raises UnknownReview, SaidAlready, ReviewOvertaken, ReasonNeeded, AnswerTooLong.
    """
    review, said = _locked(review_id), text.strip()
    if review.status == ReviewStatus.REFUSED:
        raise SaidAlready(field="id")
    _refuse_overtaken(review, revision)
    if reason not in RefusalReason.values:
        raise ReasonNeeded(field="reason")
    if reason == RefusalReason.OTHER and not said:
        raise ReasonNeeded(field="text")
    if len(said) > LONGEST_REASON:
        raise AnswerTooLong(field="text", most=LONGEST_REASON)
    review.refusal_reason, review.refusal_text = reason, said
    review.published_at = None
    _decide(review, ReviewStatus.REFUSED, by)
    record(ReviewRefused(**about(review), reason=reason), by=by)
    return review


@transaction.atomic
def answer_review(review_id: int, *, text: str, by: Actor) -> Review:
    """For everybody to read; an empty text takes it back. Raises UnknownReview, NotShown, AnswerTooLong."""
    review, said = _locked(review_id), text.strip()
    if review.status != ReviewStatus.PUBLISHED:
        raise NotShown(field="id")
    if len(said) > LONGEST_ANSWER:
        raise AnswerTooLong(field="text", most=LONGEST_ANSWER)
    review.answer, review.answered_by = said, by.ref if said else ""
    review.answered_at = (review.answered_at or now()) if said else None
    review.revision += 1
    review.save()
    if said:
        record(ReviewAnswered(**about(review)), by=by)
    return review


def _decide(review: Review, status: ReviewStatus, by: Actor) -> None:
    review.status = status
    review.moderated_at, review.moderated_by = now(), by.ref
    review.revision += 1
    review.save()


def _refuse_overtaken(review: Review, revision: int | None) -> None:
    """Raises ReviewOvertaken."""
    if revision is not None and review.revision != revision:
        raise ReviewOvertaken(field="revision")


def _locked(review_id: int) -> Review:
    review: Review | None = Review.objects.select_for_update(of=("self",)).filter(pk=review_id).first()
    if review is None:
        raise UnknownReview(field="id")
    return review
