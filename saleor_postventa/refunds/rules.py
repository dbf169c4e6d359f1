"""How far a refund has come, and by which way; and how much goes back: pure, in whole minor units, nothing lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.money import Money, is_payable


class Path(TextChoices):
    """How the money of one payment goes back.

    TRANSACTION: granted in Saleor, then asked of the app that took the payment. MANUAL: granted in Saleor, sent back by
    staff outside of it, and confirmed here. LEGACY: an old payment, refunded by staff in the Dashboard. CARD: the part
    that was paid with a gift card comes back as store credit.
    """

    TRANSACTION = "transaction", _("back to the means of payment")
    MANUAL = "manual", _("sent back by the team")
    LEGACY = "legacy", _("refunded in the Dashboard by the team")
    CARD = "card", _("as store credit")


class PartStatus(TextChoices):
    """GRANTING and REQUESTING stand while a call is about to be made; they are read back before it is made again."""

    ASKED = "asked", _("waiting")
    GRANTING = "granting", _("being granted")
    GRANTED = "granted", _("granted")
    REQUESTING = "requesting", _("being asked of the payment provider")
    PENDING = "pending", _("on its way")
    FOR_STAFF = "for_staff", _("the team has to send it back")
    SETTLED = "settled", _("refunded")
    FAILED = "failed", _("did not work")


class RefundStatus(TextChoices):
    OPEN = "open", _("on its way")
    FOR_STAFF = "for_staff", _("the team has to do something")
    SETTLED = "settled", _("refunded")
    FAILED = "failed", _("did not work")


class Trouble(TextChoices):
    """Why a part did not work, or waits for staff; the label says what to do."""

    LEGACY_PAYMENT = "legacy_payment", _("An old kind of payment. Refund it in the Dashboard, then confirm it here.")
    NO_PAYMENT_APP = "no_payment_app", _("No app can refund this payment. Send the money back, then confirm it here.")
    TOO_LITTLE_CHARGED = "too_little_charged", _("The payment holds less than this. See what was refunded already.")
    PERMISSION_MISSING = "permission_missing", _("Saleor does not let the app refund. Grant it the permission.")
    DECLINED = "declined", _("The payment provider declined. Try again, or send the money back and confirm it here.")
    NO_ANSWER = (
        "no_answer",
        _("The payment app did not answer. See whether the money went back before you try again, or confirm it."),
    )
    REFUSED = "refused", _("Saleor refused. Look at the order in the Dashboard, then try again.")
    AMBIGUOUS = "ambiguous", _("Saleor's books do not fit. See whether the money went back before you try again.")
    ANOTHER_REFERENCE = (
        "another_reference",
        _("A refund of this amount was reported under another reference. See whether it is this one, and confirm it."),
    )
    TOO_MANY_TRIES = "too_many_tries", _("Saleor could not be reached for days. Try again.")
    ORDER_MISSING = "order_missing", _("Saleor no longer shows the order. Send the money back, then confirm it here.")
    NO_CUSTOMER = "no_customer", _("Nobody is known to give store credit to. Settle it by hand, and confirm it here.")
    CREDIT_STUCK = "credit_stuck", _("The store credit could not be issued. Installation says why; then try again.")


TO_CARRY = frozenset({PartStatus.ASKED, PartStatus.GRANTING, PartStatus.GRANTED, PartStatus.REQUESTING})
CARRIED = TO_CARRY | {PartStatus.PENDING}
NEEDS_PERSON = frozenset({PartStatus.FOR_STAFF, PartStatus.FAILED})
AT_SALEOR = frozenset({PartStatus.PENDING, PartStatus.SETTLED})

FIRST_LOOK = timedelta(seconds=30)
LONGEST_LOOK = timedelta(hours=6)
LONG_PENDING = timedelta(days=5)
NEAR = timedelta(days=3)


def refund_status(parts: Iterable[str]) -> RefundStatus:
    """A refund is where its parts are: what needs a person comes first, and it is settled when all of them are."""
    found = {PartStatus(status) for status in parts}
    if PartStatus.FAILED in found:
        return RefundStatus.FAILED
    if PartStatus.FOR_STAFF in found:
        return RefundStatus.FOR_STAFF
    return RefundStatus.SETTLED if found == {PartStatus.SETTLED} else RefundStatus.OPEN


def next_look(age: timedelta) -> timedelta:
    """How long until a refund that is on its way is looked at again: the older, the more seldom."""
    return min(max(FIRST_LOOK, age / 4), LONGEST_LOOK)


def marked(reason: str, key: str) -> str:
    """A grant's reason with our mark at its end, by which it is found again."""
    return f"{reason} {_mark(key)}".strip()


