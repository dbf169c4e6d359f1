"""Row B-B5: every entry says why, in each language, by the terms as they were."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given

from saleor_postventa.loyalty.ledger.chain import json_digest
from saleor_postventa.loyalty.rules.earning import EarningLine
from saleor_postventa.loyalty.rules.terms import PurchaseTerms
from saleor_postventa.loyalty.rules.why import ActionWhy, GivenBackWhy, TakenBackWhy, Why, why_as_json, why_from_json
from saleor_postventa.loyalty.rules.why_words import rate_in_words, unit_in_words, why_in_words
from tests.loyalty.scene import awards, line, order, some_lines, some_terms, terms, times, why

# No-break spaces and minus signs, as they are typed.
PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-"})
NO_TAX = {"counts_tax": False, "counts_paid_with_gift_cards": False}
SUMMER = times("2", names={"en": "Summer", "es": "Verano"})
PARTLY = order(line("49.90"), gift_cards_paid=Decimal(10))
BACK = TakenBackWhy(earned=50, quantity=2, units=1, points=25)
SAID: list[tuple[Why, str, str]] = [
    (why(), "50,00 € × 1 pt/€ = 50", "€50.00 × 1 pt/€ = 50"),
    (why(order(line("1234.5"))), "1.234,50 € × 1 pt/€ = 1.234,5 → 1.234", "€1,234.50 × 1 pt/€ = 1,234.5 → 1,234"),
    (
        why(
            order(line("10")), terms(times("2", names={"en": "Summer", "es": "Verano"}), rates={"EUR": Decimal("0.50")})
        ),
        "10,00 € × 0,5 pt/€ × 2 (Verano) = 10",
        "€10.00 × 0.5 pt/€ × 2 (Summer) = 10",
    ),
    (
        why(order(line("10")), terms(times("3", budget=99)), left={"double": 7}),
        "10,00 € × 1 pt/€ = 10 + 7 (double)",
        "€10.00 × 1 pt/€ = 10 + 7 (double)",
    ),
    (
        why(PARTLY, terms(basis=NO_TAX)),
        (
            "49,90 € - 10,00 € (pagado con una tarjeta regalo) - 6,92 € (impuestos) = 32,98 €; "
            "32,98 € × 1 pt/€ = 32,98 → 32"
        ),
        "€49.90 - €10.00 (paid with a gift card) - €6.92 (taxes) = €32.98; €32.98 × 1 pt/€ = 32.98 → 32",
    ),
    (
        why(order(line(is_gift_card=True))),
        "50,00 €: las tarjetas regalo no dan puntos",
        "€50.00: gift cards earn no points",
    ),
    (why(order(currency="GBP")), "50,00 GBP: en GBP no se ganan puntos", "£50.00: nothing is earned in GBP"),
    (ActionWhy(rule="review", points=50), "Opinión: 50 puntos", "Opinión: 50 points"),
    (
        BACK,
        "Devolución de 1 de 2: 25 puntos de los 50 ganados",
        "1 of 2 came back: 25 points of the 50 earned",
    ),
    (
        replace(BACK, difference=Decimal("15.5"), currency="EUR"),
        "cambiado por algo 15,50 € más caro",
        "exchanged for something €15.50 dearer",
    ),
    (
        replace(BACK, difference=Decimal(-15), currency="EUR"),
        "cambiado por algo 15,00 € más barato",
        "exchanged for something €15.00 cheaper",
    ),
    (
        GivenBackWhy(spent=200, points=66, returned=Decimal("33.33"), total=Decimal(100), currency="EUR"),
        "Se devolvieron 33,33 € de 100,00 €: 66 puntos de los 200 que habías usado",
        "€33.33 of €100.00 came back: 66 points of the 200 you had used",
    ),
]


@pytest.mark.proves("B-B5", part="the words")
@pytest.mark.parametrize(("what", "spanish", "english"), SAID)
def test_says_the_arithmetic_in_each_languages_numbers(what: Why, spanish: str, english: str) -> None:
    for language, expected in (("es", spanish), ("en", english)):
        with override(language):
            assert why_in_words(what, way="Opinión").translate(PLAIN) == expected


def test_rates_of_other_currencies() -> None:
    with override("es"):
        assert rate_in_words(Decimal("0.0100"), "JPY").translate(PLAIN) == "0,01 pt/JPY"
        assert unit_in_words("EUR").translate(PLAIN) == "1 €"


@pytest.mark.parametrize("what", [each[0] for each in SAID])
def test_what_is_kept_can_be_read_again_and_signed(what: Why) -> None:
    kept = why_as_json(what)
    assert why_from_json(kept) == what
    assert json_digest(kept)


@given(some_lines(), some_terms())
def test_whatever_was_reckoned_can_be_kept_and_said(lines: tuple[EarningLine, ...], under: PurchaseTerms) -> None:
    for each in awards(order(*lines, points_paid=Decimal("3.10")), under, left={"campaign": 5}):
        assert why_from_json(why_as_json(each.why)) == each.why
        assert "{" not in why_in_words(each.why)
