"""Row B14: each sign has its fixture."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.loyalty.rules.signals import (
    Person,
    PostalAddress,
    Referral,
    Signal,
    address_key,
    mailbox_of,
    signals_of,
)
from tests.loyalty.scene import NOW

GRAN_VIA = PostalAddress(street="C/ Gran Vía 12, 3º B", postal_code="28013", country="ES", city="Madrid")
ANA = Person(customer=1, email="ana.perez@example.com", name="Ana Pérez Gil", addresses=(GRAN_VIA,))
BEN = Person(
    customer=2,
    email="ben@example.org",
    name="Ben Torres",
    addresses=(PostalAddress(street="Avda. del Puerto 4", postal_code="46021", country="ES"),),
)
HONEST = Referral(referrer=ANA, friend=BEN, at=NOW)


def found(**friend: Any) -> tuple[Signal, ...]:
    return signals_of(replace(HONEST, friend=replace(BEN, **friend)))


def test_an_honest_referral_has_no_sign() -> None:
    assert signals_of(HONEST) == ()


FIXTURES: dict[Signal, Referral] = {
    Signal.OWN_ORDER: replace(HONEST, friend=ANA),
    Signal.SAME_MAILBOX: replace(HONEST, friend=replace(BEN, email="Ana.Perez+regalo@example.com")),
    Signal.SIMILAR_EMAIL: replace(HONEST, friend=replace(BEN, email="ana.perez2@example.com")),
    Signal.SAME_ADDRESS: replace(
        HONEST,
        friend=replace(
            BEN,
            addresses=(PostalAddress(street="Calle de la Gran Via, nº 12 - 3 B", postal_code="28 013", country="es"),),
        ),
    ),
    Signal.SAME_NAME: replace(HONEST, friend=replace(BEN, name="PEREZ GIL, Ana")),
    Signal.NOT_FIRST_ORDER: replace(HONEST, orders_before=1),
    Signal.MANY_IN_A_WEEK: replace(HONEST, others_at=tuple(NOW - timedelta(hours=9 * n) for n in range(1, 11))),
}


@pytest.mark.proves("B14", part="each sign that Saleor lets one see: it tells of no device, payment print or IP")
@pytest.mark.parametrize("signal", list(Signal))
def test_each_sign_is_seen(signal: Signal) -> None:
    assert signals_of(FIXTURES[signal]) == (signal,)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("ana.perez@gmail.com", "anaperez+shop@googlemail.com", True),
        ("ana.perez@example.com", "anaperez@example.com", False),
        ("ana+1@example.com", "ANA@example.com ", True),
        ("ana-shop@yahoo.es", "ana@yahoo.es", True),
        ("ana-shop@example.com", "ana@example.com", False),
        ("ana@protonmail.com", "ana@pm.me", True),
        ("+x@example.com", "+y@example.com", False),
        ("ana@example.com", "ana@example.org", False),
    ],
)
def test_names_of_one_mailbox(one: str, other: str, is_same: bool) -> None:
    assert (mailbox_of(one) == mailbox_of(other)) is is_same


@pytest.mark.parametrize(
    ("email", "is_similar"),
    [
        ("ana.perez1985@example.com", True),
        ("anaperez@example.com", True),
        ("ana.peres@example.com", True),
        ("ana.perez2@example.org", False),
        ("berta.perez@example.com", False),
        ("ana@example.com", False),
    ],
)
def test_addresses_that_are_almost_the_same(email: str, is_similar: bool) -> None:
    assert (Signal.SIMILAR_EMAIL in found(email=email)) is is_similar


def test_short_names_are_close_by_chance() -> None:
    what = replace(HONEST, referrer=replace(ANA, email="eva@example.com"), friend=replace(BEN, email="ava@example.com"))
    assert signals_of(what) == ()


@pytest.mark.parametrize(
    "other",
    [
        PostalAddress(street="Gran Vía 14, 3º B", postal_code="28013", country="ES"),
        PostalAddress(street="C/ Gran Vía 12, 4º B", postal_code="28013", country="ES"),
        PostalAddress(street="C/ Gran Vía 12, 3º B", postal_code="48001", country="ES"),
        PostalAddress(street="C/ Gran Vía 12, 3º B", postal_code="28013", country="PT"),
    ],
)
def test_neighbours_are_no_sign(other: PostalAddress) -> None:
    assert found(addresses=(other,)) == ()


def test_too_little_of_an_address_says_nothing() -> None:
    nowhere = PostalAddress(street="Gran Vía", postal_code="28013", country="ES")
    empty = PostalAddress(street="", postal_code="", country="")
    assert address_key(nowhere) == address_key(empty) == ()
    what = replace(HONEST, referrer=replace(ANA, addresses=(empty,)), friend=replace(BEN, addresses=(empty,)))
    assert signals_of(what) == ()


@pytest.mark.parametrize("name", ["", "Ana", "Ana Pérez", "Ana Gil Pérez López"])
def test_other_names_are_no_sign(name: str) -> None:
    assert found(name=name) == ()


def test_who_has_no_name_or_address_has_no_sign() -> None:
    nobody = Person(customer=3, email="")
    assert signals_of(Referral(referrer=nobody, friend=replace(nobody, customer=4), at=NOW)) == ()


def test_friends_spread_over_time_are_no_sign() -> None:
    others = tuple(NOW - timedelta(hours=17 * n) for n in range(1, 30))
    assert signals_of(replace(HONEST, others_at=others)) == ()
    assert signals_of(replace(HONEST, others_at=others), most_in_a_week=5) == (Signal.MANY_IN_A_WEEK,)
