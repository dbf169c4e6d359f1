"""One look at a sender's domain: what is fine, what is missing, and the record that would mend it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .asking import Dns, Silence
from .points import Part, Point, PointCode
from .rules import (
    DmarcPolicy,
    KeyState,
    Unreadable,
    dmarc_policy,
    is_aligned,
    is_dmarc,
    is_of_everybody,
    is_of_the_web,
    key_state,
    organisation,
    with_include,
)
from .senders import Senders, TooDeep, senders_of, spf_records
from .services import MailService

_KEYS = {
    KeyState.SHORT: PointCode.DKIM_SHORT,
    KeyState.WEAK: PointCode.DKIM_WEAK,
    KeyState.REVOKED: PointCode.DKIM_REVOKED,
    KeyState.UNREADABLE: PointCode.DKIM_UNREADABLE,
    KeyState.GOOD: PointCode.DKIM_FINE,
}
_WORKING = (PointCode.DKIM_FINE, PointCode.DKIM_SHORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whom mails come from, and by what way: `domain` in ASCII, `address` for reports, `server` where it is SMTP."""

    domain: str
    address: str
    server: str = ""
    service: MailService | None = None
    selectors: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return self.selectors or (self.service.selectors if self.service is not None else ())


def look_at(sender: Sender, dns: Dns) -> list[Point]:
    """Calls the network. What DNS does not answer is a point too; nothing is raised."""
    if not is_of_the_web(sender.domain) or is_of_everybody(sender.domain):
        return [Point(part=Part.DOMAIN, code=PointCode.NOT_A_DOMAIN, name=sender.domain)]
    try:
        policy, dmarc = _dmarc(sender, dns)
        spf = _spf(sender, dns)
        keys = list(_keys(sender, dns))
    except Silence:
        return [Point(part=Part.DOMAIN, code=PointCode.SILENT, name=sender.domain)]
    return [spf, *_told(sender, keys), dmarc, _agreement(sender, spf, keys, policy)]


def _spf(sender: Sender, dns: Dns) -> Point:
    if sender.service is not None and sender.service.return_address:
        return Point(part=Part.SPF, code=PointCode.SPF_OF_SERVICE, detail=sender.service.name)
    if sender.service is None and not is_of_the_web(sender.server):
        return Point(part=Part.SPF, code=PointCode.SPF_UNSURE, name=sender.domain)
    name, records = sender.domain, spf_records(sender.domain, dns)
    if not records:
        return Point(part=Part.SPF, code=PointCode.SPF_MISSING, name=name, value=_new_spf(sender))
    if len(records) > 1:
        return Point(part=Part.SPF, code=PointCode.SPF_SEVERAL, name=name)
    try:
        found = senders_of(records[0], name, dns)
    except Unreadable as error:
        return Point(part=Part.SPF, code=PointCode.SPF_UNREADABLE, name=name, detail=str(error))
    except TooDeep:
        return Point(part=Part.SPF, code=PointCode.SPF_TOO_DEEP, name=name)
    return _judged(sender, records[0], found, dns)


def _judged(sender: Sender, record: str, found: Senders, dns: Dns) -> Point:
    name = sender.domain
    if found.others == "+":
        return Point(part=Part.SPF, code=PointCode.SPF_OPEN, name=name)
    if sender.service is not None:
        if sender.service.include in found.includes:
            return Point(part=Part.SPF, code=PointCode.SPF_FINE, name=name, detail=sender.service.name)
        value = with_include(record, sender.service.include)
        return Point(part=Part.SPF, code=PointCode.SPF_LACKS, name=name, value=value, detail=sender.service.name)
    servers = dns.addresses(sender.server) if sender.server else []
    if servers and all(found.let_in(each) for each in servers):
        return Point(part=Part.SPF, code=PointCode.SPF_FINE, name=name, detail=sender.server)
    return Point(part=Part.SPF, code=PointCode.SPF_UNSURE, name=name, detail=sender.server)


