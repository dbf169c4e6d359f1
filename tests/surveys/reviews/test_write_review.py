import re
from dataclasses import fields
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.earn_rules.review import ReviewFacts
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.models import Review, ReviewPhoto
from saleor_postventa.surveys.services.moderating import answer_review, publish_review, refuse_review
from saleor_postventa.surveys.services.reviewers import follow_reviewer
from saleor_postventa.surveys.services.reviewing import AlreadyJudged, NotYoursYet
from tests.conftest import MovableClock
from tests.mailing.scene import run_queue
from tests.returns.make import lines_of, make_order_with_parcels
from tests.returns.pictures import from_phone

from .scene import BY_STAFF, browser, buy, link_to, make_review, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(asking: Shop, settings: Any, tmp_path: Any) -> Order:
    settings.MEDIA_ROOT = tmp_path / "media"
    return buy(1, (1, "50.00"), (1, "10.00"))


def send(order: Order, place: int = 0, **given: Any) -> Any:
    known = {"line": lines_of(order)[place].pk, "stars": "2", "text": "Too thin.", "shown_name": "Ana"}
    return browser().post(link_to(order), {**known, **given})


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("holiday.jpg", from_phone(), content_type="image/jpeg")


def test_a_review_is_written_by_the_link_of_the_order(order: Order) -> None:
    answer = send(order, title="So so", photos=[photo()])
    assert answer.status_code == 302
    review = Review.objects.get()
    assert (review.stars, review.title, review.text, review.shown_name) == (2, "So so", "Too thin.", "Ana")
    assert (review.status, review.is_verified, review.has_incentive, review.is_suspect) == (
        "pending",
        True,
        False,
        False,
    )
    assert (review.order, review.order_line, review.customer) == (order, lines_of(order)[0], order.customer)
    with review.photos.get().file.open("rb") as kept:
        assert b"Exif" not in kept.read()
    page = browser().get(answer["Location"])
    assert "your review is with us" in page.content.decode()


def test_it_can_be_changed_until_the_team_looked_at_it(order: Order) -> None:
    send(order)
    send(order, stars="5", text="Better than I thought.")
    review = Review.objects.get()
    assert (review.stars, review.text, review.revision) == (5, "Better than I thought.", 2)
    assert [row.data["is_edited"] for row in RecordedEvent.objects.filter(name="ReviewWritten").order_by("pk")] == [
        False,
        True,
    ]
    publish_review(review.pk, by=BY_STAFF)
    assert send(order, stars="1").status_code == 422
    with pytest.raises(AlreadyJudged):
        write(review.order_line, 1)
    assert Review.objects.get().stars == 5


def test_no_event_tells_how_many_stars_it_has(order: Order) -> None:
    publish_review(write(lines_of(order)[0], 1).pk, by=BY_STAFF)
    told = RecordedEvent.objects.filter(name__startswith="Review")
    assert {row.name for row in told} == {"ReviewWritten", "ReviewPublished"}
    assert all("stars" not in row.data for row in told)


@pytest.mark.parametrize(("given", "word"), [({"stars": ""}, "one to five stars"), ({"title": "x" * 121}, "too long")])
def test_what_can_not_be_kept_is_said_and_nothing_is_lost(order: Order, given: dict[str, str], word: str) -> None:
    answer = send(order, **given)
    page = answer.content.decode()
    assert (answer.status_code, word in page, "Too thin." in page) == (422, True, True)
    assert not Review.objects.exists()


def test_what_is_no_photo_is_refused(order: Order) -> None:
    file = SimpleUploadedFile("holiday.jpg", b"#!/bin/sh", content_type="image/jpeg")
    assert send(order, photos=[file]).status_code == 422
    assert not Review.objects.exists()


def test_what_a_machine_fills_in_waits_for_the_team_with_a_mark(order: Order) -> None:
    assert send(order, website="https://spam.example").status_code == 302
    assert Review.objects.get().is_suspect


