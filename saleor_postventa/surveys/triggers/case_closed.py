"""A case was solved."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import Slug, labelled

from .trigger import TriggerSettings, add_trigger

CODE = "case_closed"


class Settings(TriggerSettings):
    topics: Annotated[
        tuple[Slug, ...],
        Field(max_length=50),
        labelled(gettext_lazy("Topics of the case"), gettext_lazy("Empty: whatever it was about.")),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    topic: str


def fits(facts: CaseFacts, settings: Settings) -> bool:
    return not settings.topics or facts.topic in settings.topics


def says(settings: Settings) -> str:
    if not settings.topics:
        return gettext("Once a case is solved.")
    return gettext("Once a case is solved that was about: {topics}.").format(topics=", ".join(settings.topics))


add_trigger(CODE, gettext_lazy("A case was solved"), settings=Settings, facts=CaseFacts, fits=fits, says=says)
