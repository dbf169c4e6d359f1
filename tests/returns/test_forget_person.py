from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import drain, queues
from saleor_postventa.people.models import Customer
from saleor_postventa.people.services import absorb_guest, erase_customer
from saleor_postventa.returns.models import (
    FileKind,
    Guard,
    Inspection,
    Return,
    ReturnFile,
    ReturnLine,
    ReturnNote,
    ReturnTransition,
    ReturnWindow,
    Settlement,
)
from saleor_postventa.returns.photos import take_inspection_photo
from saleor_postventa.returns.rules import Finding, ReturnStatus
from saleor_postventa.returns.services import (
    add_note,
    extend_window,
    inspect_units,
    request_return,
    save_guard,
)
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.models import Shop
from tests.cast import SHOPPER
from tests.conftest import MovableClock

from .make import (
    BY_SHOPPER,
    BY_STAFF,
    bring_to,
    lines_of,
    make_order_with_parcels,
    make_return,
    settle_all,
    wish_for,
)
from .pictures import encoded, picture, upload

WORD = "Geheimwort"


def words_left() -> list[str]:
    """Where the shopper's word is still to be found, in any text of any row of returns."""
    kinds = [Return, ReturnLine, ReturnNote, ReturnTransition, ReturnWindow, Inspection, Settlement, ReturnFile, Guard]
    return [
        f"{kind.__name__}.{name}"
        for kind in kinds
        for row in kind._base_manager.values()
        for name, value in row.items()
        if WORD in str(value)
    ]


@pytest.mark.proves("W21", part="returns: no words of the person are left, the money stays")
def test_takes_the_person_out_and_leaves_the_money(
    in_norte: Shop, clock: MovableClock, settings: object, tmp_path: object, django_capture_on_commit_callbacks: object
) -> None:
    settings.MEDIA_ROOT = tmp_path
    user = UserShape(id=SHOPPER.id, email=SHOPPER.email, first_name="Ana")
    order = make_order_with_parcels(user=user, email=SHOPPER.email)
    (line,) = lines_of(order)
    drain(queues.get("reactions"))
    extend_window(line.pk, clock.moment + timedelta(days=99), reason=WORD, by=BY_STAFF)
    wish = wish_for({line.pk: 2}, details=WORD, note=WORD)
    ret = request_return(order.pk, wish, by=BY_STAFF, override_reason=WORD)
    Return.objects.filter(pk=ret.pk).update(override_reason=WORD)
    add_note(ret.pk, WORD, is_internal=True, by=BY_STAFF)
    bring_to(ret, ReturnStatus.SENT)
    Return.objects.filter(pk=ret.pk).update(tracking_number=WORD)
    bring_to(ret, ReturnStatus.RECEIVED)
    (row,) = ret.lines.all()
    look = take_inspection_photo(upload(encoded(picture())), return_id=ret.pk, by=BY_STAFF)
    found = Finding(
        line_id=row.pk, quantity=2, grade="a", disposition="scrap", note=WORD, serial=WORD, photos=(look.pk,)
    )
    inspect_units(ret.pk, [found], batch="b", by=BY_STAFF)
    settle_all(ret)
    save_guard(subject="customer", value=str(order.customer_id), is_block=True, reason=WORD, by=BY_STAFF)
    photo = ReturnFile(
        shop=in_norte, of=ret, kind=FileKind.PHOTO, content_type="image/jpeg", size=1, digest="d",
        actor_kind=BY_SHOPPER.kind, actor_ref=BY_SHOPPER.ref,
    )  # fmt: skip
    photo.file.save(f"{WORD}.jpg", ContentFile(b"x"))
    kept = tmp_path / photo.file.name
    files = [kept, tmp_path / look.file.name]
    assert [file.exists() for file in files] == [True, True]
    assert len(words_left()) >= 8
    money = list(Settlement.objects.values("amount", "units", "status"))

    with django_capture_on_commit_callbacks(execute=True):
        erase_customer(SHOPPER.id, email=SHOPPER.email, at=clock.moment, by=SYSTEM)
        drain(queues.get("reactions"))

    assert words_left() == []
    assert [file.exists() for file in files] == [False, False]
    assert not ReturnFile.objects.exists()
    assert list(Settlement.objects.values("amount", "units", "status")) == money
    assert Return.objects.get().erased_at == clock.moment


def test_a_guests_returns_go_along_with_the_guest(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(email="ana@example.test")
    ret = make_return(order)
    save_guard(subject="customer", value=str(order.customer_id), is_block=False, reason="Known", by=BY_STAFF)
    account = Customer.objects.create(shop=in_norte, saleor_id=SHOPPER.id)
    absorb_guest(order.customer, account, at=datetime(2026, 6, 10, tzinfo=UTC), by=SYSTEM)
    drain(queues.get("reactions"))
    assert Return.objects.get(pk=ret.pk).customer == account
    assert Guard.objects.get().value == str(account.pk)