def test_many_from_one_address_are_asked_to_wait(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_postventa.surveys.pages.review.SENT_PER_HOUR", 1)
    assert [send(order).status_code for _ in range(2)] == [302, 429]


def test_a_link_opens_its_own_order_alone(order: Order) -> None:
    other = buy(2)
    answer = browser().post(link_to(order), {"line": lines_of(other)[0].pk, "stars": "5"})
    assert answer.status_code == 200
    assert "Review your order 1" in answer.content.decode()
    assert browser().get(link_to(order)[:-5] + "x/").status_code == 404
    assert not Review.objects.exists()


def test_the_link_is_the_shops_own(order: Order, sur: Shop) -> None:
    assert browser().get(link_to(order).replace("/norte/", "/sur/")).status_code == 404


def test_what_was_not_sent_yet_can_not_be_reviewed(asking: Shop) -> None:
    order = make_order_with_parcels(number=3, shipped=[])
    with pytest.raises(NotYoursYet):
        write(lines_of(order)[0])


@pytest.mark.proves("C16", part="said before it is written, and shown with it whatever its stars")
@pytest.mark.proves("W19", part="incentives")
def test_an_incentive_is_told_before_and_stays_with_the_review(order: Order, asking: Shop) -> None:
    update_preferences(asking, {"is_review_incentive_on": True}, by=SYSTEM)
    page = browser().get(f"{link_to(order)}?line={lines_of(order)[0].pk}").content.decode()
    assert "the same whatever you say and however many stars" in page
    for place, stars in enumerate(("1", "5")):
        send(order, place, stars=stars)
    update_preferences(asking, {"is_review_incentive_on": False}, by=SYSTEM)
    assert [each.has_incentive for each in Review.objects.all()] == [True, True]


def test_who_was_refused_reads_why(order: Order) -> None:
    review = write(lines_of(order)[0], 1, text="The driver is an idiot.")
    refuse_review(review.pk, reason="insult", text="Tell us of the delivery, we want to know.", by=BY_STAFF)
    page = browser("es").get(f"{link_to(order)}?line={review.order_line_id}").content.decode()
    assert "insulta" in page
    assert "Tell us of the delivery" in page


def test_who_wrote_it_takes_photos_out_before_and_after_it_is_shown(
    order: Order, django_capture_on_commit_callbacks: Any
) -> None:
    send(order, photos=[photo(), photo(), photo()])
    first, second, third = ReviewPhoto.objects.order_by("pk")
    page = browser().get(f"{link_to(order)}?line={lines_of(order)[0].pk}").content.decode()
    assert page.count("Take out photo") == 3
    with django_capture_on_commit_callbacks(execute=True):
        send(order, drop=[str(first.pk), "x", str(10**9)])
    assert list(ReviewPhoto.objects.order_by("pk")) == [second, third]
    assert not first.file.storage.exists(first.file.name)
    publish_review(Review.objects.get().pk, by=BY_STAFF)
    answer = send(order, take_out="1", drop=[str(second.pk)], stars="5", text="Other words")
    assert answer.status_code == 302
    left = Review.objects.get()
    assert (list(left.photos.all()), left.stars, left.text, left.status) == ([third], 2, "Too thin.", "published")
    assert RecordedEvent.objects.get(name="ReviewPhotosTakenOut").data["count"] == 1


def test_photos_that_are_too_many_are_refused_and_not_dropped_unseen(order: Order) -> None:
    send(order, photos=[photo(), photo(), photo()])
    answer = send(order, text="Thinner still.", photos=[photo(), photo()])
    assert answer.status_code == 422
    assert "No more than 4 photos." in answer.content.decode()
    review = Review.objects.get()
    assert (review.text, review.photos.count()) == ("Too thin.", 3)
    assert send(order, photos=[photo() for _ in range(5)]).status_code == 422
    first = review.photos.order_by("pk").first()
    assert first is not None
    assert send(order, photos=[photo(), photo()], drop=[str(first.pk)]).status_code == 302
    assert review.photos.count() == 4


def test_nobody_takes_out_the_photos_of_another_review(order: Order) -> None:
    send(order, photos=[photo()])
    other = buy(2)
    answer = browser().post(
        link_to(other), {"line": lines_of(other)[0].pk, "take_out": "1", "drop": [ReviewPhoto.objects.get().pk]}
    )
    assert (answer.status_code, ReviewPhoto.objects.count()) == (302, 1)


@pytest.fixture
def erased(order: Order, clock: MovableClock) -> Customer:
    customer = order.customer
    assert customer is not None
    send(order, photos=[photo()])
    shown = publish_review(Review.objects.get().pk, by=BY_STAFF)
    answer_review(shown.pk, text="Sorry, Ana.", by=BY_STAFF)
    write(lines_of(order)[1], 5, text="Ana's words")
    clock.move(days=1)
    erase_known(customer.pk, ErasureReason.ASKED, at=clock.moment, by=BY_STAFF)
    run_queue("reactions")
    return customer


def test_an_erased_customer_leaves_stars_alone(erased: Customer) -> None:
    left = Review.objects.get()
    assert (left.stars, left.status, left.title, left.text, left.shown_name, left.answer) == (
        2,
        "published",
        "",
        "",
        "",
        "",
    )
    assert left.customer is None
    assert not ReviewPhoto.objects.exists()


def test_a_guests_reviews_go_with_them_to_their_account(asking: Shop) -> None:
    review = make_review()
    owner = Customer.objects.create(shop=asking, saleor_id="User:77", email="other@example.test")
    assert review.customer_id is not None
    assert follow_reviewer(review.customer_id, into=owner.pk) == 1
    assert Review.objects.get().customer == owner


@pytest.mark.proves("W19")
def test_what_is_promised_knows_no_stars_and_is_shown_with_the_review(order: Order, asking: Shop) -> None:
    """Nothing that points are given by knows of the score, and each review that something was promised for says so."""
    update_preferences(asking, {"is_review_incentive_on": True}, by=SYSTEM)
    for place, stars in enumerate((1, 5)):
        send(order, place, stars=str(stars))
    for review in Review.objects.order_by("pk"):
        publish_review(review.pk, by=BY_STAFF)
    update_preferences(asking, {"is_review_incentive_on": False}, by=SYSTEM)
    told = RecordedEvent.objects.filter(name="ReviewPublished").order_by("pk")
    kept = [{name: value for name, value in row.data.items() if name not in ("review_id", "product")} for row in told]
    assert kept[0] == kept[1] | {"written_at": kept[0]["written_at"]}
    assert kept[0]["has_incentive"]
    assert not [each.name for each in fields(ReviewFacts) if re.search("star|score|rating|text", each.name)]
    for review in Review.objects.all():
        page = browser().get(f"/s/norte/reviews/?product={review.product}").content.decode()
        assert ("With an incentive" in page, "Verified purchase" in page) == (True, True)
        assert "comes from somebody who bought the product here" in page


@pytest.mark.parametrize("field", ["title", "text", "shown_name"])
@pytest.mark.parametrize("unseen", ["\u202e", "\x08", "\u2066"])
def test_what_turns_text_round_is_not_taken(order: Order, field: str, unseen: str) -> None:
    """The team would publish what reads as something else."""
    assert send(order, **{field: f"Good{unseen}dab"}).status_code == 422
    assert not Review.objects.exists()


def test_several_lines_and_signs_made_of_several_are_taken(order: Order) -> None:
    assert send(order, text="Soft.\r\n\r\nFor all of us \U0001f469\u200d\U0001f467").status_code == 302
    assert Review.objects.get().text == "Soft.\n\nFor all of us \U0001f469\u200d\U0001f467"


@pytest.mark.parametrize("given", ["9" * 5000, "9" * 25, "-1", "\u0663"])
def test_what_is_no_photo_takes_out_nothing(order: Order, given: str) -> None:
    send(order, photos=[photo()])
    assert send(order, drop=given).status_code == 302
    assert send(order, drop=given, take_out="1").status_code == 302
    assert Review.objects.get().photos.count() == 1
