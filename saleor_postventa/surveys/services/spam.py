"""What is stored and not counted: words that somebody else sent before."""

from datetime import timedelta

from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.surveys.models import Answer, AnswerPart
from saleor_postventa.surveys.rules.answering import SHORTEST_COPY

LOOKED_BACK = timedelta(days=30)


def is_copied(answer: Answer, text: str) -> bool:
    """Whether the same words, and not a few, came with another person's answer to the survey lately."""
    if len(text) < SHORTEST_COPY:
        return False
    since = now() - LOOKED_BACK
    same = AnswerPart.objects.filter(answer__survey=answer.survey_id, answer__updated_at__gte=since, text=text)
    if answer.customer_id is None:
        return same.exclude(answer=answer.pk).exists()
    return same.filter(~Q(answer__customer=answer.customer_id) | Q(answer__customer=None)).exists()
