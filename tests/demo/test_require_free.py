import socket
from collections.abc import Iterator

import pytest

from saleor_postventa.demo.processes import DemoFailed, require_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_is_content_with_free_ports() -> None:
    require_free({"POSTVENTA_PORT": free_port()})


def test_names_another_port_for_the_one_that_is_taken(taken: int) -> None:
    other = free_port()
    with pytest.raises(DemoFailed) as failed:
        require_free({"POSTVENTA_PORT": other, "POSTVENTA_SANDBOX_PORT": taken})
    told = str(failed.value)
    assert f"Port {taken} is in use." in told
    assert "POSTVENTA_PORT=" not in told
    named = int(told.split("POSTVENTA_SANDBOX_PORT=")[1].split(maxsplit=1)[0])
    assert named not in {other, taken}
    require_free({"POSTVENTA_SANDBOX_PORT": named})


def test_names_two_ports_where_both_are_taken(taken: int) -> None:
    with pytest.raises(DemoFailed) as failed:
        require_free({"POSTVENTA_PORT": taken, "POSTVENTA_SANDBOX_PORT": taken})
    words = [word for word in str(failed.value).split() if "=" in word]
    assert len({word.split("=")[1] for word in words}) == 2
