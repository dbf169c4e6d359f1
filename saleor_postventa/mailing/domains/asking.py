"""Questions to DNS: few, short, within a time, and answered by anybody."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

import dns.exception
import dns.name
import dns.nameserver
import dns.resolver
from django.conf import settings

from saleor_postventa.core.http import forbid_inside_transaction

from .rules import Network, network_of

SECONDS_EACH, SECONDS_IN_ALL = 3.0, 20.0
MOST_RECORDS, LONGEST_TEXT = 30, 4096


class Silence(Exception):
    """DNS did not answer, or not in time: nothing is known of the name."""


@dataclass
class Dns:
    """Of one check. Inside no transaction: a slow name server must not hold our locks."""

    until: float = field(default_factory=lambda: time.monotonic() + SECONDS_IN_ALL)

    def __post_init__(self) -> None:
        forbid_inside_transaction()

    def texts(self, name: str) -> list[str]:
        """Its TXT records; none where there is no such name. Raises Silence."""
        found = [b"".join(row.strings) for row in self._rows(name, "TXT")]
        return [_plain(text[:LONGEST_TEXT].decode("ascii", "replace")) for text in found]

    def addresses(self, name: str) -> list[Network]:
        """Raises Silence."""
        rows = [*self._rows(name, "A"), *self._rows(name, "AAAA")]
        return [network_of(ip_address(row.address)) for row in rows]

    def mail_servers(self, name: str) -> list[str]:
        """Raises Silence."""
        return [str(row.exchange).rstrip(".") for row in self._rows(name, "MX")]

    def _rows(self, name: str, kind: str) -> Iterator[Any]:
        left = self.until - time.monotonic()
        if left <= 0:
            raise Silence(name)
        try:
            answer = _resolver().resolve(
                f"{name}.", kind, lifetime=min(left, SECONDS_EACH), raise_on_no_answer=False, search=False
            )
        except (dns.resolver.NXDOMAIN, dns.exception.SyntaxError, ValueError, *_UNFIT):
            return iter(())
        except (dns.exception.DNSException, OSError) as error:
            raise Silence(name) from error
        rows = answer.rrset or ()
        return iter(list(rows)[:MOST_RECORDS])


def _plain(text: str) -> str:
    """Nothing that would move a cursor, where a person reads it."""
    return "".join(each if each.isprintable() else _NONE for each in text.replace("\t", " "))


_NONE = "\N{REPLACEMENT CHARACTER}"
_UNFIT = (dns.name.LabelTooLong, dns.name.NameTooLong, dns.name.EmptyLabel, dns.name.BadEscape)


def _resolver() -> dns.resolver.Resolver:
    """The machine's own, or the servers that POSTVENTA_DNS_SERVERS names: `10.0.0.2` or `10.0.0.2:5353`."""
    if not settings.DNS_SERVERS:
        return dns.resolver.Resolver()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers = [dns.nameserver.Do53Nameserver(host, port) for host, port in settings.DNS_SERVERS]
    return resolver
