import zlib
from datetime import datetime
from typing import Any, ClassVar, NoReturn, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped

from .codes import (
    LEDGER_BASES,
    ORDER_BASES,
    REACHED,
    Basis,
    CancelReason,
    Channel,
    ConsentAction,
    MessageStatus,
    SuppressionReason,
    Topic,
    WaitReason,
)


class AppendOnly(RuntimeError):
    """An entry of the consent ledger is never changed or removed: it is the proof."""


class ConsentQuerySet(models.QuerySet["ConsentEntry"]):
    def of_person(self, customer_id: int, *address_hashes: str) -> Self:
        """Of the customer, of guests who were joined with them, and of whoever had one of the addresses."""
        person = Q(customer_id=customer_id) | Q(customer__merged_into_id=customer_id)
        known = [each for each in address_hashes if each]
        return self.filter(person | Q(address_hash__in=known) if known else person)

    def newest_first(self) -> Self:
        """As the lines were written: a clock that was set back since lets no consent overrule what ended it."""
        return self.order_by("-pk")

    def update(self, **values: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class ConsentEntry(ShopOwned):
    """One line of the consent ledger: who said what about which topic, when, where and to which words."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    address_hash = models.CharField(max_length=64)
    topic = models.CharField(max_length=16, choices=Topic)
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.EMAIL)
    action = models.CharField(max_length=9, choices=ConsentAction)
    basis = models.CharField(max_length=20, choices=Basis)
    source = models.CharField(max_length=40)
    text_version = models.CharField(max_length=40, blank=True, default="")
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ip_hash = models.CharField(max_length=64, blank=True, default="")
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")
    recorded_at = models.DateTimeField(default=now)

    objects: ClassVar[ConsentQuerySet] = scoped(ConsentQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "topic", "recorded_at"], name="consent_of_customer"),
            models.Index(fields=["shop", "address_hash", "topic"], name="consent_of_address"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.action}"


class SuppressedAddress(ShopOwned):
    """An address that we do not write to; its salted hash alone is kept, and so outlives an erasure."""

    address_hash = models.CharField(max_length=64)
    reason = models.CharField(max_length=12, choices=SuppressionReason)
    since = models.DateTimeField(default=now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "address_hash", "reason"], name="one_block_per_reason", condition=Q(lifted_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.reason


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> Self:
        return self.filter(status=MessageStatus.WAITING)

    def in_need_of_staff(self) -> Self:
        return self.filter(status__in=[MessageStatus.FAILED, MessageStatus.UNCERTAIN])

    def under_way_since_before(self, moment: datetime) -> Self:
        return self.filter(status=MessageStatus.SENDING, status_since__lt=moment)

    def of_person(self, customer_id: int, address_hash: str) -> Self:
        same_address = Q(address_hash=address_hash) & ~Q(address_hash="")
        return self.filter(Q(customer_id=customer_id) | same_address)

    def reaching_since(self, moment: datetime) -> Self:
        """Those that left, or may have left, after a moment."""
        return self.filter(status__in=REACHED, handed_over_at__gt=moment)

    def ahead_of(self, message: "Message", moment: datetime) -> Self:
        """Due as well, and first: of higher priority, or asked for earlier."""
        first = Q(priority__gt=message.priority) | Q(priority=message.priority, pk__lt=message.pk)
        return self.waiting().filter(first, due_at__lte=moment).exclude(pk=message.pk)


class Message(ShopOwned):
    """A mail to one person: what it is about and on what basis, by ids; rendered only when it leaves.

    `taken_at` is when, by the machine's clock, a worker began to hand it over.
    `waits_for` says why a due mail was put off, `trouble` what the provider answered last. `consent` is the line of
    the ledger that it stands on, where its basis is one of those; else the order is, or what its reader has with us.
    """

    key = models.CharField(max_length=150)
    kind = models.CharField(max_length=40)
    topic = models.CharField(max_length=16, choices=Topic)
    priority = models.SmallIntegerField(default=50)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, related_name="+")
    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=8)
    facts = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=9, choices=MessageStatus, default=MessageStatus.WAITING)
    status_since = models.DateTimeField(default=now)
    requested_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    waits_for = models.CharField(max_length=12, choices=WaitReason, blank=True, default="")
    cancel_reason = models.CharField(max_length=16, choices=CancelReason, blank=True, default="")
    basis = models.CharField(max_length=20, choices=Basis, blank=True, default="")
    consent = models.ForeignKey(ConsentEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    address_hash = models.CharField(max_length=64, blank=True, default="")
    message_id = models.CharField(max_length=200, blank=True, default="")
    provider_ref = models.CharField(max_length=200, blank=True, default="")
    template_version = models.CharField(max_length=16, blank=True, default="")
    taken_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True, default="")
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    bounce_kind = models.CharField(max_length=4, blank=True, default="")
    complained_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[MessageQuerySet] = scoped(MessageQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_message_per_key"),
            models.CheckConstraint(
                name="mail_left_on_a_legal_basis",
                condition=~Q(status__in=REACHED)
                | Q(basis__in=ORDER_BASES, order__isnull=False)
                | Q(basis=Basis.MEMBERSHIP, customer__isnull=False)
                | Q(basis__in=LEDGER_BASES, consent__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "status", "due_at"], name="message_by_status"),
            models.Index(fields=["customer", "handed_over_at"], name="message_of_customer"),
            models.Index(fields=["shop", "address_hash", "handed_over_at"], name="message_of_address"),
            models.Index(fields=["shop", "handed_over_at"], name="message_by_departure"),
            models.Index(fields=["message_id"], name="message_by_message_id", condition=~Q(message_id="")),
            models.Index(fields=["provider_ref"], name="message_by_provider_ref", condition=~Q(provider_ref="")),
        ]

    def __str__(self) -> str:
        return self.key


class Dispatch(ShopWork):
    """The work of moving one message on when it is due; there may be several of one message, which does no harm."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="dispatches")

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="dispatch_due", condition=Q(state="waiting")),
            models.Index(fields=["shop", "state"], name="dispatch_by_state"),
        ]

    def __str__(self) -> str:
        return f"message {self.message_id}"


