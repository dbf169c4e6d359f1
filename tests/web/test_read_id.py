import base64

import pytest

from saleor_postventa.web.ids import LARGEST, UnknownId, must_read_id, read_id, show_id


def test_reads_what_it_shows() -> None:
    assert read_id("PostSaleOrder", show_id("PostSaleOrder", 12)) == 12


def test_id_of_another_type_is_none() -> None:
    assert read_id("PostSaleOrder", show_id("PostSaleCustomer", 12)) == 0


STRANGE = ["", "x", "PostSaleOrder:12", "PostSaleOrder:-1", "PostSaleOrder:", "PostSaleOrder:1.5", "PostSaleOrder:٣"]


@pytest.mark.parametrize("text", [*STRANGE, f"PostSaleOrder:{LARGEST + 1}", f"PostSaleOrder:{'9' * 6000}"])
def test_nonsense_is_none(text: str) -> None:
    shown = text if text in {"", "x", "PostSaleOrder:12"} else base64.b64encode(text.encode()).decode()
    assert read_id("PostSaleOrder", shown) == 0


def test_says_which_input_was_wrong() -> None:
    with pytest.raises(UnknownId) as told:
        must_read_id("PostSaleOrder", "x", field="order_id")
    assert told.value.field == "order_id"
