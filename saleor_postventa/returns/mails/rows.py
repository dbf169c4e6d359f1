"""The row that a notice is about besides the return: the one that its event named, or the newest."""

from collections.abc import Mapping
from typing import Any

from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.models import Exchange, Inspection, Return, ReturnNote, Settlement


def inspections(ret: Return, facts: Mapping[str, Any]) -> list[Inspection] | None:
    looks = Inspection.objects.filter(line__of=ret).select_related("line__order_line", "settlement").order_by("pk")
    return list(looks.filter(batch=facts["batch"]) if "batch" in facts else looks) or None


def settlement(ret: Return, facts: Mapping[str, Any]) -> Settlement | None:
    rows = ret.settlements.order_by("-number")
    found: Settlement | None = (rows.filter(pk=facts["settlement"]) if "settlement" in facts else rows).first()
    return found


def refund(ret: Return, facts: Mapping[str, Any]) -> Refund | None:
    ours = [settlement.reference for settlement in ret.settlements.all()]
    rows = Refund.objects.filter(reference__in=ours).order_by("-pk")
    found: Refund | None = (rows.filter(pk=facts["refund"]) if "refund" in facts else rows).first()
    return found


def credit(ret: Return, facts: Mapping[str, Any]) -> StoreCredit | None:
    ours = [settlement.reference for settlement in ret.settlements.all()]
    rows = StoreCredit.objects.filter(reference__in=ours).exclude(sealed_code="").order_by("-pk")
    found: StoreCredit | None = (rows.filter(pk=facts["credit"]) if "credit" in facts else rows).first()
    return found


def exchange(ret: Return, facts: Mapping[str, Any]) -> Exchange | None:
    found: Exchange | None = Exchange.objects.filter(of=ret).first()
    return found


def note(ret: Return, facts: Mapping[str, Any]) -> ReturnNote | None:
    rows = ret.notes.filter(is_internal=False, actor_kind="staff").order_by("-at", "-pk")
    found: ReturnNote | None = (rows.filter(pk=facts["note"]) if "note" in facts else rows).first()
    return found
