"""What they last said when they were asked whether they recommend the shop."""

from typing import Annotated, Literal

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .condition import Condition, add_condition
from .person import Person


class Said(TextChoices):
    PROMOTER = "promoter", gettext_lazy("recommend it (9 or 10)")
    PASSIVE = "passive", gettext_lazy("are content (7 or 8)")
    DETRACTOR = "detractor", gettext_lazy("do not recommend it (0 to 6)")


class Recommends(Condition):
    kind: Literal["nps"] = "nps"
    classes: Annotated[
        Annotated[tuple[Said, ...], Field(min_length=1, max_length=3)],
        labelled(gettext_lazy("What they said"), choices=Said),
    ]


def holds(condition: Recommends, person: Person) -> bool:
    return person.nps_class in condition.classes


def says(condition: Recommends) -> str:
    return gettext("said that they {said}").format(said=", ".join(str(each.label) for each in condition.classes))


add_condition(Recommends, gettext_lazy("Whether they recommend you"), holds=holds, says=says)
