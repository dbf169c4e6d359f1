"""Who is asked what."""

from collections.abc import Sequence

from saleor_postventa.surveys.models import Invitation, InvitationQuerySet, Survey


def invitations_of(survey_id: int, *, states: Sequence[str] | None = None) -> InvitationQuerySet:
    """Of one survey, without those that the team sent to itself."""
    rows = Invitation.objects.real().filter(survey=survey_id)
    return rows.filter(status__in=states) if states is not None else rows


def of_cause(cause: str) -> InvitationQuerySet:
    """Of every survey; found by the surveys, of which a shop has few."""
    surveys = list(Survey.objects.values_list("pk", flat=True))
    return Invitation.objects.real().filter(survey__in=surveys, cause=cause)
