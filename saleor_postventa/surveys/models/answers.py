"""What was answered, question by question."""

from typing import ClassVar, Self

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped
from saleor_postventa.surveys.codes import AnswerChannel

from .invitations import Invitation
from .surveys import Survey, SurveyVersion


class AnswerQuerySet(models.QuerySet["Answer"]):
    def submitted(self) -> Self:
        return self.exclude(submitted_at=None)

    def counted(self) -> Self:
        """What figures are made of: finished or not, but neither spam nor a test."""
        return self.filter(is_spam=False, is_test=False)


class Answer(ShopOwned):
    """What one invitation brought. `submitted_at` is None until the last question was passed.

    `customer` is None once they were erased: the scores stay, and lead to nobody. `hidden` is what was known without
    asking: the country, the level, the products' ids. `passed` are the codes of questions that were left empty.
    """

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="answer")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers", db_index=False)
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="answers")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=35, blank=True, default="")
    started_at = models.DateTimeField(default=now)
    updated_at = models.DateTimeField(default=now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=AnswerChannel, default=AnswerChannel.PAGE)
    is_spam = models.BooleanField(default=False)
    is_test = models.BooleanField(default=False)
    hidden = models.JSONField(default=dict, blank=True)
    passed = models.JSONField(default=list, blank=True)

    objects: ClassVar[AnswerQuerySet] = scoped(AnswerQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["survey", "submitted_at"], name="answer_by_date"),
            models.Index(fields=["shop", "submitted_at"], name="answer_of_shop_by_date"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class AnswerPart(ShopOwned):
    """To one question, by its code. `value` is as its kind keeps it, `number` what figures are made of, `text` what was
    written, and is taken out when the person is erased.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="parts", db_index=False)
    question = models.CharField(max_length=60)
    value = models.JSONField()
    number = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "question"], name="one_part_per_question")]

    def __str__(self) -> str:
        return f"{self.question} of answer {self.answer_id}"


class AnswerPhoto(ShopOwned):
    """One that an answer brought, drawn anew without what cameras add. `key` is how its part names it."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="photos", db_index=False)
    question = models.CharField(max_length=60)
    key = models.CharField(max_length=32)
    file = models.FileField(upload_to="survey-answers/%Y/%m")
    size = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "key"], name="one_answer_photo_per_key")]

    def __str__(self) -> str:
        return f"photo {self.pk}"
