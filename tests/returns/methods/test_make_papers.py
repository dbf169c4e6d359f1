"""From approval to a label in the shopper's hands: an adapter's, a code to show, or the team's own."""

from collections.abc import Iterator
from typing import Any

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.returns.arranging import change_method
from saleor_postventa.returns.models import FileKind, PaperOrder, Return, ReturnFile
from saleor_postventa.returns.papers import NoLabelNow, NotALabel, order_papers, take_label
from saleor_postventa.returns.services.moving import UnknownReturn
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.pictures import PhotoTooLarge
from tests.mailing.scene import run_queue
from tests.returns.pictures import encoded, picture, upload
from tests.returns.rows import make_return

from . import adapters

pytestmark = pytest.mark.django_db(transaction=True)
STAFF = Actor.staff("VXNlcjox")


@pytest.fixture(autouse=True)
def _with_test_carrier() -> Iterator[None]:
    with adapters.carrier_at_hand():
        yield


def papers_of(ret: Return) -> dict[str, ReturnFile]:
    return {file.kind: file for file in ret.files.all()}


def content(file: ReturnFile) -> bytes:
    with file.file.open() as stored:
        return bytes(stored.read())


@pytest.mark.proves("A16")
def test_an_adapter_makes_a_label_and_a_code_that_say_the_number(in_norte: Shop) -> None:
    ret = make_return(method=adapters.CODE)
    order_papers(ret.pk)
    run_queue("return_papers")
    made = papers_of(ret)
    assert set(made) == {FileKind.LABEL, FileKind.CODE}
    assert made["label"].content_type == "application/pdf"
    assert adapters.codes_on(content(made["label"])) == {"QRCode": ret.number}
    assert adapters.codes_of(content(made["code"])) == [ret.number]
    ret.refresh_from_db()
    assert (ret.tracking_number, ret.carrier) == (f"TC-{ret.pk}", "Test Carrier")
    assert RecordedEvent.objects.filter(name="ReturnPapersMade").count() == 1


@pytest.mark.parametrize("method", ["drop_off", "store"])
def test_where_nothing_has_to_be_printed_there_is_a_code(in_norte: Shop, method: str) -> None:
    ret = make_return(method=method)
    order_papers(ret.pk)
    run_queue("return_papers")
    [code] = ret.files.all()
    assert adapters.codes_of(content(code)) == [ret.number]


@pytest.mark.parametrize("method", ["own_carrier", "staff_label", "keep_it", "gone"])
def test_a_way_without_papers_orders_none(in_norte: Shop, method: str) -> None:
    assert order_papers(make_return(method=method).pk) is None
    assert not PaperOrder.objects.exists()


def test_asking_again_makes_none_anew(in_norte: Shop) -> None:
    ret = make_return(method=adapters.CODE)
    for _again in range(3):
        order_papers(ret.pk)
    assert run_queue("return_papers") == 1
    order_papers(ret.pk)
    assert run_queue("return_papers") == 0
    assert ret.files.count() == 2


def test_work_that_runs_twice_leaves_one_label(in_norte: Shop) -> None:
    ret = make_return(method=adapters.CODE)
    order = order_papers(ret.pk)
    run_queue("return_papers")
    first = {file.file.name: file.file.storage for file in ret.files.all()}
    PaperOrder.objects.filter(pk=order.pk).update(state=WorkState.WAITING)
    run_queue("return_papers")
    assert ret.files.count() == 2
    assert [name for name, storage in first.items() if storage.exists(name)] == []


def test_a_carrier_that_is_down_is_asked_again_later_and_the_team_can_help_out(in_norte: Shop) -> None:
    change_method(adapters.CODE, is_on=True, settings={"is_down": True}, by=STAFF)
    ret = make_return(method=adapters.CODE)
    order_papers(ret.pk)
    run_queue("return_papers")
    order = PaperOrder.objects.get()
    assert (order.state, order.attempts) == (WorkState.WAITING, 1)
    assert "does not answer" in order.error
    take_label(upload(b"%PDF-1.4\n%%EOF"), return_id=ret.pk, by=STAFF)
    assert set(papers_of(ret)) == {FileKind.LABEL}


def test_a_return_that_is_over_gets_none(in_norte: Shop) -> None:
    ret = make_return(method=adapters.CODE)
    order_papers(ret.pk)
    Return.objects.update(status="cancelled")
    run_queue("return_papers")
    assert not ret.files.exists()
    assert PaperOrder.objects.get().state == WorkState.DONE


@pytest.mark.parametrize(
    ("sent", "content_type"),
    [(b"%PDF-1.7\nabc\n%%EOF\n", "application/pdf"), (encoded(picture(), "PNG"), "image/jpeg")],
)
def test_the_team_uploads_a_label(in_norte: Shop, sent: bytes, content_type: str) -> None:
    ret = make_return(method="staff_label")
    kept = take_label(upload(sent, "label.exe"), return_id=ret.pk, by=STAFF)
    assert (kept.kind, kept.content_type, kept.of_id) == (FileKind.LABEL, content_type, ret.pk)
    assert (kept.actor_kind, kept.actor_ref) == ("staff", STAFF.ref)


def test_a_new_label_takes_the_place_of_the_old(in_norte: Shop) -> None:
    ret = make_return(method="staff_label")
    old = take_label(upload(b"%PDF-1.7 old %%EOF"), return_id=ret.pk, by=STAFF)
    new = take_label(upload(b"%PDF-1.7 new %%EOF"), return_id=ret.pk, by=STAFF)
    assert [file.pk for file in ret.files.all()] == [new.pk]
    assert not old.file.storage.exists(old.file.name)


WRONG: list[tuple[Any, type[Exception]]] = [
    (b"<html>", NotALabel),
    (b"%PDF-1.7 without an end", NotALabel),
    (b"MZ\x90\x00", NotALabel),
    (b"%PDF-" + b"\0" * 6 * 1024 * 1024 + b"%%EOF", PhotoTooLarge),
]


@pytest.mark.parametrize(("sent", "error"), WRONG, ids=range(len(WRONG)))
def test_what_is_no_label_is_refused(in_norte: Shop, sent: bytes, error: type[Exception]) -> None:
    ret = make_return(method="staff_label")
    with pytest.raises(error):
        take_label(upload(sent), return_id=ret.pk, by=STAFF)
    assert not ReturnFile.objects.exists()


def test_a_return_that_is_over_takes_no_label(in_norte: Shop) -> None:
    ret = make_return(method="staff_label", status="resolved")
    with pytest.raises(NoLabelNow):
        take_label(upload(b"%PDF-1.7 %%EOF"), return_id=ret.pk, by=STAFF)


def test_another_shop_knows_no_such_return(in_norte: Shop, sur: Shop) -> None:
    ret = make_return(method=adapters.CODE)
    with shop_scope(sur):
        assert order_papers(ret.pk) is None
        with pytest.raises(UnknownReturn):
            take_label(upload(b"%PDF-1.7 %%EOF"), return_id=ret.pk, by=STAFF)
