import pytest

from saleor_postventa.saleor.mention import order_number_in


def test_finds_the_order_number_among_all_else() -> None:
    body = b'{"__typename": "OrderUpdated", "order": {"id": "T3JkZXI6MQ==", "number": "4711"}}'
    assert order_number_in(body) == "4711"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{broken",
        b"[]",
        b"7",
        b"{}",
        b'{"order": null}',
        b'{"order": 7}',
        b'{"order": {"number": null}}',
        b'{"order": {"number": ["1"]}}',
        b'{"order": {"number": "1\\u0000"}}',
        b'{"order": {"number": "' + b"1" * 65 + b'"}}',
        b'{"order": {"number": "\xff"}}',
        b'{"order": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    ],
)
def test_says_nothing_where_there_is_none_to_be_shown(body: bytes) -> None:
    assert order_number_in(body) == ""
