"""What the copies of ratings in Saleor follow."""

from saleor_postventa.events.events import PreferencesChanged
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.surveys.events import ReviewPublished, ReviewRefused
from saleor_postventa.surveys.services.rating_mirrors import (
    ask_rating_mirrors,
    has_rating_mirrors,
    keep_rating_mirrors,
)

SETTING = "is_rating_mirror_on"


@reacts_to(ReviewPublished, ReviewRefused, where=has_rating_mirrors)
def mirror_rating_of_product(row: RecordedEvent) -> None:
    ask_rating_mirrors([row.data["product"]])


@reacts_to(PreferencesChanged)
def follow_rating_mirror_setting(row: RecordedEvent) -> None:
    """At once with the first of them; the chore goes on."""
    fact = row.fact
    if isinstance(fact, PreferencesChanged) and SETTING in fact.names.split(", "):
        keep_rating_mirrors()
