"""A round over many rows: what fails is logged, and holds up no other."""

import logging

import pytest

from saleor_postventa.core.rounds import one_by_one


def test_one_that_fails_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    def do(row: int) -> bool:
        if row == 2:
            raise ValueError("broken")
        done.append(row)
        return row != 3

    with caplog.at_level(logging.ERROR):
        assert one_by_one([1, 2, 3, 4], do, what="case") == 2
    assert done == [1, 3, 4]
    assert "case 2 failed in this round" in caplog.text
