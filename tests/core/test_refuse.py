"""Saying no so that a person and a program understand it."""

from django.utils.functional import lazystr
from django.utils.translation import override

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.shops.services import UnknownScope


class TooFew(Refusal):
    code = "too_few"
    text = lazystr("Only {left} are left.")


def test_fills_the_values_into_the_sentence() -> None:
    refusal = TooFew(field="quantity", left=2)
    assert (refusal.code, refusal.field, refusal.message) == ("too_few", "quantity", "Only 2 are left.")
    assert str(refusal) == "too_few: Only 2 are left."


def test_speaks_the_language_of_the_reader_and_not_of_the_raiser() -> None:
    with override("en"):
        refusal = UnknownScope(scope="orders.write")
    with override("es"):
        spanish = refusal.message
    with override("en"):
        english = refusal.message
    assert "orders.write" in spanish
    assert english == "There is no permission called orders.write."


def test_a_failure_is_worth_another_try_unless_it_says_otherwise() -> None:
    assert not Failure("away").permanent
    assert Failure("gone", permanent=True).permanent
