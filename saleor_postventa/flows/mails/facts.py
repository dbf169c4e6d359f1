"""From a message's facts to the mail that a flow's version has for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.mail_content import MailContent
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.queries.flows import document_of
from saleor_postventa.flows.steps.send import Send


@dataclass(frozen=True, slots=True)
class Written:
    """A mail of a flow, and what the flow begins with."""

    document: FlowDocument
    mail: MailContent
    trigger: str


def written_of(facts: Mapping[str, Any]) -> tuple[Journey, Written] | None:
    """What a message's facts lead to; None where that is gone."""
    rows = Journey.objects.select_related("flow", "version", "customer", "order", "shop")
    journey = rows.filter(pk=facts.get("journey", 0)).first()
    document = document_of(journey.version) if journey is not None else None
    step = document.step(facts.get("step", "")) if document is not None else None
    if journey is None or document is None or not isinstance(step, Send):
        return None
    mail = step.trial.mail if facts.get("is_other") and step.trial is not None else step.mail
    return journey, Written(document, mail, journey.trigger)