def carries_mark(reason: str, key: str) -> bool:
    return reason.endswith(_mark(key))


def _mark(key: str) -> str:
    return f"[postventa {key}]"


@dataclass(frozen=True)
class Owed:
    """What was paid for some units, and for the shipping, and has not gone back yet."""

    goods: Money
    shipping: Money

    @property
    def total(self) -> Money:
        return self.goods + self.shipping


@dataclass(frozen=True)
class OrderShares:
    """What was really paid for each line (by our id) and for the shipping."""

    lines: dict[int, Money]
    shipping: Money


def line_share(total: Money, quantity: int, already: int, units: int) -> Money:
    """What the next `units` of a line cost, `already` gone before: however a line is parted, the parts add up to it."""
    if quantity <= 0 or units <= 0:
        return Money.zero(total.currency)
    return _up_to(total, already + units, quantity) - _up_to(total, already, quantity)


def order_shares(lines: Mapping[int, Money], shipping: Money, *, value: Money, paid: Money) -> OrderShares:
    """Distribute what was paid over lines and shipping.

    `value` is what the order cost after every discount. Where the lines and the shipping make more or less than that, a
    discount on the order is the reason: it is borne by the goods. Where less than the value was `paid`, all bear it.
    """
    currency = value.currency
    for_shipping = min(shipping.rounded(), value.rounded())
    goods = _split(value - for_shipping, {key: line.amount for key, line in lines.items()}, currency)
    if not any(goods.values()):
        for_shipping = value.rounded()
    if paid.rounded() == value.rounded():
        return OrderShares(goods, for_shipping)
    weights: dict[int | None, Decimal] = {key: line.amount for key, line in goods.items()}
    parts = _split(paid, {**weights, None: for_shipping.amount}, currency)
    return OrderShares({key: parts[key] for key in goods}, parts[None])


def card_share(amount: Money, already: Money, *, money: Money, card: Money) -> Money:
    """How much of a refund goes back as store credit, `already` refunded before, of an order that was paid partly so.

    In proportion, and cumulated as `line_share`: once all went back, the card got exactly what it paid.
    """
    whole = (money + card).amount
    if whole <= 0 or not card:
        return Money.zero(amount.currency)
    before = Money(card.amount * min(already.amount, whole) / whole, card.currency).rounded()
    after = Money(card.amount * min((already + amount).amount, whole) / whole, card.currency).rounded()
    return after - before


@dataclass(frozen=True)
class Held:
    """What a payment of the order still holds."""

    path: Path
    left: Money
    transaction: str = ""


@dataclass(frozen=True)
class Piece:
    path: Path
    amount: Money
    transaction: str = ""


class MoreThanHeld(ValueError):
    """The payments do not hold as much as is to be refunded."""


def split_over_payments(amount: Money, held: Sequence[Held]) -> list[Piece]:
    """As few payments as hold it: the largest first, those that Saleor can refund by itself before others.

    Raises MoreThanHeld.
    """
    order = list(Path)
    pieces: list[Piece] = []
    left = amount
    for each in sorted(held, key=lambda one: (order.index(one.path), -one.left.amount, one.transaction)):
        share = min(left, each.left)
        if is_payable(share):
            pieces.append(Piece(each.path, share, each.transaction))
            left -= share
    if left:
        raise MoreThanHeld
    return pieces


def _up_to(total: Money, units: int, quantity: int) -> Money:
    return Money(total.amount * min(units, quantity) / quantity, total.currency).rounded()


def _split[K](whole: Money, weights: Mapping[K, Decimal], currency: str) -> dict[K, Money]:
    shares = [max(Decimal(0), weight) for weight in weights.values()]
    if not any(shares):
        return dict.fromkeys(weights, Money.zero(currency))
    return dict(zip(weights, whole.split(shares), strict=True))
