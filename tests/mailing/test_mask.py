import pytest

from saleor_postventa.mailing.masking import SHOWN, hidden, masked

SECRETS = {"code": "VALE-1", "access_url": "https://x.test/open/abc/"}


@pytest.mark.parametrize("text", ["", "VALE-1", "a VALE-1 b VALE-1", "see https://x.test/open/abc/", "nothing"])
def test_a_masked_text_shows_no_secret(text: str) -> None:
    kept = masked(text, SECRETS)
    assert not any(secret in kept for secret in SECRETS.values())
    assert "secret:" not in hidden(kept)


def test_people_see_that_something_was_there() -> None:
    assert hidden(masked("Your code: VALE-1.", SECRETS)) == f"Your code: {SHOWN}."
