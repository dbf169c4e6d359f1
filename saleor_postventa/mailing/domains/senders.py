"""Who may send in a domain's name, as SPF has it, followed through its includes."""

from dataclasses import dataclass, field

from .asking import Dns
from .rules import MOST_LOOKUPS, Network, Term, Unreadable, is_spf, spf_network, spf_terms


class TooDeep(Exception):
    """It asks for more look-ups than anybody makes (RFC 7208, section 4.6.4)."""


@dataclass
class Senders:
    """`others` is what is said of everybody else: `-`, `~`, `?`, `+`, or nothing.

    More may send than can be listed (macros, `exists`, `ptr`).
    """

    networks: list[Network] = field(default_factory=list)
    includes: set[str] = field(default_factory=set)
    others: str = ""
    lookups: int = 0

    def let_in(self, network: Network) -> bool:
        return any(
            each.version == network.version and network.subnet_of(each)  # type: ignore[arg-type]
            for each in self.networks
        )


def senders_of(record: str, domain: str, dns: Dns) -> Senders:
    """Raises Silence, Unreadable, TooDeep."""
    found = Senders()
    _follow(record, domain, dns, found, is_outermost=True)
    return found


def spf_records(domain: str, dns: Dns) -> list[str]:
    """Raises Silence."""
    return [text for text in dns.texts(domain) if is_spf(text)]


def _follow(record: str, domain: str, dns: Dns, found: Senders, *, is_outermost: bool) -> None:
    terms = spf_terms(record)
    for term in terms:
        if term.name == "all":
            found.others = term.qualifier if is_outermost else found.others
            return
        if term.name != "redirect" and term.qualifier == "+":
            _take(term, domain, dns, found)
    redirect = next((term for term in terms if term.name == "redirect"), None)
    if redirect is not None:
        _enter(redirect.value, dns, found, is_outermost=is_outermost)


def _take(term: Term, domain: str, dns: Dns, found: Senders) -> None:
    name, _, _length = term.value.partition("/")
    match term.name:
        case "ip4" | "ip6":
            found.networks.append(spf_network(term))
        case "ptr" | "exists":
            _count(found)
        case "include":
            found.includes.add(name.lower().rstrip("."))
            _enter(name, dns, found, is_outermost=False)
        case _:
            _count(found)
            _take_servers(term.name, name or domain, dns, found)


def _take_servers(kind: str, name: str, dns: Dns, found: Senders) -> None:
    """Of `a` and `mx`; how wide a net they name does not matter to us."""
    if "%" in name:
        return
    servers = dns.mail_servers(name)[:MOST_LOOKUPS] if kind == "mx" else [name]
    for server in servers:
        found.networks += dns.addresses(server)


def _enter(name: str, dns: Dns, found: Senders, *, is_outermost: bool) -> None:
    _count(found)
    if "%" in name:
        return
    records = spf_records(name, dns)
    if len(records) != 1:
        raise Unreadable(name)
    _follow(records[0], name, dns, found, is_outermost=is_outermost)


def _count(found: Senders) -> None:
    found.lookups += 1
    if found.lookups > MOST_LOOKUPS:
        raise TooDeep
