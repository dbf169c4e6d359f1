"""What an erased customer leaves behind: accounts and referrals without a person."""

from django.db import transaction
from django.db.models import Q

from saleor_postventa.loyalty.models import Birthday, Referral

from .accounts import forget_owners


@transaction.atomic
def forget_persons(customer_ids: list[int]) -> None:
    """Their birthdays go; who they sent, and who sent them, no longer leads to them, nor what was written about it."""
    Birthday.objects.filter(customer_id__in=customer_ids).delete()
    Referral.objects.invited().filter(referrer__customer_id__in=customer_ids).delete()
    theirs = Referral.objects.filter(Q(referrer__customer_id__in=customer_ids) | Q(friend_id__in=customer_ids))
    theirs.update(friend_email="", reason="")
    Referral.objects.filter(friend_id__in=customer_ids).update(friend=None)
    forget_owners(customer_ids)
