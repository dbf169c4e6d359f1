from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link
from tests.conftest import MovableClock

DAY = timedelta(days=1)


@given(st.dictionaries(st.sampled_from(["order", "customer", "topic"]), st.integers() | st.text(max_size=20)))
def test_gives_back_what_was_signed(payload: dict[str, int | str]) -> None:
    assert read_link("order", sign_link("order", payload, DAY)) == payload


def test_opens_nothing_else_than_it_was_made_for() -> None:
    with pytest.raises(LinkBroken):
        read_link("unsubscribe", sign_link("order", {"order": 1}, DAY))


def test_holds_until_its_end_and_no_longer(clock: MovableClock) -> None:
    token = sign_link("order", {"order": 1}, DAY)
    clock.move(hours=23, minutes=59)
    assert read_link("order", token) == {"order": 1}
    clock.move(minutes=1)
    with pytest.raises(LinkExpired):
        read_link("order", token)


def test_without_an_end_it_holds_for_ever(clock: MovableClock) -> None:
    token = sign_link("unsubscribe", {"customer": 1}, None)
    clock.move(days=3650)
    assert read_link("unsubscribe", token) == {"customer": 1}


@pytest.mark.parametrize("position", [0, 5, -1])
def test_changed_token_is_broken(position: int) -> None:
    token = sign_link("order", {"order": 1}, DAY)
    letter = "A" if token[position] != "A" else "B"
    changed = token[:position] + letter + (token[position + 1 :] if position != -1 else "")
    with pytest.raises(LinkBroken):
        read_link("order", changed)


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "ñ"])
def test_nonsense_is_broken(token: str) -> None:
    with pytest.raises(LinkBroken):
        read_link("order", token)


def test_another_secret_key_makes_another_token(settings: object) -> None:
    token = sign_link("order", {"order": 1}, DAY)
    settings.SECRET_KEY = "another-secret-key-another-secret-key"  # type: ignore[attr-defined]
    with pytest.raises(LinkBroken):
        read_link("order", token)
