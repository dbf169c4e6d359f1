"""Checking what arrived, through the API: where it goes back to, and what the team took photos of."""

from typing import Any

import pytest
from django.test import Client

from saleor_postventa.core.actor import Actor
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveKind
from saleor_postventa.returns.chores import forget_strays
from saleor_postventa.returns.models import FileKind, Return, ReturnFile
from saleor_postventa.returns.rules import MOST_PHOTOS, ReturnStatus
from saleor_postventa.returns.team_papers import photo_path
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.ids import read_id, show_id
from saleor_postventa.web.pictures import MOST_MEGABYTES
from tests.api.ask import ask
from tests.api.conftest import FakeSaleor
from tests.cast import NORTE, READER, STAFF, SUR, Person
from tests.conftest import MovableClock
from tests.returns.make import bring_to
from tests.returns.pictures import encoded, from_phone, picture, upload
from tests.returns.snapshot import everything

from .asking import do, failed, line_id, ret_id

WAREHOUSES = "{ postSaleWarehouses { saleorId slug name } }"
SEEN = """query Q($id: ID) { postSaleReturn(id: $id) { photoPath files { kind } lines { files { kind }
  inspections { warehouseId photos { id kind url } } } } }"""
HOST = NORTE.api_url.split("/")[2]
OTHER = Person(7, "other@example.test", is_staff=True, permissions=STAFF.permissions)


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def received(approved: Return) -> Return:
    return bring_to(approved, ReturnStatus.RECEIVED)


def finding(ret: Return, quantity: int = 2, **more: Any) -> dict[str, Any]:
    line = ret.lines.order_by("pk")[0]
    return {"lineId": line_id(line), "quantity": quantity, "grade": "A", "disposition": "RESTOCK", **more}


def inspect(ret: Return, *findings: dict[str, Any], batch: str = "monday", token: str = "") -> Any:
    given = {"id": ret_id(ret), "findings": list(findings), "batch": batch}
    return do("returnInspect", given, token=token or NORTE.staff_token())


def restocks() -> list[tuple[str, int]]:
    moves = GoodsMove.objects.filter(kind=MoveKind.PUT_BACK).order_by("pk")
    return [(move.wanted["warehouse"], move.wanted["quantity"]) for move in moves]


def seen(ret: Return, token: str) -> Any:
    return ask(ret.shop, SEEN, {"id": ret_id(ret)}, token=token).data["postSaleReturn"]


def take(path: str, content: bytes | None = None) -> Any:
    file = upload(encoded(picture()) if content is None else content)
    return Client(enforce_csrf_checks=True).post(path, {"file": file}).json()


def photo(ret: Return, *, by: Person = STAFF) -> str:
    taken = take(photo_path(ret, ret.shop, by=Actor.staff(by.id)))
    assert taken["error"] is None
    return str(taken["id"])


# where it goes back to


def test_the_shops_warehouses_are_told_by_name(home: Shop) -> None:
    told = ask(home, WAREHOUSES, token=NORTE.staff_token()).data["postSaleWarehouses"]
    assert told == [
        {"saleorId": f"{HOST}/{slug}", "slug": slug, "name": f"{slug} of {HOST}"} for slug in ("east", "west")
    ]


@pytest.mark.parametrize(
    ("broken", "code"),
    [({"is_down": True}, "SALEOR_UNREACHABLE"), ({"error_code": "PermissionDenied"}, "PERMISSION_MISSING")],
)
def test_says_why_saleors_warehouses_are_not_known(
    home: Shop, saleor: FakeSaleor, broken: dict[str, Any], code: str
) -> None:
    for name, value in broken.items():
        setattr(saleor, name, value)
    answer = ask(home, WAREHOUSES, token=NORTE.staff_token())
    assert (answer.codes, answer.content["data"]) == ([code], {"postSaleWarehouses": None})


@pytest.mark.parametrize("who", ["shopper", "reader"])
def test_nobody_else_is_told_the_warehouses(who: str, home: Shop, saleor: FakeSaleor) -> None:
    token = NORTE.access_token() if who == "shopper" else NORTE.staff_token(READER)
    assert ask(home, WAREHOUSES, token=token).codes == ["PERMISSION_DENIED"]
    assert "warehouses" not in saleor.calls


@pytest.mark.proves("A13", part="the warehouse is chosen line by line; replayed, each is put back once")
def test_goes_to_the_warehouse_that_was_chosen_once(received: Return) -> None:
    first, second = received.lines.order_by("pk")
    findings = [
        finding(received, 1, warehouseId=f"{HOST}/east"),
        finding(received, 1),
        finding(received, 1, lineId=line_id(second), warehouseId=f"{HOST}/west"),
    ]
    for _ in range(2):
        assert inspect(received, *findings)["errors"] == []
    assert restocks() == [(f"{HOST}/east", 1), ("", 1), (f"{HOST}/west", 1)]
    lines = seen(received, NORTE.staff_token())["lines"]
    assert [look["warehouseId"] for line in lines for look in line["inspections"]] == [
        f"{HOST}/east",
        None,
        f"{HOST}/west",
    ]
    assert first.inspections.count() == 2


def test_without_a_choice_saleor_is_not_asked(received: Return, saleor: FakeSaleor) -> None:
    assert inspect(received, finding(received))["errors"] == []
    assert (restocks(), saleor.calls) == ([("", 2)], [])


