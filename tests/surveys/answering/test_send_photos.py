"""Photos as an answer: sent by a plain form, kept as pictures alone, shown to who sent them, gone with the person."""

import io
import json
import re
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.insights.persons import archive_of
from saleor_postventa.orders.models import Order
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import AnswerPart, AnswerPhoto, Invitation
from saleor_postventa.surveys.photo_links import answer_photo_path
from saleor_postventa.surveys.services.publishing import end_survey
from saleor_postventa.surveys.services.writing import create_survey
from tests.conftest import MovableClock
from tests.mailing.scene import run_queue
from tests.returns.pictures import from_phone
from tests.surveys.documents import asked as question
from tests.surveys.documents import content

from .scene import BY_STAFF, answer_to, browser, given, invite, path_to, publish_survey, read, send

pytestmark = pytest.mark.django_db


def photo(content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("me.jpg", from_phone() if content is None else content, content_type="image/jpeg")


@pytest.fixture
def asked(order: Order, settings: Any, tmp_path: Any) -> Invitation:
    settings.MEDIA_ROOT = tmp_path / "media"
    questions = [question("nps"), question("file", settings={"most": 2}), question("text")]
    made = create_survey("photos", content=content(*questions), by=BY_STAFF)
    invitation = invite(publish_survey(made.pk, by=BY_STAFF).survey, order)
    send(browser(), path_to(invitation), "nps", "3")
    return invitation


def post(invitation: Invitation, *photos: SimpleUploadedFile, keep: list[str] | None = None) -> Any:
    """As the form sends it: what is kept by name, and what is new beside it."""
    fields = {"question": "file", "from": "page", "q-file": keep or [], "q-file.new": list(photos)}
    return browser().post(path_to(invitation), fields)


def keys() -> list[str]:
    return list(AnswerPhoto.objects.order_by("pk").values_list("key", flat=True))


def test_they_are_kept_without_what_a_camera_adds(asked: Invitation) -> None:
    page = read(browser(), path_to(asked))
    assert 'enctype="multipart/form-data"' in page
    assert "<script" not in page
    assert post(asked, photo(), photo()).status_code == 302
    assert given(asked)["file"] == " ".join(keys())
    part = AnswerPart.objects.get(question="file")
    assert (part.value, len(keys())) == (2, 2)
    with AnswerPhoto.objects.first().file.open("rb") as kept:  # type: ignore[union-attr]
        assert b"Exif" not in kept.read()


def test_who_comes_back_sees_them_and_takes_one_out(asked: Invitation, django_capture_on_commit_callbacks: Any) -> None:
    post(asked, photo(), photo())
    first, second = keys()
    page = read(browser(), f"{path_to(asked)}?at=file")
    paths = re.findall(r'<img src="([^"]+)"', page)
    shown: Any = browser().get(paths[0])
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in shown["Cache-Control"]
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8")
    gone = AnswerPhoto.objects.get(key=first)
    with django_capture_on_commit_callbacks(execute=True):
        assert post(asked, keep=[second]).status_code == 302
    assert keys() == [second]
    assert given(asked)["file"] == second
    assert not gone.file.storage.exists(gone.file.name)


def test_more_than_asked_for_and_what_is_none_are_refused(asked: Invitation) -> None:
    for photos in ([photo()] * 3, [photo(b"#!/bin/sh")]):
        answer = post(asked, *photos)
        assert answer.status_code == 422
        assert 'class="problem"' in answer.content.decode()
    assert not AnswerPhoto.objects.exists()
    assert "file" not in given(asked)


def test_nobody_takes_over_a_photo_by_its_name(asked: Invitation, order: Order) -> None:
    post(asked, photo())
    other = invite(asked.survey, order, cause="order:other")
    send(browser(), path_to(other), "nps", "3")
    assert post(other, keep=keys()).status_code == 422
    assert "file" not in given(other)


def test_a_scanner_that_does_not_answer_keeps_nothing(asked: Invitation, monkeypatch: pytest.MonkeyPatch) -> None:
    def scan(content: bytes) -> None:
        raise Failure("down")

    monkeypatch.setattr("saleor_postventa.surveys.services.photos.scan", scan)
    answer = post(asked, photo())
    assert (answer.status_code, "send it without them" in answer.content.decode()) == (422, True)
    assert not AnswerPhoto.objects.exists()


def test_a_link_to_one_is_one_shops_and_ends(asked: Invitation, sur: Shop, clock: MovableClock) -> None:
    post(asked, photo())
    path = answer_photo_path(AnswerPhoto.objects.get(), asked.shop)
    assert browser().get(path.replace("/norte/", "/sur/")).status_code == 404
    assert browser().post(path).status_code == 405
    clock.move(hours=1, seconds=1)
    assert browser().get(path).status_code == 404


def test_they_are_given_out_to_whoever_asks_for_their_data_and_go_with_them(
    asked: Invitation, order: Order, django_capture_on_commit_callbacks: Any
) -> None:
    post(asked, photo())
    assert order.customer is not None
    with ZipFile(io.BytesIO(archive_of([order.customer]))) as archive:
        name = json.loads(archive.read("person.json"))["surveys.AnswerPhoto"][0]["file"]
        assert archive.read(name).startswith(b"\xff\xd8")
    kept = AnswerPhoto.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        erase_known(order.customer.pk, ErasureReason.ASKED, at=now(), by=SYSTEM)
        run_queue("reactions")
    assert not AnswerPhoto.objects.exists()
    assert not kept.file.storage.exists(kept.file.name)
    left = answer_to(asked).parts.get(question="file")
    assert (left.value, left.text) == (1, "")


def test_finishing_here_passes_the_rest_and_counts_as_answered(asked: Invitation) -> None:
    page = read(browser(), path_to(asked))
    assert "That is all, finish here" in page
    done = browser().post(path_to(asked), {"finish": "1", "from": "page"})
    assert "Thank you" in read(browser(), done["Location"])
    answer = answer_to(asked)
    assert (answer.submitted_at is not None, sorted(answer.passed), given(asked)) == (
        True,
        ["file", "text"],
        {"nps": 3},
    )


def test_finishing_what_ended_meanwhile_is_told_as_over(asked: Invitation, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ended between the look at it and the lock."""
    monkeypatch.setattr("saleor_postventa.surveys.pages.answer.over", lambda invitation: None)
    end_survey(asked.survey_id, by=BY_STAFF)
    assert browser().post(path_to(asked), {"finish": "1", "from": "page"}).status_code == 410
    assert answer_to(asked).submitted_at is None
