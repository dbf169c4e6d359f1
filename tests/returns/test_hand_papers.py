"""The slip and the label, for a frame that has no session: whoever holds a signed path, and only for a while."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saleor_postventa.returns.models import FileKind, Return
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.team_papers import label_path, slip_path
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import BY_STAFF, make_order_with_parcels, make_policy, make_return
from .pictures import encoded, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def ret(in_norte: Shop, clock: MovableClock) -> Return:
    make_policy()
    return make_return(make_order_with_parcels(), status=ReturnStatus.APPROVED)


def upload(path: str, content: bytes, name: str = "label.png") -> object:
    return Client(enforce_csrf_checks=True).post(path, {"file": SimpleUploadedFile(name, content)})


def test_slip_opens_for_a_quarter_of_an_hour(ret: Return, norte: Shop, clock: MovableClock) -> None:
    path = slip_path(ret, norte)
    opened = Client().get(path)
    assert opened.content.startswith(b"%PDF-")
    assert opened["Cache-Control"] == "private, no-store"
    clock.move(minutes=16)
    assert Client().get(path).status_code == 404


def test_slip_of_one_shop_opens_at_no_other(ret: Return, norte: Shop, sur: Shop) -> None:
    path = slip_path(ret, norte).replace("/norte/", "/sur/")
    assert Client().get(path).status_code == 404


def test_label_is_kept_in_the_name_of_who_was_given_the_path(ret: Return, norte: Shop) -> None:
    answer = upload(label_path(ret, norte, by=BY_STAFF), encoded(picture(), "PNG"))
    assert answer.json()["error"] is None
    with shop_scope(norte):
        kept = ret.files.get(kind=FileKind.LABEL)
    assert (kept.actor_kind, kept.actor_ref) == ("staff", BY_STAFF.ref)


@pytest.mark.parametrize("way", ["nonsense", "slip", "sur", "late", "none", "broken"])
def test_label_is_refused(way: str, ret: Return, norte: Shop, sur: Shop, clock: MovableClock) -> None:
    path, content = label_path(ret, norte, by=BY_STAFF), encoded(picture(), "PNG")
    match way:
        case "nonsense":
            content = b"<script>"
        case "slip":
            path = slip_path(ret, norte).replace("return-slips", "return-labels")
        case "sur":
            path = path.replace("/norte/", "/sur/")
        case "late":
            clock.move(minutes=61)
        case "broken":
            path = path[:-2]
    answer = Client().post(path) if way == "none" else upload(path, content)
    assert answer.status_code == 400
    assert answer.json()["error"]
    with shop_scope(norte):
        assert not ret.files.filter(kind=FileKind.LABEL).exists()
