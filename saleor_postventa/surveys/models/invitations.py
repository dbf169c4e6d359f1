"""Who is asked, for what cause, and what became of it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped
from saleor_postventa.surveys.codes import OPEN_INVITATIONS, InvitationStatus

from .surveys import Survey, SurveyVersion


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def of_customer(self, customer_id: int) -> Self:
        return self.filter(customer_id=customer_id)

    def open(self) -> Self:
        """Planned or waiting, and not yet asked."""
        return self.filter(status__in=OPEN_INVITATIONS)

    def real(self) -> Self:
        """Without those that the team sent to itself."""
        return self.filter(is_test=False)


class Invitation(ShopOwned):
    """One person is asked once for one cause: `cause` is its key, as in `return:12` or `parcel:7`.

    `version` is the one that they get; an invitation not yet sent follows the survey's current one. `reason` says why
    they were not asked. `customer` is None once they were erased, and of a test. `known` is what was known when it was
    planned, by `document.walking.HIDDEN` and `buyer`: the reasons of a return, the country, whether they are new.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations", db_index=False)
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="invitations")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cause = models.CharField(max_length=150)
    trigger = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    status = models.CharField(max_length=9, choices=InvitationStatus, default=InvitationStatus.SCHEDULED)
    status_since = models.DateTimeField(default=now)
    reason = models.CharField(max_length=40, blank=True, default="")
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True, default="")
    known = models.JSONField(default=dict, db_default={}, blank=True)
    is_test = models.BooleanField(default=False)

    objects: ClassVar[InvitationQuerySet] = scoped(InvitationQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "cause"], name="one_invitation_per_cause")]
        indexes = [
            models.Index(fields=["survey", "status"], name="invitation_by_status"),
            models.Index(fields=["customer", "sent_at"], name="invitation_of_customer"),
            models.Index(fields=["shop", "due_at"], name="invitation_due", condition=Q(status__in=OPEN_INVITATIONS)),
            models.Index(
                fields=["shop", "expires_at"], name="invitation_running_out", condition=Q(status=InvitationStatus.SENT)
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