def test_a_choice_is_kept_though_saleor_cannot_be_asked_now(received: Return, saleor: FakeSaleor) -> None:
    """Putting it back asks again, and tells a person where there is no such warehouse."""
    saleor.is_down = True
    assert inspect(received, finding(received, warehouseId=f"{HOST}/east"))["errors"] == []
    assert restocks() == [(f"{HOST}/east", 2)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"warehouseId": "atlantis"}, "not_found"),
        ({"warehouseId": f"{SUR.api_url.split('/')[2]}/east"}, "not_found"),
        ({"warehouseId": f"{HOST}/east", "disposition": "SCRAP"}, "warehouse_not_needed"),
    ],
)
def test_a_warehouse_that_cannot_be_is_refused_and_nothing_changes(
    more: dict[str, str], code: str, received: Return
) -> None:
    before = everything()
    assert failed(inspect(received, finding(received, **more))) == [("findings", code)]
    assert everything() == before


# photos


def test_a_photo_belongs_to_the_check_that_names_it(received: Return) -> None:
    one, other = photo(received), photo(received)
    for _ in range(2):
        assert inspect(received, finding(received, 1, photoIds=[one, other]), finding(received, 1))["errors"] == []
    shown = seen(received, NORTE.staff_token())
    looks = shown["lines"][0]["inspections"]
    assert [[each["id"] for each in look["photos"]] for look in looks] == [[one, other], []]
    opened = Client().get(looks[0]["photos"][0]["url"])
    assert (opened.status_code, opened["Content-Type"]) == (200, "image/jpeg")
    assert opened.getvalue().startswith(b"\xff\xd8")
    assert set(ReturnFile.objects.values_list("kind", "of", "actor_ref")) == {("inspection", received.pk, STAFF.id)}


def test_the_teams_photos_are_the_teams(received: Return) -> None:
    inspect(received, finding(received, photoIds=[photo(received)]))
    told = seen(received, NORTE.access_token())
    assert told["photoPath"] is None
    assert "INSPECTION" not in str(told)
    assert {look["photos"] for line in told["lines"] for look in line["inspections"]} == {None}
    file = ReturnFile.objects.get()
    assert Client().get(f"/s/norte/returns/{received.number}/files/{file.pk}/").status_code != 200


def test_a_path_for_photos_is_given_while_something_can_be_checked(received: Return, home: Shop) -> None:
    assert seen(received, NORTE.staff_token())["photoPath"]
    for line in received.lines.all():
        inspect(received, finding(received, line.quantity, lineId=line_id(line)), batch=str(line.pk))
    Return.objects.update(status=ReturnStatus.RESOLVED)
    assert seen(received, NORTE.staff_token())["photoPath"] is None
    late = take(photo_path(received, home, by=Actor.staff(STAFF.id)))
    assert late["error"] == "Nothing of this return waits to be checked."


def test_nothing_is_left_of_what_the_phone_added(received: Return) -> None:
    taken = from_phone()
    assert take(photo_path(received, received.shop, by=Actor.staff(STAFF.id)), taken)["error"] is None
    with ReturnFile.objects.get().file.open() as stored:
        content = stored.read()
    for word in (b"Exif", b"Telefonazo", b"Lucia", b"taken at home"):
        assert word in taken
        assert word not in content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xd8" + bytes(20 * 1024 * 1024), f"This photo has more than {MOST_MEGABYTES} MB"),
        (b"%PDF-1.7 and so on", "We can't open this as a photo"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "We can't open this as a photo"),
    ],
    ids=["20 MB", "a PDF", "an SVG"],
)
def test_what_is_no_photo_of_ours_is_refused_with_a_sentence(content: bytes, said: str, received: Return) -> None:
    path = photo_path(received, received.shop, by=Actor.staff(STAFF.id))
    answer = Client().post(path, {"file": upload(content)})
    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert not ReturnFile.objects.exists()


@pytest.mark.parametrize("way", ["of another", "used", "a shopper's", "too many", "nonsense"])
def test_a_photo_that_is_not_free_is_refused_and_nothing_changes(way: str, received: Return) -> None:
    first = photo(received, by=OTHER if way == "of another" else STAFF)
    photos = [first]
    match way:
        case "used":
            inspect(received, finding(received, 1, photoIds=[first]), batch="earlier")
        case "a shopper's":
            ReturnFile.objects.update(kind=FileKind.PHOTO)
        case "too many":
            photos = [first] * (MOST_PHOTOS + 1)
        case "nonsense":
            photos = [show_id("PostSaleReturn", read_id("PostSaleReturnFile", first))]
    before = everything()
    codes = {code for _field, code in failed(inspect(received, finding(received, 1, photoIds=photos)))}
    assert codes == {{"too many": "too_many", "nonsense": "not_found"}.get(way, "photo_gone")}
    assert everything() == before


def test_a_photo_that_no_check_named_is_forgotten(received: Return, clock: MovableClock) -> None:
    kept, _stray = photo(received), photo(received)
    inspect(received, finding(received, photoIds=[kept]))
    clock.move(days=3)
    forget_strays()
    assert [show_id("PostSaleReturnFile", file.pk) for file in ReturnFile.objects.all()] == [kept]
