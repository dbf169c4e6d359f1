import gc

import pytest

from saleor_postventa.core import collecting


def test_looks_for_no_cycles_meanwhile_and_goes_on_after() -> None:
    with collecting.later():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_goes_on_after_a_failure_too() -> None:
    with pytest.raises(ZeroDivisionError), collecting.later():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_leaves_off_what_was_off() -> None:
    gc.disable()
    try:
        with collecting.later():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
