"""What is kept of a person is given to them, and taken out when they ask: told by the data map, field by field."""

import io
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from saleor_postventa.config.schedule import chores
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.work import drain, queues
from saleor_postventa.insights.persons import BY_ADDRESS, BY_CUSTOMER, BY_VALUE, archive_of, data_of
from saleor_postventa.loyalty.models import BalanceMirror, MemberImport
from saleor_postventa.loyalty.services import open_account
from saleor_postventa.mailing.models import Dispatch
from saleor_postventa.orders.models import GrantedRefund, Order, Transaction
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import persons_known_as
from saleor_postventa.people.services import erase_customer, note_fact
from saleor_postventa.people.webhooks import UserPayload, forget_account
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.files import keep_file
from saleor_postventa.returns.models import FileKind, PaperOrder, Return, ReturnFile, ReturnWindow, Settlement
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from tests.api.world import MOMENT, World, build_world, make_customer, make_message, make_order
from tests.cast import SHOPPER
from tests.conftest import MovableClock

from .marked import (
    LEFT_OUT,
    MAP,
    OF_WORK,
    WORD,
    fitting_fields,
    leads_to_a_person,
    personal_values,
    places_of,
    write_everywhere,
)

pytestmark = pytest.mark.django_db
BY_SHOPPER = Actor.shopper(SHOPPER.id)
ADDRESS = "ana.geheim@example.test"


