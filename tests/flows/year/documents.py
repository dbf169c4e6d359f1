"""The flows of that year: all ready-made ones, and one for each other trigger."""

from typing import Any

from saleor_postventa.flows.document.document import dump
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.models import Flow
from saleor_postventa.flows.services.publishing import publish_flow
from saleor_postventa.flows.services.writing import create_flow
from tests.flows.documents import content, send, wait
from tests.flows.scene import BY_STAFF

SOAP_LASTS = 30
QUIET_DAYS = 120
CAMPAIGN = "2026-11-27T09:00:00+00:00"
OTHERS: dict[str, dict[str, Any]] = {
    "shipped": {"topic": "tips", "again_after_days": 30},
    "anniversary": {},
    "return_closed": {"topic": "tips"},
    "review_published": {"topic": "loyalty"},
    "points_expiring": {"topic": "loyalty"},
    "on_date": {"settings": {"at": CAMPAIGN}},
}


def subject_of(trigger: str) -> str:
    return f"After {trigger}"


def publish_flows(soap: str) -> list[Flow]:
    documents = {each.code: dump(each.document) for each in ready_made}
    documents["replenish"]["trigger"]["settings"] = {"products": [soap], "days": SOAP_LASTS}
    for trigger, words in OTHERS.items():
        steps = (wait(days=1, at="10:00"), send("mail", subject_of(trigger)))
        documents[trigger] = content(*steps, trigger=trigger, **words)
    made = [create_flow(code=code, content=document, by=BY_STAFF) for code, document in documents.items()]
    return [publish_flow(flow.pk, by=BY_STAFF).flow for flow in made]