class SentCopy(ShopOwned):
    """What a person was sent, packed, for as long as staff may have to look it up."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="copy")
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    packed_html = models.BinaryField()
    packed_text = models.BinaryField()
    made_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["shop", "made_at"], name="copy_by_age")]

    def __str__(self) -> str:
        return f"copy of {self.message_id}"

    @property
    def html(self) -> str:
        return zlib.decompress(bytes(self.packed_html)).decode()

    @property
    def text(self) -> str:
        return zlib.decompress(bytes(self.packed_text)).decode()


class SenderCheck(ShopOwned):
    """What DNS last said of the domain that the shop's mails come from; `keys` are the DKIM selectors looked for."""

    domain = models.CharField(max_length=255)
    keys = models.JSONField(default=list, blank=True)
    points = models.JSONField(default=list, blank=True)
    checked_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop"], name="one_sender_check")]

    def __str__(self) -> str:
        return self.domain


class LinkClickQuerySet(models.QuerySet["LinkClick"]):
    def by_people(self) -> Self:
        return self.filter(is_by_machine=False)


class LinkClick(ShopOwned):
    """Somebody opened a link of a mail: which, and when. Of who, from where and with what nothing is kept."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="clicks", db_index=False)
    link = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=now)
    is_by_machine = models.BooleanField(default=False)

    objects: ClassVar[LinkClickQuerySet] = scoped(LinkClickQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["message", "at"], name="click_of_message"),
            models.Index(fields=["shop", "at"], name="click_by_age"),
        ]

    def __str__(self) -> str:
        return f"link {self.link} of message {self.message_id}"


class MailWording(ShopOwned):
    """The team's own words for a kind of mail in one language; empty where ours stand. `{names}` are filled in."""

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=90, blank=True, default="")
    opening = models.CharField(max_length=1000, blank=True, default="")
    closing = models.CharField(max_length=1000, blank=True, default="")
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "kind", "language"], name="one_wording_per_language")]

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"


def pack(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)
