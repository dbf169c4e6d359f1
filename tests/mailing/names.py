"""A name server of the tests' own, on this machine, over UDP."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

type Answering = Callable[[dns.message.Message], bytes | None]


class Zone:
    """`texts` and `addresses` by name; `wild` answers in its place, with whatever bytes it likes, or nothing."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self.addresses: dict[str, list[str]] = {}
        self.mail_servers: dict[str, list[str]] = {}
        self.wild: dict[str, Answering] = {}
        self.asked: list[str] = []

    def answer(self, content: bytes) -> bytes | None:
        query = dns.message.from_wire(content)
        question = query.question[0]
        name, kind = question.name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(question.rdtype)
        self.asked.append(f"{name} {kind}")
        if name in self.wild:
            return self.wild[name](query)
        response = dns.message.make_response(query)
        response.flags |= dns.flags.RA
        rows = self._rows(name, kind)
        if rows:
            response.answer.append(dns.rrset.from_text_list(question.name, 60, "IN", kind, rows))
        elif not any(name in known for known in (self.texts, self.addresses, self.mail_servers)):
            response.set_rcode(dns.rcode.NXDOMAIN)
        return response.to_wire()

    def _rows(self, name: str, kind: str) -> list[str]:
        if kind == "TXT":
            return [_quoted(text) for text in self.texts.get(name, [])]
        if kind == "MX":
            return [f"10 {server}." for server in self.mail_servers.get(name, [])]
        is_six = kind == "AAAA"
        return [each for each in self.addresses.get(name, []) if (":" in each) is is_six]


def _quoted(text: str) -> str:
    """In strings of at most 255 characters, as long keys are."""
    parts = [text[at : at + 255] for at in range(0, len(text), 255)] or [""]
    return " ".join(f'"{part}"' for part in parts)


@contextmanager
def served(zone: Zone) -> Iterator[tuple[str, int]]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.bind(("127.0.0.1", 0))
        door.settimeout(0.1)
        is_over = threading.Event()

        def serve() -> None:
            while not is_over.is_set():
                try:
                    content, asker = door.recvfrom(4096)
                except TimeoutError:
                    continue
                said: Any = zone.answer(content)
                if said is not None:
                    door.sendto(said, asker)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield door.getsockname()
        finally:
            is_over.set()
            thread.join()