def _new_spf(sender: Sender) -> str:
    if sender.service is not None:
        return f"v=spf1 include:{sender.service.include} ~all"
    return f"v=spf1 a:{sender.server} ~all"


def _keys(sender: Sender, dns: Dns) -> Iterator[tuple[str, Point]]:
    """With the domain that each would sign for: the sender's own before the one that was registered."""
    for domain in dict.fromkeys((sender.domain, organisation(sender.domain))):
        for selector in sender.keys:
            name = f"{selector}._domainkey.{domain}"
            texts = dns.texts(name)
            if texts:
                state = key_state(texts[0]) if len(texts) == 1 else KeyState.UNREADABLE
                yield domain, Point(part=Part.DKIM, code=_KEYS[state], name=name, detail=selector)


def _told(sender: Sender, keys: list[tuple[str, Point]]) -> list[Point]:
    """What works is enough: a service rotates between its keys, and not all need be there."""
    points = [point for _domain, point in keys]
    working = [point for point in points if point.code in _WORKING]
    if working or points:
        return working or points
    service = sender.service.name if sender.service is not None else ""
    if not sender.keys:
        return [Point(part=Part.DKIM, code=PointCode.DKIM_UNKNOWN, name=sender.domain, detail=service)]
    names = ", ".join(f"{selector}._domainkey.{sender.domain}" for selector in sender.keys)
    return [Point(part=Part.DKIM, code=PointCode.DKIM_MISSING, name=names, detail=service)]


def _dmarc(sender: Sender, dns: Dns) -> tuple[DmarcPolicy, Point]:
    """The domain's own record, or that of the one that was registered (RFC 7489, section 6.6.3)."""
    for domain in dict.fromkeys((sender.domain, organisation(sender.domain))):
        name = f"_dmarc.{domain}"
        records = [text for text in dns.texts(name) if is_dmarc(text)]
        if len(records) > 1:
            return DmarcPolicy("none"), Point(part=Part.DMARC, code=PointCode.DMARC_SEVERAL, name=name)
        if records:
            return _read_dmarc(records[0], name, is_of_subdomain=domain != sender.domain)
    value = f"v=DMARC1; p=none; rua=mailto:{sender.address}"
    name = f"_dmarc.{organisation(sender.domain)}"
    return DmarcPolicy("none"), Point(part=Part.DMARC, code=PointCode.DMARC_MISSING, name=name, value=value)


def _read_dmarc(record: str, name: str, *, is_of_subdomain: bool) -> tuple[DmarcPolicy, Point]:
    try:
        policy = dmarc_policy(record, is_of_subdomain=is_of_subdomain)
    except Unreadable as error:
        return DmarcPolicy("none"), Point(
            part=Part.DMARC, code=PointCode.DMARC_UNREADABLE, name=name, detail=str(error)
        )
    code = PointCode.DMARC_WATCHES if policy.policy == "none" else PointCode.DMARC_FINE
    return policy, Point(part=Part.DMARC, code=code, name=name, detail=policy.policy)


def _agreement(sender: Sender, spf: Point, keys: list[tuple[str, Point]], policy: DmarcPolicy) -> Point:
    """DMARC passes with one of both: SPF of the return address, which is the sender's own, or a key of the domain's."""
    by_key = any(
        point.code in _WORKING and is_aligned(domain, sender.domain, is_strict=policy.is_dkim_strict)
        for domain, point in keys
    )
    by_spf = spf.code == PointCode.SPF_FINE
    if by_key or by_spf:
        ways = [name for name, holds in (("DKIM", by_key), ("SPF", by_spf)) if holds]
        return Point(part=Part.ALIGNMENT, code=PointCode.ALIGNED, name=sender.domain, detail=" + ".join(ways))
    is_unsure = spf.code == PointCode.SPF_UNSURE or any(
        point.code == PointCode.DKIM_UNKNOWN for point in _told(sender, keys)
    )
    code = PointCode.ALIGNMENT_UNSURE if is_unsure else PointCode.NOT_ALIGNED
    return Point(part=Part.ALIGNMENT, code=code, name=sender.domain)
