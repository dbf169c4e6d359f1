"""Telling one's birthday, and taking it back: whoever tells it wants points for it, and needs nothing else."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.events import BirthdayForgotten, BirthdayTold
from saleor_postventa.loyalty.models import Birthday
from saleor_postventa.loyalty.queries.birthdays import with_own_word
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import BIRTHDAY
from saleor_postventa.people.services import drop_fact, note_fact
from saleor_postventa.shops.scope import current_shop

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class NoSuchDay(Refusal):
    code = "no_such_day"
    text = _("There is no such day. Choose a day and a month.")


@transaction.atomic
def set_birthday(customer: Customer, *, month: int, day: int, by: Actor) -> Birthday:
    """Raises NoSuchDay. Another date counts from today on, as a new one does; the same one changes nothing."""
    if not (1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]):
        raise NoSuchDay(field="day")
    moment = now()
    told, is_new = Birthday.objects.select_for_update().get_or_create(
        shop=current_shop(), customer=customer, defaults={"month": month, "day": day, "entered_at": moment}
    )
    if not is_new and (told.month, told.day) == (month, day):
        return told
    told.month, told.day, told.entered_at = month, day, moment
    told.save(update_fields=["month", "day", "entered_at"])
    note_fact(customer, BIRTHDAY, {"month": month, "day": day}, since=moment)
    record(BirthdayTold(subject=Subject(customer=customer.pk), occurred_at=moment), by=by)
    return told


@transaction.atomic
def bring_birthday(customer: Customer, *, month: int, day: int, by: Actor) -> None:
    """As if it were told today, so that nothing is given for a day that is over; their own word stands.

    Raises NoSuchDay.
    """
    if customer.pk not in with_own_word([customer.pk]):
        set_birthday(customer, month=month, day=day, by=by)


@transaction.atomic
def forget_birthday(customer: Customer, *, by: Actor) -> bool:
    """What was earned with it stays; False where none was told."""
    gone, _rows = Birthday.objects.filter(customer=customer).delete()
    drop_fact(customer, BIRTHDAY)
    if gone:
        record(BirthdayForgotten(subject=Subject(customer=customer.pk), occurred_at=now()), by=by)
    return bool(gone)


@transaction.atomic
def take_over_birthday(guest_id: int, customer: Customer) -> None:
    """A guest's, unless the customer told one."""
    if not Birthday.objects.filter(customer=customer).exists():
        Birthday.objects.filter(customer_id=guest_id).update(customer=customer)
    Birthday.objects.filter(customer_id=guest_id).delete()
