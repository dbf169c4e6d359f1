"""The rows of surveys, by what they are about."""

from .answers import Answer, AnswerPart, AnswerQuerySet
from .invitations import Invitation, InvitationQuerySet
from .lexicon import TopicWord, TopicWordQuerySet
from .reviews import Review, ReviewPhoto, ReviewQuerySet, ReviewRequest, ReviewRequestQuerySet
from .surveys import Survey, SurveyQuerySet, SurveyVersion, SurveyVersionQuerySet

__all__ = [
    "Answer",
    "AnswerPart",
    "AnswerQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "Review",
    "ReviewPhoto",
    "ReviewQuerySet",
    "ReviewRequest",
    "ReviewRequestQuerySet",
    "Survey",
    "SurveyQuerySet",
    "SurveyVersion",
    "SurveyVersionQuerySet",
    "TopicWord",
    "TopicWordQuerySet",
]
