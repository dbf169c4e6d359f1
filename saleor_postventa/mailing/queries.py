"""Reads of mail that the API, the portal and the panel share."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.findings import Level

from .addresses import address_hash, address_hashes
from .codes import OPTIONAL_TOPICS, Basis, ConsentAction, MessageStatus, SuppressionReason, Topic
from .models import ConsentEntry, Message, MessageQuerySet, SentCopy, SuppressedAddress
from .rules import SLIPPING_COMPLAINT_SHARE, is_reputation_at_risk, is_reputation_slipping

HEALTH_WINDOW = timedelta(days=30)


@dataclass(frozen=True)
class LegalGround:
    """What a mail stands on: a line of the consent ledger, the order that it belongs to, or what its reader has."""

    basis: Basis
    consent: ConsentEntry | None = None
    order: Order | None = None


@dataclass(frozen=True)
class MailHealth:
    """Counts of the last 30 days; `needs_staff` counts failed and uncertain mails of any age."""

    sent: int
    bounced: int
    complaints: int
    needs_staff: int
    waiting: int
    is_at_risk: bool


@dataclass(frozen=True)
class OptionalMail:
    """Mails of the last 30 days that nobody needs for an order, and how many of them were marked as spam."""

    sent: int
    complaints: int

    @property
    def share(self) -> float | None:
        return self.complaints / self.sent if self.sent else None

    @property
    def level(self) -> Level:
        if is_reputation_at_risk(self.sent, self.complaints):
            return Level.ERROR
        return Level.WARNING if is_reputation_slipping(self.sent, self.complaints) else Level.OK

    @property
    def in_words(self) -> str:
        """In the active language."""
        if self.level == Level.OK and self.share is not None and self.share >= SLIPPING_COMPLAINT_SHARE:
            few = _(
                "{complaints} of {sent} optional mails of 30 days were marked as spam: too few to say anything yet."
            )
            return few.format(complaints=self.complaints, sent=self.sent)
        said = {
            Level.OK: _(
                "{complaints} of {sent} optional mails of 30 days were marked as spam. Below 0.1 % all is well."
            ),
            Level.WARNING: _(
                "{complaints} of {sent} optional mails of 30 days were marked as spam: above the 0.1 % that Gmail and "
                "Yahoo ask for. From 0.3 % on they are paused."
            ),
            Level.ERROR: _(
                "{complaints} of {sent} optional mails of 30 days were marked as spam: 0.3 % or more, so they are "
                "paused. Mails about orders still go out."
            ),
        }
        return said[self.level].format(complaints=self.complaints, sent=self.sent)


def messages(
    *,
    status: MessageStatus | None = None,
    kind: str | None = None,
    topic: str | None = None,
    order_id: int | None = None,
    customer_id: int | None = None,
) -> MessageQuerySet:
    """Newest first, with customer, order and consent."""
    wanted = {"status": status, "kind": kind, "topic": topic, "order_id": order_id, "customer_id": customer_id}
    rows: MessageQuerySet = Message.objects.filter(
        **{name: value for name, value in wanted.items() if value is not None}
    )
    return rows.select_related("customer", "order", "consent").order_by("-requested_at", "-pk")


def planned_of(customer_ids: list[int]) -> dict[int, list[Message]]:
    """Of each of them what has not left yet, the next one first."""
    rows = Message.objects.waiting().filter(customer_id__in=customer_ids).select_related("customer", "order")
    found: dict[int, list[Message]] = {}
    for each in rows.order_by("due_at", "pk"):
        found.setdefault(each.customer_id or 0, []).append(each)
    return found


def copies_of(message_ids: list[int]) -> dict[int, SentCopy]:
    """Of what was sent, as long as they are kept."""
    return {each.message_id: each for each in SentCopy.objects.filter(message__in=message_ids)}


def message_detail(message_id: int) -> Message | None:
    found: Message | None = Message.objects.select_related("customer", "order", "consent").filter(pk=message_id).first()
    return found


def consent_history(customer: Customer) -> list[ConsentEntry]:
    return list(ConsentEntry.objects.of_person(customer.pk, address_hash(customer.email)).newest_first())


def current_consent(customer: Customer, topic: Topic, *, read_at: str = "") -> ConsentEntry | None:
    """What was last given or withdrawn on a topic, by this person or from their address; None where never.

    `read_at` is the hash of the address that a mail goes to: an order may name another than its customer has.
    """
    return current_consents(customer, read_at=read_at).get(topic)


def current_consents(customer: Customer, *, read_at: str = "") -> dict[Topic, ConsentEntry]:
    said = [ConsentAction.GIVEN, ConsentAction.WITHDRAWN]
    theirs = ConsentEntry.objects.of_person(customer.pk, address_hash(customer.email), read_at)
    entries = theirs.filter(action__in=said)
    return {Topic(entry.topic): entry for entry in entries.newest_first().reverse()}


def legal_ground(
    bases: tuple[Basis, ...],
    topic: Topic,
    *,
    customer: Customer | None,
    order: Order | None,
    asked: ConsentEntry | None,
    read_at: str = "",
) -> LegalGround | None:
    """The first of the bases that holds now; None where none does. `read_at` as `current_consent` has it."""
    said = None
    if customer is not None and topic.is_optional:
        said = current_consent(customer, topic, read_at=read_at)
    return next(
        (ground for basis in bases if (ground := _stands(basis, said, customer=customer, asked=asked, order=order))),
        None,
    )


def _stands(
    basis: Basis,
    said: ConsentEntry | None,
    *,
    customer: Customer | None,
    asked: ConsentEntry | None,
    order: Order | None,
) -> LegalGround | None:
    is_withdrawn = said is not None and said.action == ConsentAction.WITHDRAWN
    if basis == Basis.MEMBERSHIP:
        return LegalGround(basis) if customer is not None else None
    if basis in (Basis.CONTRACT, Basis.LEGAL_DUTY):
        return LegalGround(basis, order=order) if order is not None else None
    if basis == Basis.LEGITIMATE_INTEREST:
        return LegalGround(basis, order=order) if order is not None and not is_withdrawn else None
    if basis == Basis.REQUEST:
        return LegalGround(basis, consent=asked) if asked is not None else None
    return LegalGround(basis, consent=said) if said is not None and not is_withdrawn and said.basis == basis else None


def ground_of(message: Message) -> LegalGround | None:
    """The row that a sent mail stands on; None for one that never left."""
    if not message.basis:
        return None
    basis = Basis(message.basis)
    is_of_order = message.consent is None and basis != Basis.MEMBERSHIP
    return LegalGround(basis, consent=message.consent, order=message.order if is_of_order else None)


def suppression_of(hashed: str) -> SuppressionReason | None:
    """Why an address is blocked, the gravest reason first; None where it is not."""
    reasons = set(
        SuppressedAddress.objects.filter(address_hash=hashed, lifted_at=None).values_list("reason", flat=True)
    )
    gravest = sorted(
        (SuppressionReason(reason) for reason in reasons), key=lambda reason: not reason.blocks(Topic.ORDER)
    )
    return gravest[0] if gravest else None


def mail_health() -> MailHealth:
    left = Message.objects.filter(handed_over_at__gt=now() - HEALTH_WINDOW)
    counts = left.aggregate(
        sent=Count("pk", filter=~Q(sent_at=None)),
        bounced=Count("pk", filter=Q(status=MessageStatus.BOUNCED)),
        complaints=Count("pk", filter=~Q(complained_at=None)),
    )
    return MailHealth(
        **counts,
        needs_staff=Message.objects.in_need_of_staff().count(),
        waiting=Message.objects.waiting().count(),
        is_at_risk=optional_mail_is_paused(),
    )


def optional_mail() -> OptionalMail:
    left = Message.objects.filter(handed_over_at__gt=now() - HEALTH_WINDOW, topic__in=OPTIONAL_TOPICS)
    counts = left.aggregate(sent=Count("pk"), complaints=Count("pk", filter=~Q(complained_at=None)))
    return OptionalMail(**counts)


def optional_mail_is_paused() -> bool:
    """Whether complaints of the last 30 days put all our mail at risk."""
    left = Message.objects.filter(handed_over_at__gt=now() - HEALTH_WINDOW, topic__in=OPTIONAL_TOPICS)
    complaints = left.exclude(complained_at=None).count()
    return complaints > 0 and is_reputation_at_risk(left.count(), complaints)


def consents_of(customer_ids: list[int]) -> dict[int, list[ConsentEntry]]:
    """As `current_consents`, for a page of customers at once: three queries, however many they are."""
    people = Customer.objects.in_bulk(customer_ids)
    marks = address_hashes(person.email for person in people.values())
    known = Q(address_hash__in=list(marks.values()))
    own = Q(customer_id__in=customer_ids) | Q(customer__merged_into_id__in=customer_ids)
    said = ConsentEntry.objects.filter(known | own, action__in=[ConsentAction.GIVEN, ConsentAction.WITHDRAWN])
    entries = list(said.select_related("customer").newest_first().reverse())

    def is_of(entry: ConsentEntry, person: Customer) -> bool:
        is_own = person.pk in (entry.customer_id, entry.customer.merged_into_id)
        return is_own or entry.address_hash == marks.get(person.email)

    return {
        pk: list({entry.topic: entry for entry in entries if is_of(entry, person)}.values())
        for pk, person in people.items()
    }
