from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event

_REASONS = {
    "open_case": _("a question is open"),
    "open_return": _("a return is open"),
    "late_parcel": _("a parcel is late"),
    "refund_pending": _("a refund is on its way"),
    "complaint": _("there is a complaint"),
}

_ERASED_BECAUSE = {
    "deleted_in_saleor": _("the account was deleted in Saleor"),
    "asked": _("the person asked for it"),
    "consent_withdrawn": _("the person withdrew their consent"),
    "objected": _("the person objected"),
    "no_longer_needed": _("the data are no longer needed"),
    "legal_duty": _("the law demands it"),
}


@dataclass(frozen=True, kw_only=True)
class CustomerLinked(Event):
    """Saleor now counts a guest's order to an account. No proof that the account's owner placed it."""

    sentence = _("The order now belongs to a customer account.")
    guest_id: int

    def key(self) -> str:
        return f"{self.subject.order}:{self.subject.customer}"


@dataclass(frozen=True, kw_only=True)
class CustomerMerged(Event):
    """A guest record went up in another customer: keep what hangs on `guest_id` under the subject's customer."""

    sentence = _("Earlier orders placed as a guest were joined with this customer.")
    guest_id: int

    def key(self) -> str:
        return str(self.guest_id)


@dataclass(frozen=True, kw_only=True)
class CustomerErased(Event):
    """Whoever keeps personal data of this customer erases it now.

    `guest_id` is the guest record of the same address, whose orders until then are the same person's.
    """

    sentence = _("The customer's personal data was erased.")
    guest_id: int | None = None
    reason: str = ""

    def key(self) -> str:
        return str(self.subject.customer)

    def describe(self) -> str:
        because = _ERASED_BECAUSE.get(self.reason)
        if because is None:
            return super().describe()
        return str(_("The customer's personal data was erased: {reason}.")).format(reason=because)


@dataclass(frozen=True, kw_only=True)
class PersonExported(Event):
    """Somebody took all that is kept of a customer, to hand it to them."""

    sentence = _("Everything kept of this person was exported.")

    def key(self) -> str:
        return f"{self.subject.customer}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(Event):
    hold_id: int
    reason: str

    def key(self) -> str:
        return str(self.hold_id)

    def describe(self) -> str:
        return str(_("Mails are held back: {reason}.")).format(reason=_REASONS[self.reason])


@dataclass(frozen=True, kw_only=True)
class HoldLifted(Event):
    hold_id: int
    reason: str
    since: datetime

    def key(self) -> str:
        return str(self.hold_id)

    def describe(self) -> str:
        return str(_("Mails are no longer held back for this: {reason}.")).format(reason=_REASONS[self.reason])
