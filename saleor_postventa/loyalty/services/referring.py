"""Friends whom a customer sent: from the address they leave at the link, to the points of both.

Locks: the order first, then the referral, then accounts in the order of their ids.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import cast

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.money import Money
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import ReferralState
from saleor_postventa.loyalty.earn_rules import referral as way
from saleor_postventa.loyalty.events import ReferralApproved, ReferralDeclined, ReferralFact, ReferralHeld, ReferralMade
from saleor_postventa.loyalty.models import Account, Referral
from saleor_postventa.loyalty.queries.members import is_own_account, is_own_record, living
from saleor_postventa.loyalty.queries.programmes import settings_at
from saleor_postventa.loyalty.queries.purchases import lines_of_purchase, purchase_of
from saleor_postventa.loyalty.queries.referrals import account_of_code, orders_before, person_of
from saleor_postventa.loyalty.rules import signals
from saleor_postventa.orders.models import Order
from saleor_postventa.people.rules import email_key
from saleor_postventa.shops.scope import current_shop

from .awarding import award_deed
from .locking import lock_accounts, lock_orders

INVITATION_LASTS = timedelta(days=60)


class UnknownReferralCode(Refusal):
    code = "unknown_referral_code"
    text = _("This link no longer works. Ask your friend for a new one.")


class UnknownReferral(Refusal):
    code = "not_found"
    text = _("There is no such referral.")


class NotHeld(Refusal):
    code = "referral_not_held"
    text = _("Somebody of the team has decided this already, or there was nothing to decide.")


class OwnReferral(Refusal):
    code = "own_points"
    text = _("You are one of these two friends. Ask somebody else of the team.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    text = _("Write down why, for your colleagues.")


@transaction.atomic
def invite_friend(code: str, email: str) -> None:
    """Remember that whoever buys with this address was sent. The first one who sent them stays.

    Raises UnknownReferralCode. Nothing tells whether the address is known: to no visitor, and by no mail.
    """
    account = account_of_code(code)
    if account is None or _settings(now()) is None:
        raise UnknownReferralCode(field="code")
    _forget_old(email_key(email))
    try:
        with transaction.atomic():
            Referral.objects.create(shop=current_shop(), referrer=account, friend_email=email_key(email))
    except IntegrityError:
        return


@transaction.atomic
def attribute_order(order_id: int, *, by: Actor) -> Referral | None:
    """The first paid order after an invitation is the friend's: its points wait for the team or for the return window.

    None where nobody sent them.
    """
    order = lock_orders(order_id)
    if order is None or order.customer is None or order.paid_at is None or order.placed_at is None:
        return None
    if order.is_replacement or order.is_imported or order.cancelled_at is not None:
        return None
    referral = _invitation(order)
    settings = _settings(order.placed_at)
    if referral is None or settings is None or referral.referrer.customer is None:
        return None
    referral.order, referral.friend, referral.friend_email = order, order.customer, ""
    found = signals.signals_of(_as_asked(referral, order), most_in_a_week=settings.most_in_a_week)
    referral.signals = [str(each) for each in found]
    if way.holds_back(found, settings):
        _become(referral, ReferralState.HELD)
        _tell(ReferralHeld, referral, by)
        return referral
    _reward(referral, order, by=by)
    _tell(ReferralMade, referral, by)
    return referral


@transaction.atomic
def approve_referral(referral_id: int, *, by: Actor) -> Referral:
    """The team found nothing wrong: both get their points, as if nobody had looked.

    Raises UnknownReferral, NotHeld and OwnReferral.
    """
    referral = _held(referral_id)
    assert referral.order is not None
    if is_own_account(living(referral.referrer), by) or is_own_record(referral.order.customer, by):
        raise OwnReferral(field="id")
    _decide(referral, by)
    _reward(referral, referral.order, by=by, is_cleared=True)
    _tell(ReferralApproved, referral, by)
    return referral


@transaction.atomic
def decline_referral(referral_id: int, *, reason: str, by: Actor) -> Referral:
    """No points; `reason` is for the team alone. Raises UnknownReferral, NotHeld, ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(field="reason")
    referral = _held(referral_id)
    referral.reason = reason.strip()[:500]
    _decide(referral, by)
    _become(referral, ReferralState.DECLINED)
    _tell(ReferralDeclined, referral, by)
    return referral


