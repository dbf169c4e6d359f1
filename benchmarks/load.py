"""The same requests over so many kept-alive connections, as fast as they are answered; or evenly, at a pace."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import uvloop

Target = tuple[str, int]


@dataclass(frozen=True)
class Load:
    """Seconds on the wall, and from each request's departure to its whole answer."""

    seconds: float
    latencies: list[float]
    statuses: Counter[int]

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds


def post(path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """A request as it goes over the line."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def send(port: int, requests: Sequence[bytes], *, connections: int = 16, pace: float | None = None) -> Load:
    """`pace` is so many requests a second; None is as fast as answers come."""
    return uvloop.run(_send(("127.0.0.1", port), requests, connections, pace))


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def _send(target: Target, requests: Sequence[bytes], connections: int, pace: float | None) -> Load:
    began = time.perf_counter()
    waiting = iter(enumerate(requests))
    latencies: list[float] = []
    statuses: Counter[int] = Counter()

    async def departures() -> None:
        reader, writer = await asyncio.open_connection(*target)
        for number, request in waiting:
            if pace is not None:
                await asyncio.sleep(max(0.0, began + number / pace - time.perf_counter()))
            left = time.perf_counter()
            writer.write(request)
            statuses[await _answer(reader)] += 1
            latencies.append(time.perf_counter() - left)
        writer.close()

    await asyncio.gather(*(departures() for _ in range(connections)))
    return Load(time.perf_counter() - began, latencies, statuses)


async def _answer(reader: asyncio.StreamReader) -> int:
    """The status, once the body is read."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    fields = dict(_fields(head))
    if fields.get("transfer-encoding") == "chunked":
        while await _chunk(reader):
            pass
    else:
        await reader.readexactly(int(fields.get("content-length", "0")))
    return status


def _fields(head: str) -> Iterator[tuple[str, str]]:
    for line in head.split("\r\n")[1:]:
        name, _, value = line.partition(":")
        yield name, value.strip()


async def _chunk(reader: asyncio.StreamReader) -> int:
    size = int(await reader.readuntil(b"\r\n"), 16)
    await reader.readexactly(size + 2)
    return size
