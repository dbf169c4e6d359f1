"""What a survey's state allows."""

from saleor_postventa.surveys.codes import SurveyState

# From which states a survey gets to this one by hand; LIVE from DRAFT is publishing.
ALLOWED: dict[SurveyState, frozenset[SurveyState]] = {
    SurveyState.PAUSED: frozenset({SurveyState.LIVE}),
    SurveyState.LIVE: frozenset({SurveyState.PAUSED}),
    SurveyState.ENDED: frozenset({SurveyState.LIVE, SurveyState.PAUSED}),
}


def may_become(after: SurveyState, before: SurveyState) -> bool:
    return before in ALLOWED.get(after, frozenset())


def state_when_published(before: SurveyState) -> SurveyState:
    """The first version makes it ask; another one changes what is asked, and not whether."""
    return SurveyState.LIVE if before is SurveyState.DRAFT else before


def may_be_written(state: SurveyState) -> bool:
    return state is not SurveyState.ENDED
