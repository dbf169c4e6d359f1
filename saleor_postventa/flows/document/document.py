"""What a version of a flow keeps, what the dashboard edits, what goes in and out as a file.

`read` and `dump` are exact inverses. What does not fit together (`checks`) may be kept as a draft, not published.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, JsonValue, model_validator

from saleor_postventa.core.pieces import Language, OneOfKinds, Piece, Slug, labelled
from saleor_postventa.core.texts import Lines
from saleor_postventa.flows.codes import Exit, FlowTopic
from saleor_postventa.flows.conditions import Condition, condition_kinds
from saleor_postventa.flows.steps import END, Step, step_kinds

# Lists whose entries are told apart by their kind.
KINDS_IN = ("steps", "conditions", "blocks")

AnyStep = Annotated[Step, OneOfKinds(lambda: (kind.step for kind in step_kinds))]
AnyCondition = Annotated[Condition, OneOfKinds(lambda: (kind.condition for kind in condition_kinds))]


class Trigger(Piece):
    """`settings` are of that trigger alone."""

    code: Annotated[Slug, labelled(_("With what"))] = "delivered"
    settings: Annotated[dict[str, JsonValue], Field(max_length=20), labelled(_("More of it"))] = {}


class Audience(Piece):
    """Whoever is in one of the segments, where any is named, and of whom all conditions hold."""

    segments: Annotated[
        tuple[Slug, ...], Field(max_length=20), labelled(_("In one of these segments"), _("Empty: everybody."))
    ] = ()
    conditions: Annotated[tuple[AnyCondition, ...], Field(max_length=20), labelled(_("Conditions, all of them"))] = ()


class FlowDocument(Piece):
    """`names` is what people read it is called, where they ask why they get a mail."""

    format: Literal[1] = 1
    names: Annotated[Lines, labelled(_("Name"), _("Customers read it, in each language."))]
    languages: Annotated[
        tuple[Language, ...],
        Field(min_length=1, max_length=20),
        labelled(_("Languages"), _("What is missing in one is said in the shop's first language.")),
    ] = ("es", "en")
    topic: Annotated[
        FlowTopic,
        labelled(
            _("What its mails are about"),
            _("People can stop each topic. A mail that offers something is an offer, whatever it is called."),
            choices=FlowTopic,
        ),
    ] = FlowTopic.OFFERS
    trigger: Annotated[Trigger, labelled(_("What it begins with"))] = Trigger()
    audience: Annotated[Audience, labelled(_("Whom it is for"))] = Audience()
    steps: Annotated[tuple[AnyStep, ...], Field(min_length=1, max_length=40), labelled(_("Steps"))]
    exits: Annotated[
        tuple[Exit, ...],
        Field(max_length=len(Exit)),
        labelled(_("They leave it when"), choices=Exit),
    ] = (Exit.PURCHASE, Exit.RETURN, Exit.CASE, Exit.UNSUBSCRIBE, Exit.CANCELLED, Exit.ALL_RETURNED)
    again_after_days: Annotated[
        Annotated[int, Field(ge=0, le=3650)] | None,
        labelled(
            _("The same person goes through it again after so many days"),
            _("0: each time that it begins. Empty: never."),
        ),
    ] = 30
    holdout_percent: Annotated[
        Annotated[Decimal, Field(ge=0, le=50, max_digits=4, decimal_places=2)],
        labelled(
            _("Held back, in per cent"),
            _("They get nothing of it, always the same people, so that you see what it really brings."),
        ),
    ] = Decimal(10)
    watch_days: Annotated[
        Annotated[int, Field(ge=1, le=365)],
        labelled(_("What people do within so many days counts"), _("From when they begin.")),
    ] = 30
    click_days: Annotated[
        Annotated[int, Field(ge=1, le=30)],
        labelled(
            _("An order counts as after a click for so many days"),
            _("Only where clicks are counted; shown beside what the comparison says."),
        ),
    ] = 5

    @model_validator(mode="after")
    def _is_sound(self) -> "FlowDocument":
        codes = [each.code for each in self.steps]
        exits = [str(each) for each in self.exits]
        for name, values in (("steps", codes), ("languages", list(self.languages)), ("exits", exits)):
            if twice := sorted({each for each in values if values.count(each) > 1}):
                raise ValueError(gettext("The same one twice: {name}.").format(name=f"{name} {', '.join(twice)}"))
        if END in codes:
            raise ValueError(gettext("No step can be called “{code}”.").format(code=END))
        return self

    def step(self, code: str) -> Step | None:
        return next((each for each in self.steps if each.code == code), None)


def read(content: Mapping[str, Any] | str) -> FlowDocument:
    """A flow from what is kept of it, or from a file's text.

    Raises pydantic's ValidationError, with the path of each thing that is wrong.
    """
    return FlowDocument.model_validate_json(content if isinstance(content, str) else json.dumps(content))


def dump(document: FlowDocument) -> dict[str, Any]:
    """Plain JSON, with everything said, so that a new default never changes an old version."""
    return document.model_dump(mode="json")


def schema() -> dict[str, Any]:
    """JSON Schema of the whole document, for the dashboard's editor, in the active language."""
    return FlowDocument.model_json_schema()