def forget_invitations() -> int:
    """Addresses of friends who never bought; returns how many."""
    gone, _rows = Referral.objects.invited().filter(invited_at__lt=now() - INVITATION_LASTS).delete()
    return gone


def paid_for(order: Order, units_back: dict[int, int] | None = None) -> Money:
    """What was paid for goods, less what came back."""
    lines = purchase_of(order, lines_of_purchase(order)).lines
    back = units_back or {}
    kept = (each.gross * max(0, each.quantity - back.get(int(each.key), 0)) / each.quantity for each in lines)
    return Money(sum(kept, Decimal(0)), order.currency)


def _settings(moment: datetime) -> way.Settings | None:
    return cast(way.Settings | None, settings_at(way.CODE, moment))


def _invitation(order: Order) -> Referral | None:
    assert order.placed_at is not None
    if Referral.objects.filter(order=order).exists():
        return None
    rows = Referral.objects.select_for_update(of=("self",)).select_related("referrer__customer").invited()
    since = order.placed_at - INVITATION_LASTS
    return rows.filter(
        friend_email=email_key(order.user_email), invited_at__lte=order.placed_at, invited_at__gt=since
    ).first()


def _as_asked(referral: Referral, order: Order) -> signals.Referral:
    assert order.customer is not None
    assert order.placed_at is not None
    assert referral.referrer.customer is not None
    others = Referral.objects.filter(referrer=referral.referrer).exclude(pk=referral.pk).exclude(order=None)
    return signals.Referral(
        referrer=person_of(referral.referrer.customer),
        friend=person_of(order.customer, order=order),
        at=order.placed_at,
        orders_before=orders_before(order, order.customer),
        others_at=tuple(each for each in others.values_list("order__placed_at", flat=True) if each is not None),
    )


def _reward(referral: Referral, order: Order, *, by: Actor, is_cleared: bool = False) -> None:
    """Points on their way for both; where neither gets any (too small an order, too many friends), it ends here."""
    assert order.customer is not None
    assert order.placed_at is not None
    people = [(way.Role.REFERRER, referral.referrer.customer), (way.Role.FRIEND, order.customer)]
    known = [person for _role, person in people if person is not None]
    lock_accounts(Account.objects.filter(customer__in=known).values_list("pk", flat=True))
    facts = way.ReferralFacts(
        referral=f"{referral.pk}",
        role=way.Role.REFERRER,
        day=order.placed_at.astimezone(current_shop().preferences.zone).date(),
        paid=paid_for(order),
        signals=tuple(signals.Signal(each) for each in referral.signals),
        is_cleared=is_cleared,
    )
    given = [
        award_deed(person, way.CODE, replace(facts, role=role), by=by, at=order.placed_at)
        for role, person in people
        if person is not None
    ]
    _become(referral, ReferralState.PENDING if any(given) else ReferralState.VOID)


def _held(referral_id: int) -> Referral:
    """Locked, after its order."""
    known = Referral.objects.filter(pk=referral_id).first()
    if known is None:
        raise UnknownReferral(field="id")
    if known.order_id is not None:
        lock_orders(known.order_id)
    rows = Referral.objects.select_for_update(of=("self",)).select_related("order__customer", "referrer__customer")
    referral = rows.held().filter(pk=referral_id).first()
    if referral is None:
        raise NotHeld(field="id")
    return referral


def _decide(referral: Referral, by: Actor) -> None:
    referral.decided_at, referral.decided_by = now(), str(by)


def _become(referral: Referral, state: ReferralState) -> None:
    referral.state, referral.state_since = state, now()
    referral.save()


def _tell(fact: type[ReferralFact], referral: Referral, by: Actor) -> None:
    subject = Subject(order=referral.order_id, customer=referral.referrer.customer_id)
    record(fact(subject=subject, occurred_at=now(), referral_id=referral.pk), by=by)


def _forget_old(email: str) -> None:
    Referral.objects.invited().filter(friend_email=email, invited_at__lt=now() - INVITATION_LASTS).delete()
