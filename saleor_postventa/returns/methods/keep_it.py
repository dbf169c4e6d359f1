"""Sending it back would cost more than it is worth: the shopper keeps it, and gets what was agreed all the same."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.returns.models import Return

from .fields import MethodSettings
from .method import MethodFacts, ReturnMethod, methods


def suits(facts: MethodFacts, chosen: MethodSettings) -> bool:
    return facts.is_keep_it or not facts.is_shipping_required


def steps(ret: Return, chosen: MethodSettings) -> list[str]:
    return [_("You don't have to send anything back. Keep it, give it away or recycle it.")]


methods.add(
    "keep_it",
    ReturnMethod(
        code="keep_it",
        label=gettext_lazy("You keep it"),
        summary=gettext_lazy("Nothing has to be sent back."),
        steps=steps,
        suits=suits,
        teams_part=lambda: _("Nothing: your policy says when a customer keeps what they bought."),
        has_slip=False,
        is_chosen=False,
        position=5,
    ),
)
