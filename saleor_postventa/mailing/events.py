from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event

from .codes import CancelReason, SuppressionReason, WaitReason
from .labels import kind_label, reason_label, topic_label


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Event):
    is_for_shopper = True
    sentence = _("Permission given for “{topic}”.")
    entry_id: int
    topic: str
    channel: str
    basis: str
    source: str
    text_version: str

    def key(self) -> str:
        return str(self.entry_id)

    def describe(self) -> str:
        return str(self.sentence).format(topic=topic_label(self.topic))


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Event):
    is_for_shopper = True
    sentence = _("No more mails about “{topic}”, as asked.")
    entry_id: int
    topic: str
    channel: str
    source: str

    def key(self) -> str:
        return str(self.entry_id)

    def describe(self) -> str:
        return str(self.sentence).format(topic=topic_label(self.topic))


@dataclass(frozen=True, kw_only=True)
class MailReworded(Event):
    sentence = _("The team's own words for the mail “{kind}” ({language}) were changed.")
    kind: str
    language: str

    def key(self) -> str:
        return f"{self.kind}:{self.language}:{self.occurred_at.isoformat()}"

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind), language=self.language)


@dataclass(frozen=True, kw_only=True)
class AddressSuppressed(Event):
    sentence = _("The e-mail address was blocked: {reason}.")
    suppression_id: int
    reason: str

    def key(self) -> str:
        return str(self.suppression_id)

    def describe(self) -> str:
        return str(self.sentence).format(reason=reason_label(SuppressionReason, self.reason))


@dataclass(frozen=True, kw_only=True)
class MessageSent(Event):
    """The mail server took it."""

    is_for_shopper = True
    sentence = _("Mail sent: {kind}.")
    message_id: int
    kind: str
    topic: str
    basis: str

    def key(self) -> str:
        return str(self.message_id)

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind))


@dataclass(frozen=True, kw_only=True)
class MessageDelayed(Event):
    sentence = _("Mail put off: {kind} ({reason}).")
    message_id: int
    kind: str
    topic: str
    reason: str
    until: datetime

    def key(self) -> str:
        return f"{self.message_id}:{self.reason}:{self.until.isoformat()}"

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind), reason=reason_label(WaitReason, self.reason))


@dataclass(frozen=True, kw_only=True)
class MessageCancelled(Event):
    sentence = _("Mail not sent: {kind} ({reason}).")
    message_id: int
    kind: str
    topic: str
    reason: str

    def key(self) -> str:
        return f"{self.message_id}:{self.occurred_at.isoformat()}"

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind), reason=reason_label(CancelReason, self.reason))


@dataclass(frozen=True, kw_only=True)
class MessageDelivered(Event):
    """The recipient's server has it, as the mail service reports; told of kinds alone that somebody waits for."""

    sentence = _("Mail arrived: {kind}.")
    message_id: int
    kind: str

    def key(self) -> str:
        return str(self.message_id)

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind))


@dataclass(frozen=True, kw_only=True)
class MessageClicked(Event):
    """A link of it was opened for the first time, where the shop counts clicks; `link` is which, from 1."""

    sentence = _("A link was opened in the mail: {kind}.")
    message_id: int
    kind: str
    topic: str
    link: int

    def key(self) -> str:
        return f"{self.message_id}:{self.link}"

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind))


@dataclass(frozen=True, kw_only=True)
class MessageBounced(Event):
    """It came back: `bounce` is hard (no such address) or soft (not now)."""

    sentence = _("Mail came back: {kind}.")
    message_id: int
    kind: str
    topic: str
    bounce: str

    def key(self) -> str:
        return str(self.message_id)

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind))


@dataclass(frozen=True, kw_only=True)
class MessageFailed(Event):
    """It could not be sent, or nobody can tell whether it was (`is_uncertain`): a person has to look."""

    sentence = _("Mail needs a look: {kind}.")
    message_id: int
    kind: str
    topic: str
    is_uncertain: bool

    def key(self) -> str:
        return f"{self.message_id}:{self.occurred_at.isoformat()}"

    def describe(self) -> str:
        return str(self.sentence).format(kind=kind_label(self.kind))
