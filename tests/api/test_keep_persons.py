"""Staff hands a person what is kept of them, and erases them, through the graph."""

import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.test import Client

from saleor_postventa.core.work import drain, queues
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE, STAFF
from tests.conftest import MovableClock

from .test_shops_apart import run_mutation
from .world import World, make_customer, make_order

pytestmark = pytest.mark.django_db
EXPORTED = "archivePath expiresAt"
ERASED = "erasedCount isKnownToSaleor"


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Before any world is made."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


@pytest.fixture
def known(media: Path, clock: MovableClock, north: World, norte: Shop) -> World:
    """With an account, and an order from before it, as a guest."""
    with shop_scope(norte):
        guest = make_customer("guest")
        make_order(guest, "norte-0999")
        Customer.objects.filter(pk=guest.pk).update(email=north.customer.email)
    return north


def run(norte: Shop, name: str, shown: str, given: dict[str, Any]) -> Any:
    token = NORTE.staff_token(permissions=["MANAGE_USERS"])
    return run_mutation(norte, name, shown, given, token).data[name]


def export(norte: Shop, world: World) -> str:
    payload = run(norte, "personExport", EXPORTED, {"customerId": world.shown("customer")})
    assert payload["errors"] == []
    return str(payload["archivePath"])


def erase(norte: Shop, world: World, reason: str = "ASKED") -> Any:
    return run(norte, "personErase", ERASED, {"customerId": world.shown("customer"), "reason": reason})


def download(path: str) -> Any:
    return Client(HTTP_HOST="postventa.example.test", secure=True).get(path)


def names_and_document(content: bytes) -> tuple[set[str], Any]:
    with ZipFile(io.BytesIO(content)) as archive:
        return set(archive.namelist()), json.loads(archive.read("person.json"))


@pytest.mark.proves("X10", part="export through the API: the document of the command, by a link that ends")
def test_the_export_is_that_of_the_command(known: World, norte: Shop, media: Path) -> None:
    answer = download(export(norte, known))
    call_command("export_person", "norte", known.customer.email, "--to", str(media / "p.zip"), stdout=io.StringIO())
    assert names_and_document(answer.content) == names_and_document((media / "p.zip").read_bytes())
    assert len(names_and_document(answer.content)[1]["people.Customer"]) == 2
    assert answer["Content-Disposition"] == 'attachment; filename="person.zip"'
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store", "no-referrer")


def test_who_exported_whom_stands_in_the_audit(known: World, norte: Shop) -> None:
    export(norte, known)
    with shop_scope(norte):
        row = RecordedEvent.objects.get(name="PersonExported")
    assert (row.customer_id, row.actor_kind, row.actor_ref, row.data) == (known.customer.pk, "staff", STAFF.id, {})


def test_the_link_ends(known: World, norte: Shop, clock: MovableClock) -> None:
    path = export(norte, known)
    clock.move(minutes=16)
    assert download(path).status_code == 404


def test_the_link_opens_nothing_of_whoever_was_erased_since(known: World, norte: Shop) -> None:
    path = export(norte, known)
    erase(norte, known)
    assert download(path).status_code == 404


@pytest.mark.proves("X10", part="erasure through the API: with a reason, written down")
@pytest.mark.parametrize("reason", [reason for reason in ErasureReason if reason != "deleted_in_saleor"])
def test_an_erasure_takes_all_records_and_keeps_who_and_why(reason: ErasureReason, known: World, norte: Shop) -> None:
    payload = erase(norte, known, reason.name)
    assert payload == {"erasedCount": 2, "isKnownToSaleor": True, "errors": []}
    with shop_scope(norte):
        drain(queues.get("reactions"))
        assert not Customer.objects.filter(email=known.customer.email).exists()
        rows = RecordedEvent.objects.filter(name="CustomerErased")
        assert {(row.actor_ref, row.data["reason"]) for row in rows} == {(STAFF.id, reason.value)}
        sentences = {row.fact.describe() for row in rows}
    assert len(sentences) == 1
    assert sentences.pop().startswith("The customer's personal data was erased: ")


def test_an_erased_person_is_no_longer_found(known: World, norte: Shop) -> None:
    erase(norte, known)
    again = erase(norte, known)
    assert [error["code"] for error in again["errors"]] == ["not_found"]
    exported = run(norte, "personExport", EXPORTED, {"customerId": known.shown("customer")})
    assert (exported["archivePath"], exported["errors"][0]["field"]) == (None, "customerId")


def test_the_command_writes_its_reason_down_too(known: World, norte: Shop) -> None:
    said = io.StringIO()
    call_command("erase_person", "norte", known.customer.email, "--yes", "--reason", "objected", stdout=said)
    with shop_scope(norte):
        assert {row.data["reason"] for row in RecordedEvent.objects.filter(name="CustomerErased")} == {"objected"}


def test_erasures_of_before_reasons_were_kept_are_told_without_one(known: World, norte: Shop) -> None:
    erase(norte, known)
    with shop_scope(norte):
        row = RecordedEvent.objects.filter(name="CustomerErased")[0]
        row.data.pop("reason")
        assert row.fact.describe() == "The customer's personal data was erased."
