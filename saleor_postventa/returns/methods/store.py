"""The shopper brings it to a store of the shop's."""

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
    stores: Annotated[
        tuple[Place, ...],
        Field(max_length=500, json_schema_extra=called(gettext_lazy("Stores"), each=gettext_lazy("Store"))),
    ] = ()


def suits(facts: MethodFacts, chosen: Settings) -> bool:
    return bool(chosen.stores) and not facts.is_keep_it


def lacks(chosen: Settings) -> str:
    return "" if chosen.stores else _("Add at least one store: until then no customer is offered it.")


def steps(ret: Return, chosen: Settings) -> list[str]:
    return [
        take_it_to(ret, chosen.stores),
        _("Show there the code of your return, {number}.").format(number=ret.number),
    ]


def papers(ret: Return, chosen: Settings) -> Papers:
    return Papers(code=ret.number)


methods.add(
    "store",
    ReturnMethod(
        code="store",
        label=gettext_lazy("In one of our stores"),
        summary=gettext_lazy("You bring it to a store and show a code."),
        settings=Settings,
        steps=steps,
        suits=suits,
        lacks=lacks,
        teams_part=lambda: _(
            "Whoever is in the store finds the return by the number that the code says, and takes it in."
        ),
        send_it=lambda: _("Bring it to one of our stores by {date}."),
        papers=papers,
        has_slip=False,
        position=40,
    ),
)
