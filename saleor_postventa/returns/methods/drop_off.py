"""The shopper takes it to one of the shop's points, and shows a code: nothing has to be printed."""

from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import called
from saleor_postventa.returns.models import Return

from .fields import MethodSettings, Place
from .method import MethodFacts, Papers, ReturnMethod, methods
from .packing import take_it_to


class Settings(MethodSettings):
    points: Annotated[
        tuple[Place, ...],
        Field(
            max_length=2000,
            json_schema_extra=called(gettext_lazy("Drop-off points"), each=gettext_lazy("Drop-off point")),
        ),
    ] = ()


def suits(facts: MethodFacts, chosen: Settings) -> bool:
    is_near = any(point.country == facts.country for point in chosen.points)
    return is_near and facts.is_shipping_required and not facts.is_keep_it


def lacks(chosen: Settings) -> str:
    return "" if chosen.points else _("Add at least one drop-off point: until then no customer is offered it.")


def steps(ret: Return, chosen: Settings) -> list[str]:
    return [
        _("Pack it so that nothing can break."),
        take_it_to(ret, chosen.points),
        _("Show there the code of your return, {number}; you don't have to print anything.").format(number=ret.number),
    ]


def papers(ret: Return, chosen: Settings) -> Papers:
    return Papers(code=ret.number)


methods.add(
    "drop_off",
    ReturnMethod(
        code="drop_off",
        label=gettext_lazy("At a drop-off point"),
        summary=gettext_lazy("You take it to a point near you and show a code. No printer needed."),
        settings=Settings,
        steps=steps,
        suits=suits,
        lacks=lacks,
        teams_part=lambda: _("The point scans the code and sends it on; your team takes it in when it arrives."),
        send_it=lambda: _("Take it to a drop-off point by {date}."),
        papers=papers,
        has_slip=False,
        position=20,
    ),
)
