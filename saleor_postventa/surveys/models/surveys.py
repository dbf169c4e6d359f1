"""Surveys, and the versions of their document."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import ShopOwned, scoped
from saleor_postventa.surveys.codes import SurveyPurpose, SurveyState


class SurveyQuerySet(models.QuerySet["Survey"]):
    def live(self) -> Self:
        return self.filter(state=SurveyState.LIVE)


class Survey(ShopOwned):
    """`current` is the version that whoever is asked now gets; None until the first is published.

    `code` stays the same, whatever it is called: exports, links and rules name it. `title` is for the team alone.
    """

    code = models.SlugField(max_length=60, db_index=False)
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=11, choices=SurveyPurpose, default=SurveyPurpose.OTHER)
    state = models.CharField(max_length=6, choices=SurveyState, default=SurveyState.DRAFT)
    state_since = models.DateTimeField(default=now)
    current = models.ForeignKey(
        "surveys.SurveyVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[SurveyQuerySet] = scoped(SurveyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "code"], name="one_survey_per_code"),
            models.CheckConstraint(
                condition=Q(state=SurveyState.DRAFT, current=None)
                | (~Q(state=SurveyState.DRAFT) & Q(current__isnull=False)),
                name="survey_asks_a_version",
            ),
        ]
        indexes = [models.Index(fields=["shop", "state"], name="survey_by_state")]

    def __str__(self) -> str:
        return self.code


class SurveyVersionQuerySet(models.QuerySet["SurveyVersion"]):
    def drafts(self) -> Self:
        return self.filter(number=None)

    def published(self) -> Self:
        """The newest first."""
        return self.exclude(number=None).order_by("-number")


class SurveyVersion(ShopOwned):
    """`document` is `document.document.SurveyDocument` as JSON; a draft has no `number`, and a survey one draft.

    Once it is published the database refuses to change what it asks, or to delete it. `revision` counts what people
    did to any of the survey's versions: who writes over a draft names the one they read.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField(null=True, blank=True)
    document = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=120, blank=True, default="")
    first_answered_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SurveyVersionQuerySet] = scoped(SurveyVersionQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_survey_version_per_number"),
            models.UniqueConstraint(fields=["survey"], name="one_draft_per_survey", condition=Q(number=None)),
            models.CheckConstraint(
                condition=Q(number=None, published_at=None) | Q(number__gt=0, published_at__isnull=False),
                name="survey_version_published_has_number",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number or '-'} of survey {self.survey_id}"

    @property
    def is_draft(self) -> bool:
        return self.number is None
