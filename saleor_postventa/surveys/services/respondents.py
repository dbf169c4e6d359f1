"""Answers of people who got an account, or want to be forgotten."""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Concat

from saleor_postventa.people.models import Customer, CustomerFact
from saleor_postventa.people.services import note_fact
from saleor_postventa.surveys.models import Answer, AnswerPart, AnswerPhoto, Invitation

from .photos import remove_photos
from .scores import NPS_CLASS

ERASED = "erased"


@transaction.atomic
def follow_respondent(guest_id: int, *, into: int, order_id: int | None = None) -> None:
    """What a guest was asked and said, or that of one order, belongs to an account now."""
    of_order = Q() if order_id is None else Q(order_id=order_id)
    Invitation.objects.filter(of_order, customer_id=guest_id).update(customer_id=into)
    if Answer.objects.filter(of_order, customer_id=guest_id).update(customer_id=into):
        _carry_nps_class(guest_id, into)


def _carry_nps_class(guest_id: int, into: int) -> None:
    """What a guest said of us last is the account's, where that said nothing since."""
    facts = CustomerFact.objects.filter(customer__in=(guest_id, into), key=NPS_CLASS)
    known = {fact.customer_id: fact for fact in facts}
    guests, own = known.get(guest_id), known.get(into)
    if guests is not None and (own is None or own.since < guests.since):
        note_fact(Customer.objects.get(pk=into), NPS_CLASS, guests.value, since=guests.since)


@transaction.atomic
def forget_answers(customer_id: int, *, guest_id: int | None, at: datetime) -> None:
    """What they wrote and photographed goes, and all that leads to them; scores and choices stay, and are nobody's.

    Who was asked and who answered stay counted, so that figures do not change because somebody left. Of the guest who
    has their address, what came before `at`; of themselves all: we may hear of it long after.
    """
    own, as_guest = _of(customer_id), _of(guest_id) if guest_id is not None else Q(pk__in=())
    said = Answer.objects.filter(own | (as_guest & Q(started_at__lte=at)))
    answers = list(said.values_list("pk", "invitation_id"))
    AnswerPart.objects.filter(answer__in=[answer for answer, _asked in answers]).exclude(text="").update(text="")
    remove_photos(AnswerPhoto.objects.filter(answer__in=[answer for answer, _asked in answers]))
    Answer.objects.filter(pk__in=[answer for answer, _asked in answers]).update(customer=None, order=None)
    # The cause names a parcel or a return of theirs; a survey's causes have to differ all the same.
    nobody = Concat(Value(f"{ERASED}:"), Cast(F("pk"), CharField()))
    asked = own | (as_guest & Q(created_at__lte=at)) | Q(pk__in=[invitation for _answer, invitation in answers])
    ids = list(Invitation.objects.filter(asked).values_list("pk", flat=True))
    Invitation.objects.filter(pk__in=ids).update(customer=None, order=None, cause=nobody)


def _of(customer_id: int) -> Q:
    return Q(customer=customer_id) | Q(order__customer=customer_id)
