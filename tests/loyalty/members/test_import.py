"""Members from a file: whatever a spreadsheet made of it, each row once, and what is wrong said by row."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db.models import F
from django.test import RequestFactory, TestCase

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.carrying import members_import
from saleor_postventa.loyalty.files.columns import Column
from saleor_postventa.loyalty.files.reading import NoEmailColumn, NotAFile, SameColumnTwice, read_sheet
from saleor_postventa.loyalty.files.rows import MemberRow, Mistake, Reader, WrongRow
from saleor_postventa.loyalty.files.writing import cell, written
from saleor_postventa.loyalty.ledger.movements import Terms, earn, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Entry, LevelChange, Lot, MemberImport
from saleor_postventa.loyalty.queries.exporting import HEADER, member_rows
from saleor_postventa.loyalty.services import importing, merge_accounts
from saleor_postventa.loyalty.services.importing import begin_import, forget_files, start_import
from saleor_postventa.loyalty.services.levels import follow_level
from saleor_postventa.people.models import Customer, CustomerFact
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.loyalty.conftest import make_account
from tests.loyalty.scene import MADRID
from tests.loyalty.trade import make_programme
from tests.mailing.scene import run_queue

ANA = Actor.staff("VXNlcjox")
TODAY = datetime(2026, 6, 10, tzinfo=UTC).date()
pytestmark = pytest.mark.usefixtures("files_here")


@pytest.fixture
def files_here(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def rows_of(text: str | bytes) -> list[MemberRow | WrongRow]:
    content = text if isinstance(text, bytes) else text.encode()
    return list(Reader(zone=MADRID, today=TODAY).rows(read_sheet(content)))


def test_a_file_of_who_may_not_send_one_is_not_even_read(in_norte: Shop) -> None:
    request = RequestFactory().post("/", {"file": ContentFile(b"email,points", name="members.csv")})
    answer = members_import(request, "norte", "no-token")
    assert (answer.status_code, hasattr(request, "_files")) == (400, False)


def test_an_address_longer_than_any_is_wrong_alone() -> None:
    """The database would refuse it, and the whole file with it."""
    long = f"a@{'.'.join(['b' * 60] * 5)}.com"
    rows = rows_of(f"email,points\n{long},5\nana@example.org,5\n")
    assert rows[0] == WrongRow(2, Mistake.EMAIL, Column.EMAIL)
    assert isinstance(rows[1], MemberRow)


def checked(text: str | bytes) -> MemberImport:
    made = start_import(text if isinstance(text, bytes) else text.encode(), name="members.csv", by=ANA)
    run_queue("member_imports")
    made.refresh_from_db()
    return made


def imported(text: str | bytes) -> MemberImport:
    made = checked(text)
    begin_import(made.pk, by=ANA)
    run_queue("member_imports")
    made.refresh_from_db()
    return made


def lots() -> list[tuple[str, int, str]]:
    rows = (
        Lot.objects.open()
        .select_related("account__customer")
        .order_by("account__customer__email", F("expires_at").asc(nulls_last=True))
    )
    return [
        (row.account.customer.email, row.rest, row.expires_at.isoformat() if row.expires_at else "never")
        for row in rows
        if row.account.customer
    ]


PLAIN = "email,points,expires_on\nana@example.test,100,2027-12-31\nana@example.test,50,never\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace(",", ";").encode("cp1252"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        b"\r\n" + PLAIN.replace("email", "Correo electr\u00f3nico").replace("points", "Puntos").encode("cp1252"),
        PLAIN.replace("2027-12-31", "31/12/2027").replace("never", "Nunca").encode(),
        PLAIN.replace("email", '" E-Mail "').replace("100", '" 100"').encode(),
        PLAIN.replace("\n", ",,\n").encode() + b",,,,\n\n",
    ],
)
def test_what_spreadsheets_make_of_it_is_read_the_same(content: bytes) -> None:
    first, second = rows_of(content)
    assert isinstance(first, MemberRow)
    assert isinstance(second, MemberRow)
    assert (first.email, first.points, first.number) == ("ana@example.test", 100, 2 + content.startswith(b"\r\n") * 0)
    assert first.ends_at == datetime(2028, 1, 1, tzinfo=MADRID)
    assert (second.points, second.is_dated, second.ends_at) == (50, True, None)


WRONG = {
    "not an address,5,,": Mistake.EMAIL,
    "=HYPERLINK(1),5,,": Mistake.EMAIL,
    "a@example.test,-5,,": Mistake.POINTS,
    "a@example.test,1.000,,": Mistake.POINTS,
    'a@example.test,"1,5",,': Mistake.POINTS,
    "a@example.test,99999999999,,": Mistake.POINTS,
    "a@example.test,\u0665,,": Mistake.POINTS,
    "a@example.test,5,2027-02-30,": Mistake.DATE,
    "a@example.test,5,soon,": Mistake.DATE,
    "a@example.test,5,9999-12-31,": Mistake.DATE,
    "a@example.test,5,2026-06-09,": Mistake.PAST,
    "a@example.test,,,": Mistake.NOTHING,
    "a@example.test,0,,": Mistake.NOTHING,
    "a@example.test,5,,10": Mistake.PENDING,
    "a@example.test,5,,,and,more": Mistake.BROKEN,
    'a@example.test,5,,"open': Mistake.BROKEN,
}


@pytest.mark.parametrize(("line", "mistake"), WRONG.items())
def test_what_is_wrong_is_said_with_its_row(line: str, mistake: Mistake) -> None:
    found = rows_of(f"email,points,expires_on,pending\nb@example.test,1,,\n{line}\n")
    assert isinstance(found[1], WrongRow)
    assert (found[1].number, found[1].mistake, bool(mistake.label)) == (3, mistake, True)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotAFile),
        (b"\x00\x01\x02", NotAFile),
        (b"PK\x03\x04\x00\x00", NotAFile),
        (b"points\n5\n", NoEmailColumn),
        (b"email,correo\na@b.c,a@b.c\n", SameColumnTwice),
        (",".join(["email"] * 100).encode(), NotAFile),
    ],
)
def test_what_is_no_such_file_is_refused(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read_sheet(content)


def test_columns_that_are_not_read_are_told(in_norte: Shop) -> None:
    made = checked("email,points,shoe size\na@example.test,5,38\n")
    assert (made.unread, made.rows_new) == (["shoe size"], 1)


@pytest.mark.proves("B21", part="a dry run lists errors by row and books nothing")
def test_a_file_is_checked_before_anything_is_booked(in_norte: Shop, clock: MovableClock) -> None:
    made = checked("email,points\na@example.test,5\nwrong,5\nb@example.test,\n")
    assert (made.step, made.state, made.rows_total, made.rows_done) == ("checked", WorkState.DONE, 3, 3)
    assert (made.rows_new, made.rows_known, made.rows_wrong, made.points) == (1, 0, 2, 5)
    assert made.mistakes == [[3, "email", "email"], [4, "nothing", ""]]
    assert (Entry.objects.count(), Customer.objects.count(), Account.objects.count()) == (0, 0, 0)


@pytest.mark.proves("B21", part="imported twice is imported once")
def test_twice_is_once_from_whatever_file(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock)
    made = imported(PLAIN)
    assert (made.step, made.rows_new, made.points, bool(made.file)) == ("imported", 2, 150, False)
    expected = [("ana@example.test", 100, "2027-12-31T23:00:00+00:00"), ("ana@example.test", 50, "never")]
    assert lots() == expected
    for again in (PLAIN, PLAIN.replace(",", ";"), "\ufeff" + PLAIN.replace("ana@", "ANA@").replace("\n", "\r\n")):
        assert checked(again).rows_known == 2
        assert (imported(again).rows_known, lots()) == (2, expected)
    assert begin_import(made.pk, by=ANA).step == "imported", "a second click"
    assert list(faults()) == []
    assert RecordedEvent.objects.filter(name="MembersImported").count() == 4


def test_the_same_twice_in_one_file_is_two_lots(in_norte: Shop, clock: MovableClock) -> None:
    text = "email,points\na@example.test,5\na@example.test,5\n"
    assert imported(text).rows_new == 2
    assert (imported(text).rows_known, sum(lot.rest for lot in Lot.objects.all())) == (2, 10)


def test_a_row_with_an_id_is_the_same_row_and_no_other(in_norte: Shop, clock: MovableClock) -> None:
    text = "id,email,points\ns-1,a@example.test,5\ns-1,a@example.test,5\ns-1,b@example.test,5\n"
    made = imported(text)
    assert (made.rows_new, made.rows_known, made.mistakes) == (1, 1, [[4, "key", "external_id"]])
    assert checked("id,email,points\ns-1,a@example.test,6\n").mistakes == [[2, "key", "external_id"]]
    assert sum(lot.rest for lot in Lot.objects.all()) == 5


def test_a_guest_who_became_a_customer_is_not_brought_twice(in_norte: Shop, clock: MovableClock) -> None:
    imported(PLAIN)
    guest = Account.objects.get()
    person = Customer.objects.create(shop=in_norte, saleor_id="VXNlcjo5", email="ana@example.test", is_confirmed=True)
    merge_accounts(guest, Account.objects.create(shop=in_norte, customer=person))
    assert imported(PLAIN).rows_known == 2
    assert sum(lot.rest for lot in Lot.objects.open()) == 150


def test_without_a_day_points_last_as_those_of_today(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock)
    imported("email,points\na@example.test,5\n")
    assert lots() == [("a@example.test", 5, "2027-06-10T22:00:00+00:00")]


def test_who_takes_no_part_or_was_erased_is_left_alone(in_norte: Shop, clock: MovableClock) -> None:
    out, gone = make_account(), make_account()
    assert out.customer is not None
    assert gone.customer is not None
    Account.objects.filter(pk=out.pk).update(left_at=clock.moment)
    emails = [out.customer.email, gone.customer.email]
    erase_known(gone.customer.pk, ErasureReason.ASKED, at=clock.moment, by=ANA)
    made = imported("email,points\n" + "".join(f"{email},5\n" for email in emails))
    assert made.mistakes == [[2, "out", "email"], [3, "erased", "email"]]
    assert Entry.objects.count() == 0


@pytest.mark.proves("B21", part="levels")
def test_a_level_is_kept_till_its_day_and_then_reckoned(in_norte: Shop, clock: MovableClock) -> None:
    levels = [
        {"code": "silver", "names": {"en": "Silver"}, "threshold": "200"},
        {"code": "gold", "names": {"en": "Gold"}, "threshold": "500"},
    ]
    version = make_programme(clock)
    tiers = {**version.content["tiers"], "levels": levels, "grace_days": 0}
    clock.move(minutes=1)
    make_programme(clock, since=clock.moment, tiers=tiers)
    clock.move(minutes=1)
    text = "email,level,level_until\na@example.test,gold,2026-12-31\nb@example.test,platinum,\n"
    made = imported(text)
    assert made.mistakes == [[3, "level", "tier"]]
    fact = CustomerFact.objects.get(key="tier")
    assert fact.value == "gold"
    assert imported(text).rows_known == 1
    account = Account.objects.get()
    assert follow_level(account.pk) is None
    clock.move(days=220)
    follow_level(account.pk)
    assert [row.after for row in LevelChange.objects.order_by("pk")] == ["gold", ""]


def test_a_worker_that_dies_goes_on_where_it_was(
    in_norte: Shop, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "PORTION", 2)
    text = "email,points\n" + "a@example.test,5\n" * 7 + "wrong,1\n"
    made = checked(text)
    begin_import(made.pk, by=ANA)
    real, calls = importing.bring_along, []

    def dying(brought: object, *, by: Actor) -> object:
        calls.append(brought)
        if len(calls) == 4:
            raise MemoryError
        return real(brought, by=by)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "bring_along", dying)
    run_queue("member_imports")
    made.refresh_from_db()
    assert (made.state, made.rows_done, Entry.objects.count()) == (WorkState.WAITING, 2, 2)
    clock.move(minutes=5)
    run_queue("member_imports")
    made.refresh_from_db()
    assert (made.step, made.rows_new, made.rows_wrong, made.points, Entry.objects.count()) == ("imported", 7, 1, 35, 7)


def test_one_file_at_a_time_and_another_shops_is_unknown(in_norte: Shop, sur: Shop) -> None:
    made = start_import(PLAIN.encode(), by=ANA)
    with pytest.raises(importing.ImportUnderWay):
        start_import(PLAIN.encode(), by=ANA)
    with pytest.raises(importing.NotChecked):
        begin_import(made.pk, by=ANA)
    with shop_scope(sur):
        with pytest.raises(importing.UnknownImport):
            begin_import(made.pk, by=ANA)
        start_import(PLAIN.encode(), by=ANA)


def test_a_file_that_nobody_went_on_with_is_forgotten(in_norte: Shop, clock: MovableClock) -> None:
    made = checked(PLAIN)
    storage, name = made.file.storage, made.file.name
    clock.move(days=1)
    assert forget_files(before=clock.moment - timedelta(days=2)) == 0
    clock.move(days=2)
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert forget_files(before=clock.moment - timedelta(days=2)) == 1
    assert not storage.exists(name)
    with pytest.raises(importing.NotChecked):
        begin_import(made.pk, by=ANA)


def test_what_is_too_much_is_said(in_norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS", 1)
    with pytest.raises(importing.TooManyRows):
        start_import(PLAIN.encode(), by=ANA)
    monkeypatch.setattr(importing, "MOST_MEGABYTES", 0)
    with pytest.raises(importing.FileTooLarge):
        start_import(PLAIN.encode(), by=ANA)


def test_checking_costs_the_same_few_queries_however_many(
    in_norte: Shop, clock: MovableClock, django_assert_max_num_queries: object
) -> None:
    text = "email,points\n" + "".join(f"p{n}@example.test,{n + 1}\n" for n in range(importing.PORTION))
    made = start_import(text.encode(), by=ANA)
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        run_queue("member_imports")
    made.refresh_from_db()
    assert made.rows_new == importing.PORTION


def exported() -> str:
    return "".join(written(HEADER, member_rows()))


@pytest.mark.proves("B21", part="an export comes back as it went, and spreadsheets run nothing in it")
def test_an_export_is_read_again_and_changes_nothing_here(
    in_norte: Shop, sur: Shop, clock: MovableClock, django_assert_max_num_queries: object
) -> None:
    account = make_account()
    Customer.objects.filter(pk=account.customer_id).update(first_name="=cmd|' /C calc'!A0", email="+ana@example.test")
    post(grant(account, 30, Terms("a"), expires_at=datetime(2026, 12, 31, 23, tzinfo=UTC)))
    post(grant(account, 20, Terms("b"), expires_at=None))
    make_account()
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        text = exported()
    assert "'=cmd" in text
    assert ",'+ana@example.test," in text
    again = imported(text)
    assert (again.rows_new, again.rows_known, again.mistakes) == (0, 2, [[4, "nothing", ""]])
    with shop_scope(sur):
        moved = imported(text)
        assert (moved.rows_new, moved.unread) == (2, ["name", "total"])
        assert lots() == [("+ana@example.test", 30, "2026-12-31T23:00:00+00:00"), ("+ana@example.test", 20, "never")]
        assert imported(text).rows_known == 2


def test_points_on_their_way_are_told_and_not_brought(in_norte: Shop, clock: MovableClock) -> None:
    account = make_account()
    post(earn(account, 7, Terms("e")))
    assert ",7," in exported()
    assert checked(exported()).mistakes == [[2, "pending", "pending"]]


def test_the_mark_against_formulas_is_taken_away_again() -> None:
    for text in ("=1+1", "+34", "-5", "@x", "'=x", "plain"):
        line = "".join(written(["email", "external_id"], [["a@example.test", text]])).lstrip("\ufeff")
        assert not line.splitlines()[1].split(",")[1].startswith(("=", "+", "-", "@"))
        [row] = read_sheet(line.encode()).rows()
        assert row.cells is not None
        assert row.cells[Column.EXTERNAL_ID] == text
    assert cell("plain") == "plain"
    assert io.StringIO(exported_header()).readline().startswith("external_id,email,points")


def exported_header() -> str:
    return "".join(written(HEADER, [])).lstrip("\ufeff")
