from datetime import timedelta

import pytest

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.statistics import share
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.queries.reviews import ratings, review_figures
from saleor_postventa.surveys.review_structured import product_as_linked_data
from saleor_postventa.surveys.services.moderating import (
    AnswerTooLong,
    NotShown,
    ReasonNeeded,
    ReviewOvertaken,
    SaidAlready,
    UnknownReview,
    answer_review,
    publish_review,
    refuse_review,
)
from tests.conftest import MovableClock

from .scene import BY_STAFF, browser, make_review, write

pytestmark = pytest.mark.django_db


@pytest.mark.proves("C15", part="moderation needs a reason")
@pytest.mark.parametrize(("reason", "text"), [("", "no"), ("few_stars", "too few"), ("other", " ")])
def test_nothing_is_refused_without_a_reason(asking: Shop, reason: str, text: str) -> None:
    review = make_review(stars=1)
    with pytest.raises(ReasonNeeded):
        refuse_review(review.pk, reason=reason, text=text, by=BY_STAFF)
    assert Review.objects.get().status == "pending"


def test_what_was_refused_can_be_shown_after_all_and_the_other_way_round(asking: Shop) -> None:
    review = make_review()
    refuse_review(review.pk, reason="spam", text="", by=BY_STAFF)
    assert publish_review(review.pk, by=BY_STAFF).refusal_reason == ""
    refused = refuse_review(review.pk, reason="other", text="Asked for by whoever wrote it", by=BY_STAFF)
    assert (refused.status, refused.published_at) == ("refused", None)
    with pytest.raises(SaidAlready):
        refuse_review(review.pk, reason="spam", text="", by=BY_STAFF)


def test_the_shop_answers_what_everybody_reads(asking: Shop) -> None:
    review = make_review()
    with pytest.raises(NotShown):
        answer_review(review.pk, text="Thanks", by=BY_STAFF)
    publish_review(review.pk, by=BY_STAFF)
    with pytest.raises(SaidAlready):
        publish_review(review.pk, by=BY_STAFF)
    with pytest.raises(AnswerTooLong):
        answer_review(review.pk, text="x" * 2001, by=BY_STAFF)
    assert answer_review(review.pk, text=" Thanks ", by=BY_STAFF).answer == "Thanks"
    assert answer_review(review.pk, text="", by=BY_STAFF).answered_at is None


def test_what_nobody_read_is_not_published(asking: Shop) -> None:
    """Whoever wrote it may write it anew until it is decided, also between the reading and the button."""
    read = make_review(text="Soft, and warm.")
    write(read.order_line, 5, text="Buy it at cheap.example instead.")
    with pytest.raises(ReviewOvertaken):
        publish_review(read.pk, revision=read.revision, by=BY_STAFF)
    with pytest.raises(ReviewOvertaken):
        refuse_review(read.pk, reason="spam", text="", revision=read.revision, by=BY_STAFF)
    review = Review.objects.get()
    assert (review.status, review.text) == ("pending", "Buy it at cheap.example instead.")
    assert publish_review(read.pk, revision=review.revision, by=BY_STAFF).status == "published"


def test_what_is_not_there_is_not_judged(asking: Shop) -> None:
    with pytest.raises(UnknownReview):
        publish_review(4711, by=BY_STAFF)


@pytest.mark.proves("C15", part="the share of what was refused, by stars")
@pytest.mark.proves("G24")
def test_figures_tell_how_fairly_reviews_are_shown(asking: Shop, clock: MovableClock) -> None:
    start = clock.moment
    make_review(1, 1, status="refused")
    kept = make_review(2, 1, status="published")
    make_review(3, 5, status="published")
    make_review(4, 4)
    clock.move(hours=6)
    answer_review(kept.pk, text="Sorry", by=BY_STAFF)
    found = review_figures(since=start, until=clock.moment)
    assert (found.written, found.mean, found.verified, found.answered) == (4, 2.75, share(4, 4), share(1, 2))
    assert found.median_answer_time == timedelta(hours=6)
    assert [(each.stars, each.written, each.refused) for each in found.by_stars] == [
        (1, 2, share(1, 2)),
        (2, 0, None),
        (3, 0, None),
        (4, 1, None),
        (5, 1, share(0, 1)),
    ]


def test_the_mean_is_that_of_all_that_are_shown(asking: Shop) -> None:
    product = make_review(1, 1, status="published").product
    make_review(2, 4, status="published")
    make_review(3, 5, status="refused")
    make_review(4, 5)
    rating = ratings([product, "another"])
    assert (rating[product].mean, rating[product].n) == (2.5, 2)
    assert (rating["another"].mean, rating["another"].n) == (None, 0)


@pytest.mark.proves("C15")
def test_few_stars_are_no_reason_and_what_is_hidden_is_counted_by_them(asking: Shop, clock: MovableClock) -> None:
    """A verified purchase alone writes one; not to show it takes a reason, of which none is its stars; the share of
    what was hidden is told by stars; what is shown is shown whatever it says, with its answer, as JSON-LD too.
    """
    start = clock.moment
    shown, hidden = make_review(1, 1, text="Too thin."), make_review(2, 1, text="You idiots.")
    make_review(3, 5, status="published")
    assert shown.is_verified
    for reason in ("", "few_stars", "1"):
        with pytest.raises(ReasonNeeded):
            refuse_review(hidden.pk, reason=reason, text="", by=BY_STAFF)
    with pytest.raises(ReasonNeeded):
        refuse_review(hidden.pk, reason="other", text=" ", by=BY_STAFF)
    refuse_review(hidden.pk, reason="insult", text="Tell us of the shirt.", by=BY_STAFF)
    publish_review(shown.pk, by=BY_STAFF)
    answer_review(shown.pk, text="We are sorry.", by=BY_STAFF)
    refused = {each.stars: each.refused for each in review_figures(since=start).by_stars}
    assert (refused[1], refused[5], refused[3]) == (share(1, 2), share(0, 1), None)
    product = Product.objects.get(saleor_id=shown.product)
    data = product_as_linked_data(product, ratings([shown.product])[shown.product], list(Review.objects.published()))
    assert data is not None
    assert data["aggregateRating"]["ratingValue"] == "3.00"
    assert sorted(each["reviewRating"]["ratingValue"] for each in data["review"]) == [1, 5]
    page = browser().get(f"/s/norte/reviews/?product={shown.product}").content.decode()
    assert ("Too thin." in page, "We are sorry." in page, "You idiots." in page) == (True, True, False)
    assert "By chance alone it may be from 1.0 to 5.0 (95 %)." in page