@pytest.fixture
def world(in_norte: Shop, clock: MovableClock, settings: Any, tmp_path: Path) -> World:
    """One of everything of a person, with their word wherever there is room for it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    world = build_world()
    note_fact(world.customer, "tier", "gold")
    common = {"shop": in_norte, "order": world.order}
    dated = {"created_at": MOMENT, "currency": "EUR", **common}
    GrantedRefund.objects.create(saleor_id="g", amount="5", updated_at=MOMENT, **dated)
    Transaction.objects.create(saleor_id="t", modified_at=MOMENT, charged_amount="59.90", **dated)
    ReturnWindow.objects.update_or_create(
        order_line=world.returned.line.order_line, defaults={"shop": in_norte, "cause": "extended"}
    )
    Dispatch.objects.create(shop=in_norte, message=world.message, state="done")
    BalanceMirror.objects.create(shop=in_norte, account=open_account(world.customer), saleor_id=SHOPPER.id)
    PaperOrder.objects.create(shop=in_norte, of=world.returned.ret, method="own_carrier", state="done")
    keep_file(b"a stray photo", kind=FileKind.PHOTO, content_type="image/jpeg", by=BY_SHOPPER)
    for kind in (FileKind.LABEL, FileKind.CODE):
        keep_file(b"a paper", kind=kind, content_type="image/png", by=SYSTEM, of=world.returned.ret)
    for event, body in (
        ("order_updated", {"order": {"number": world.order.number, "userEmail": ADDRESS}}),
        ("customer_updated", {"user": {"id": SHOPPER.id, "email": ADDRESS}}),
    ):
        make_read(in_norte, event, body, world.order.number if "order" in body else "")
    guest = make_customer("before-the-account")
    make_message(guest, make_order(guest, "norte-0999"))
    for person in (guest, world.customer):
        write_everywhere(person.pk)
        Customer.objects.filter(pk=person.pk).update(email=ADDRESS)
    world.customer.refresh_from_db()
    return world


def make_read(shop: Shop, event: str, body: dict[str, Any], number: str) -> None:
    raw = json.dumps(body).encode()
    Delivery.objects.create(
        shop=shop, event=event, key=Delivery.key_of(event, raw), body=raw, order_number=number, state="done"
    )


def money() -> list[Any]:
    kept = {"amount", "currency", "status", "units", "goods_amount", "quantity"}
    rows = (Order, Settlement, Refund, Transaction, Return)
    return [
        [
            {name: value for name, value in row.items() if name.endswith("amount") or name in kept}
            for row in model.objects.values()
        ]
        for model in rows
    ]


def erase(way: str, clock: MovableClock) -> None:
    if way == "command":
        call_command("erase_person", "norte", ADDRESS, "--yes", stdout=io.StringIO())
    else:
        payload = UserPayload(UserShape(id=SHOPPER.id, email=ADDRESS))
        forget_account(payload, Source(way, clock.moment, None, 0))
    drain(queues.get("reactions"))


@pytest.mark.proves("W21", part="erased by both events and by command: a scan of the whole database and of the disk")
@pytest.mark.proves("X10", part="erasure on both events and by command; money stays without the person")
@pytest.mark.parametrize("way", ["customer_deleted", "account_deleted", "command"])
def test_nothing_of_an_erased_person_can_be_read_anywhere(
    way: str, world: World, clock: MovableClock, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    assert len(places_of(WORD, ADDRESS)) > 25
    before, held = money(), [personal_values(person.pk) for person in persons_known_as(ADDRESS)]
    assert len(held) == 2
    with django_capture_on_commit_callbacks(execute=True):
        erase(way, clock)
    assert places_of(WORD, ADDRESS) == set()
    kept = personal_values(world.customer.pk)
    assert [(row, values) for row, values in kept.items() if any(values.values())] == []
    assert {("people.Customer", world.customer.pk), ("orders.Order", world.order.pk)} <= set(kept)
    assert not ReturnFile.objects.exists()
    on_disk = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert [path.parent.name for path in on_disk] == ["member-imports"]  # the team's, gone within two days
    assert money() == before
    assert Settlement.objects.aggregate(Sum("amount"))["amount__sum"] > 0


def test_every_field_that_may_tell_of_a_person_holds_their_word_before(world: World) -> None:
    """So that the test above looks at each, in the domains to come too: make a row in `world` where one is missing."""
    asked = {place for label in (*BY_CUSTOMER, *OF_WORK) for place in fitting_fields(label)}
    assert asked - places_of(WORD, ADDRESS) == set()


@pytest.mark.proves("X10", part="what Saleor tells of a person after they were erased goes too")
def test_what_saleor_tells_of_the_erased_afterwards_goes_within_a_day(
    world: World, in_norte: Shop, clock: MovableClock
) -> None:
    erase("command", clock)
    for event, body, number in (
        ("order_updated", {"order": {"number": world.order.number, "userEmail": ADDRESS}}, world.order.number),
        ("customer_updated", {"user": {"id": SHOPPER.id, "email": ADDRESS}}, ""),
        ("order_updated", {"order": {"number": "norte-77", "userEmail": "other@example.test"}}, "norte-77"),
        ("customer_updated", {"user": {"id": "VXNlcjo5OQ==", "email": "other@example.test"}}, ""),
    ):
        make_read(in_norte, event, body, number)
    assert places_of(ADDRESS) == {"saleor.Delivery.body"}
    chores.get("orders.forget_late_deliveries").run()
    assert places_of(ADDRESS) == set()
    assert sum(b"other@" in bytes(row.body) for row in Delivery.objects.all()) == 2


def test_erasing_one_leaves_another_as_they_are(world: World, clock: MovableClock) -> None:
    other = make_customer("neighbour", saleor_id="VXNlcjo5OQ==")
    before = data_of([other])
    erase("command", clock)
    assert data_of([other]) == before


def test_a_guest_is_erased_by_command(in_norte: Shop, clock: MovableClock) -> None:
    guest = make_customer("guest")
    call_command("erase_person", "norte", guest.email, "--yes", stdout=io.StringIO())
    guest.refresh_from_db()
    assert guest.is_erased
    assert guest.email == ""
    assert persons_known_as("guest@example.test") == []


def test_without_yes_nobody_is_erased(world: World) -> None:
    said = io.StringIO()
    call_command("erase_person", "norte", ADDRESS, stdout=said)
    assert "would be erased" in said.getvalue()
    assert places_of(ADDRESS)


@pytest.mark.parametrize("command", ["erase_person", "export_person"])
@pytest.mark.parametrize(
    ("shop", "who"), [("none", ADDRESS), ("norte", "nobody@example.test"), ("norte", " "), ("sur", ADDRESS)]
)
def test_who_is_not_known_there_is_refused(command: str, shop: str, who: str, world: World, sur: Shop) -> None:
    with pytest.raises(CommandError):
        call_command(command, shop, who)
    assert places_of(ADDRESS)


@pytest.mark.proves("X10", part="all that is kept of a person is exported, files too")
def test_the_export_holds_every_word_of_the_person_and_none_of_others(world: World, sur: Shop, tmp_path: Path) -> None:
    make_customer("neighbour", saleor_id="VXNlcjo5OQ==")
    with shop_scope(sur):
        build_world()
    target = tmp_path / "person.zip"
    call_command("export_person", "norte", ADDRESS, "--to", str(target), stdout=io.StringIO())
    assert target.stat().st_mode & 0o077 == 0
    with ZipFile(target) as archive:
        told = json.loads(archive.read("person.json"))
        names = set(archive.namelist())
    text = json.dumps(told)
    missing = {place for place in places_of(WORD) if place.rpartition(".")[0] in BY_CUSTOMER} - {
        f"{label}.{name}"
        for label, rows in told.items()
        for row in rows
        for name in (*row, "packed_html", "packed_text")
    }
    assert missing == set()
    assert {row["file"] for row in told["returns.ReturnFile"]} <= names
    assert len(told["returns.ReturnFile"]) == 4
    assert told["returns.ReturnNote"]
    assert told["mailing.SentCopy"][0]["text"] == WORD
    assert "neighbour" not in text
    assert "sur-" not in text


def test_the_export_names_nobody_of_the_team_and_no_secret(world: World) -> None:
    text = json.dumps(data_of([world.customer]), default=str)
    assert not re.search(r"actor_ref|created_by|sealed_code|salt", text)


def test_the_archive_can_be_read_though_a_file_is_gone(world: World) -> None:
    for file in ReturnFile.objects.all():
        file.file.storage.delete(file.file.name)
    assert ZipFile(io.BytesIO(archive_of([world.customer]))).namelist() == ["person.json"]


@pytest.mark.proves("X10", part="every model that leads to a person is exported, or says why not")
def test_every_model_that_leads_to_a_person_is_in_the_export_or_says_why_not() -> None:
    known = {*BY_CUSTOMER, *BY_ADDRESS, *BY_VALUE}
    assert known.isdisjoint(LEFT_OUT)
    assert {label for label in MAP if leads_to_a_person(label)} <= known | set(LEFT_OUT)
    assert known | set(LEFT_OUT) <= set(MAP)


def test_erasing_at_one_shop_leaves_the_same_person_at_another(world: World, sur: Shop, clock: MovableClock) -> None:
    with shop_scope(sur):
        make_customer("ana.geheim", saleor_id=SHOPPER.id)
    erase_customer(SHOPPER.id, email=ADDRESS, at=clock.moment, by=SYSTEM)
    with every_shop():
        assert Customer.objects.filter(email=ADDRESS, shop=sur).exists()


def test_what_lies_on_disk_has_a_row(world: World, settings: Any) -> None:
    """No file is kept that the data map doesn't know of: each belongs to a return, or is a file of members."""
    known = {*ReturnFile.objects.values_list("file", flat=True), *MemberImport.objects.values_list("file", flat=True)}
    found = {
        str(path.relative_to(settings.MEDIA_ROOT)) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()
    }
    assert found == known
