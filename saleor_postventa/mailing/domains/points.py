"""What a look at a sender's domain can say, point by point, in people's words."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.shops.findings import Level

from .rules import GOOD_BITS, MOST_LOOKUPS, WEAK_BITS


class Part(StrEnum):
    DOMAIN = "domain"
    SPF = "spf"
    DKIM = "dkim"
    DMARC = "dmarc"
    ALIGNMENT = "alignment"


class PointCode(StrEnum):
    NOT_A_DOMAIN = "not_a_domain"
    SILENT = "silent"
    SPF_FINE = "spf_fine"
    SPF_OF_SERVICE = "spf_of_service"
    SPF_UNSURE = "spf_unsure"
    SPF_MISSING = "spf_missing"
    SPF_LACKS = "spf_lacks"
    SPF_SEVERAL = "spf_several"
    SPF_UNREADABLE = "spf_unreadable"
    SPF_TOO_DEEP = "spf_too_deep"
    SPF_OPEN = "spf_open"
    DKIM_FINE = "dkim_fine"
    DKIM_SHORT = "dkim_short"
    DKIM_WEAK = "dkim_weak"
    DKIM_REVOKED = "dkim_revoked"
    DKIM_UNREADABLE = "dkim_unreadable"
    DKIM_MISSING = "dkim_missing"
    DKIM_UNKNOWN = "dkim_unknown"
    DMARC_FINE = "dmarc_fine"
    DMARC_WATCHES = "dmarc_watches"
    DMARC_MISSING = "dmarc_missing"
    DMARC_SEVERAL = "dmarc_several"
    DMARC_UNREADABLE = "dmarc_unreadable"
    ALIGNED = "aligned"
    ALIGNMENT_UNSURE = "alignment_unsure"
    NOT_ALIGNED = "not_aligned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """`name` and `value` are of the DNS record that it is about: where a `value` stands, that record would mend it."""

    part: Part
    code: PointCode
    name: str = ""
    value: str = ""
    detail: str = ""

    @property
    def level(self) -> Level:
        return _SAID[self.code][0]

    @property
    def title(self) -> str:
        """In the active language."""
        return self._filled(_SAID[self.code][1])

    @property
    def advice(self) -> str:
        """In the active language; empty where there is nothing to do."""
        said = _SAID[self.code][2]
        return self._filled(said) if said else ""

    def _filled(self, said: str | Promise) -> str:
        limits = {"most": MOST_LOOKUPS, "weak": WEAK_BITS, "good": GOOD_BITS}
        return str(said).format(name=self.name, detail=self.detail or "?", **limits)


_ADD = _("Add this TXT record where your domain's DNS is kept.")
_SAID: dict[PointCode, tuple[Level, str | Promise, str | Promise]] = {
    PointCode.NOT_A_DOMAIN: (
        Level.WARNING,
        _("Mails come from “{name}”, which is no domain of your own."),
        _("Write an address of your own domain as the sender's address in Settings."),
    ),
    PointCode.SILENT: (
        Level.WARNING,
        _("DNS did not answer about {name}, so nothing is known yet."),
        _("We ask again tonight; you can also ask now."),
    ),
    PointCode.SPF_FINE: (Level.OK, _("SPF lets {detail} send for {name}."), ""),
    PointCode.SPF_OF_SERVICE: (
        Level.OK,
        _("{detail} sends with a return address of its own and answers for SPF there."),
        "",
    ),
    PointCode.SPF_UNSURE: (
        Level.INFO,
        _("Whether SPF of {name} lets your mail server send can't be told from here."),
        _("Ask whoever runs the mail server whether it is included."),
    ),
    PointCode.SPF_MISSING: (Level.ERROR, _("{name} has no SPF record."), _ADD),
    PointCode.SPF_LACKS: (
        Level.ERROR,
        _("SPF of {name} does not let {detail} send."),
        _("Change the record to this one; the rest of it stays as it is."),
    ),
    PointCode.SPF_SEVERAL: (
        Level.ERROR,
        _("{name} has more than one SPF record, so none counts."),
        _("Put what they say into one record and delete the others."),
    ),
    PointCode.SPF_UNREADABLE: (
        Level.ERROR,
        _("SPF of {name} can't be read at “{detail}”, so it does not count."),
        _("Correct it where your domain's DNS is kept."),
    ),
    PointCode.SPF_TOO_DEEP: (
        Level.ERROR,
        _("SPF of {name} needs more than {most} look-ups, so it does not count."),
        _("Take out services that no longer send for you."),
    ),
    PointCode.SPF_OPEN: (
        Level.ERROR,
        _("SPF of {name} lets everybody send in your name (+all)."),
        _("End the record with ~all instead of +all."),
    ),
    PointCode.DKIM_FINE: (Level.OK, _("DKIM: the key “{detail}” is there."), ""),
    PointCode.DKIM_SHORT: (
        Level.INFO,
        _("DKIM: the key “{detail}” is there, and shorter than {good} bits."),
        _("It counts. When your mail service renews it, choose {good} bits."),
    ),
    PointCode.DKIM_WEAK: (
        Level.ERROR,
        _("DKIM: the key “{detail}” is shorter than {weak} bits, so it does not count."),
        _("Have your mail service make a new one."),
    ),
    PointCode.DKIM_REVOKED: (
        Level.ERROR,
        _("DKIM: the key “{detail}” was revoked."),
        _("Add the key that your mail service shows you now."),
    ),
    PointCode.DKIM_UNREADABLE: (
        Level.ERROR,
        _("DKIM: what stands at {name} is no key."),
        _("Compare it with what your mail service shows you, letter by letter."),
    ),
    PointCode.DKIM_MISSING: (
        Level.ERROR,
        _("DKIM: there is no key at {name}."),
        _("Add the record under one of these names; your mail service shows its value."),
    ),
    PointCode.DKIM_UNKNOWN: (
        Level.WARNING,
        _("DKIM: we don't know by which name to look for the key of {name}."),
        _("Your mail service calls it the selector. Write it in Settings."),
    ),
    PointCode.DMARC_FINE: (
        Level.OK,
        _("DMARC is there: what is not yours is to be set apart or refused (p={detail})."),
        "",
    ),
    PointCode.DMARC_WATCHES: (
        Level.OK,
        _("DMARC is there. It watches and refuses nothing (p=none), which Gmail and Yahoo accept."),
        "",
    ),
    PointCode.DMARC_MISSING: (
        Level.ERROR,
        _("There is no DMARC record, which Gmail and Yahoo ask of whoever writes to many people."),
        _ADD,
    ),
    PointCode.DMARC_SEVERAL: (
        Level.ERROR,
        _("There is more than one DMARC record at {name}, so none counts."),
        _("Keep one and delete the others."),
    ),
    PointCode.DMARC_UNREADABLE: (
        Level.ERROR,
        _("DMARC at {name} can't be read at “{detail}”, so it does not count."),
        _("Correct it where your domain's DNS is kept."),
    ),
    PointCode.ALIGNED: (Level.OK, _("It all belongs to {name}, as DMARC asks ({detail})."), ""),
    PointCode.ALIGNMENT_UNSURE: (
        Level.WARNING,
        _("Whether your mails pass DMARC for {name} can't be told yet."),
        _("See what is said above; send yourself a test mail to a Gmail address and look at “Show original”."),
    ),
    PointCode.NOT_ALIGNED: (
        Level.ERROR,
        _("Nothing proves that your mails come from {name}: many will go to spam or be refused."),
        _("Mend SPF or DKIM above; one of the two is enough for DMARC, and Gmail asks for both."),
    ),
}
