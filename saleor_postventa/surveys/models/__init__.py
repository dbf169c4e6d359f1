"""The rows of surveys, by what they are about."""

from .answers import Answer, AnswerPart, AnswerPhoto, AnswerQuerySet
from .invitations import Invitation, InvitationQuerySet
from .lexicon import TopicWord, TopicWordQuerySet
from .ratings import RatingMirror, RatingMirrorQuerySet
from .reviews import Review, ReviewPhoto, ReviewQuerySet, ReviewRequest, ReviewRequestQuerySet
from .surveys import Survey, SurveyQuerySet, SurveyVersion, SurveyVersionQuerySet

__all__ = [
    "Answer",
    "AnswerPart",
    "AnswerPhoto",
    "AnswerQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "RatingMirror",
    "RatingMirrorQuerySet",
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
