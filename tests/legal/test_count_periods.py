"""Row W7 of the feature table, and what else is counted in days and years."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from saleor_postventa.legal.holidays import is_working_day, next_working_day, region_of
from saleor_postventa.legal.laws import law_of
from saleor_postventa.legal.periods import (
    ContractKind,
    add_months,
    guarantee_last_day,
    is_fault_presumed,
    refund_due_on,
    send_back_by,
    withdrawal_end,
    withdrawal_last_day,
    withdrawal_start,
)

ES, DE, PT = law_of("ES"), law_of("DE"), law_of("PT")
MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.proves("W7")
@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 6, 1), date(2026, 6, 15)),
        (date(2026, 6, 6), date(2026, 6, 22)),
        (date(2026, 12, 11), date(2026, 12, 28)),
    ],
    ids=["fourteen days on, a working day", "a Saturday waits for Monday", "Christmas waits for Monday"],
)
def test_the_last_day_is_the_fourteenth_or_the_next_working_day(received: date, last: date) -> None:
    assert withdrawal_last_day(received, ES) == last
    assert withdrawal_end(received, ES, MADRID) == datetime(last.year, last.month, last.day + 1, tzinfo=MADRID)


@pytest.mark.proves("W7")
def test_who_was_never_told_has_twelve_months_more() -> None:
    assert withdrawal_last_day(date(2026, 6, 1), ES, is_informed=False) == date(2027, 6, 15)


@pytest.mark.proves("W7")
def test_who_was_told_late_has_fourteen_days_from_then() -> None:
    told = withdrawal_last_day(date(2026, 6, 1), ES, is_informed=False, informed_on=date(2026, 9, 1))
    assert told == date(2026, 9, 15)


def test_who_was_told_very_late_does_not_get_more_than_the_twelve_months() -> None:
    told = withdrawal_last_day(date(2026, 6, 1), ES, is_informed=False, informed_on=date(2027, 6, 10))
    assert told == date(2027, 6, 15)


@pytest.mark.proves("W7")
@pytest.mark.parametrize(
    ("kind", "received", "start"),
    [
        (ContractKind.GOODS, [date(2026, 6, 1), date(2026, 6, 8)], date(2026, 6, 8)),
        (ContractKind.GOODS, [date(2026, 6, 1), None], None),
        (ContractKind.GOODS, [], None),
        (ContractKind.SUBSCRIPTION, [date(2026, 6, 8), date(2026, 6, 1), None], date(2026, 6, 1)),
        (ContractKind.SERVICE, [], date(2026, 5, 20)),
    ],
)
def test_the_event_is_the_last_good_the_first_of_a_subscription_or_the_contract(
    kind: ContractKind, received: list[date | None], start: date | None
) -> None:
    assert withdrawal_start(kind, concluded_on=date(2026, 5, 20), received_on=received) == start


def test_a_day_is_working_where_the_shopper_lives() -> None:
    boxing_day = date(2025, 12, 26)
    assert is_working_day(boxing_day, "ES")
    assert not is_working_day(boxing_day, "DE")
    assert not is_working_day(boxing_day, "ES", "CT")
    assert is_working_day(boxing_day, "ES", "MD")
    assert is_working_day(boxing_day, "XX")
    assert not is_working_day(date(2026, 6, 6), "XX")
    assert next_working_day(date(2026, 12, 25), "DE") == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("country", "postal_code", "region"),
    [("ES", "28013", "MD"), ("es", "08001", "CT"), ("ES", "38001", "CN"), ("ES", "", ""), ("FR", "28000", "")],
)
def test_the_postal_code_tells_the_region_in_spain(country: str, postal_code: str, region: str) -> None:
    assert region_of(country, postal_code) == region


def test_a_region_that_nobody_knows_has_the_countrys_holidays() -> None:
    assert not is_working_day(date(2026, 12, 25), "ES", "ATLANTIS")


@pytest.mark.parametrize(
    ("back_on", "posted_on", "due"),
    [
        (None, None, None),
        (date(2026, 6, 20), None, date(2026, 6, 20)),
        (date(2026, 6, 5), None, date(2026, 6, 15)),
        (date(2026, 6, 20), date(2026, 6, 17), date(2026, 6, 17)),
        (None, date(2026, 6, 2), date(2026, 6, 15)),
    ],
)
def test_the_refund_may_be_withheld_until_goods_or_proof(
    back_on: date | None, posted_on: date | None, due: date | None
) -> None:
    assert refund_due_on(date(2026, 6, 1), ES, back_on=back_on, posted_on=posted_on) == due


def test_who_collects_may_not_withhold() -> None:
    assert refund_due_on(date(2026, 6, 1), ES, is_collected=True) == date(2026, 6, 15)
    assert send_back_by(date(2026, 6, 1), ES) == date(2026, 6, 15)


@pytest.mark.proves("W13", part="the table and its clocks; the claim's page and decision are rights'")
def test_the_guarantee_is_three_years_in_spain_and_two_in_germany() -> None:
    delivered, shown = date(2026, 1, 15), date(2028, 12, 15)
    assert guarantee_last_day(delivered, ES) == date(2029, 1, 15) >= shown
    assert guarantee_last_day(delivered, DE) == date(2028, 1, 15) < shown
    assert guarantee_last_day(delivered, PT) == date(2029, 1, 15)
    assert guarantee_last_day(delivered, ES, is_digital=True) == date(2028, 1, 15)


@pytest.mark.proves("W13", part="the table and its clocks; the claim's page and decision are rights'")
def test_after_two_years_in_spain_the_consumer_has_to_prove() -> None:
    delivered = date(2026, 1, 15)
    assert is_fault_presumed(delivered, date(2028, 1, 15), ES)
    assert not is_fault_presumed(delivered, add_months(delivered, 30), ES)
    assert is_fault_presumed(delivered, date(2027, 1, 15), DE)
    assert not is_fault_presumed(delivered, date(2027, 1, 16), DE)
    assert not is_fault_presumed(delivered, date(2027, 2, 15), ES, is_digital=True)


def test_a_repair_stops_the_clock_and_a_chosen_one_adds_a_year() -> None:
    delivered = date(2026, 1, 15)
    assert guarantee_last_day(delivered, ES, suspended_days=20) == date(2029, 2, 4)
    assert guarantee_last_day(delivered, ES, repaired_on=date(2026, 9, 1)) == date(2030, 1, 15)
    assert guarantee_last_day(delivered, ES, repaired_on=date(2026, 7, 30)) == date(2029, 1, 15)


def test_months_end_where_the_month_does() -> None:
    assert add_months(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
