"""Surveys and reviews in the graph: what everybody reads, and what the team asks and does."""

from . import (
    answering,
    given_answers,
    invitations,
    lexicon,
    product_reviews,
    question_results,
    results,
    review_changes,
    review_queue,
    reviews,
    survey_changes,
    survey_editor,
    surveys,
)

__all__ = [
    "answering",
    "given_answers",
    "invitations",
    "lexicon",
    "product_reviews",
    "question_results",
    "results",
    "review_changes",
    "review_queue",
    "reviews",
    "survey_changes",
    "survey_editor",
    "surveys",
]
