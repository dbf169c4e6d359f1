"""What stands in the product's tables, told as JSON. Runs in the product's environment: `host.read(...)`."""

import json
import sys
from collections import Counter
from datetime import timedelta
from io import StringIO
from typing import Any

from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.work import WorkState, queues
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Dispatch, Message
from saleor_postventa.orders.models import Reservation
from saleor_postventa.refunds.chores import follow_refunds_of_shops
from saleor_postventa.refunds.models import RefundPart
from saleor_postventa.returns.models import Return
from saleor_postventa.saleor.catchup.services import start_backfill
from saleor_postventa.saleor.catchup.terminal import carry_out
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from saleor_postventa.shops.services import install_shop
from tests.orders.picture import came_back, facts, people, picture, returned

HOUR = timedelta(hours=1)


def tell_waiting() -> None:
    """Rows that nothing has come of yet, by queue."""
    rows = {queue.name: queue.model._base_manager for queue in queues}
    waiting = {name: each.filter(state=WorkState.WAITING).count() for name, each in rows.items()}
    with every_shop():
        pending = RefundPart.objects.pending().count()
        sending = Message.objects.filter(status__in=[MessageStatus.WAITING, MessageStatus.SENDING]).count()
    _say({**waiting, "refunds pending": pending, "mails": sending})


def let_an_hour_pass() -> None:
    """As it would: leases run out, and nothing broken off can be on its way any more. No worker may run meanwhile."""
    for queue in queues:
        waiting = queue.model._base_manager.filter(state=WorkState.WAITING)
        waiting.exclude(leased_until=None).update(leased_until=system_now() - HOUR)
        waiting.update(due_at=now())
    with every_shop():
        GoodsMove.objects.exclude(taken_at=None).update(taken_at=system_now() - HOUR)
        for model in (StoreCredit, RefundPart):
            model.objects.filter(state=WorkState.WAITING).update(status_since=now() - HOUR)
        RefundPart.objects.pending().update(due_at=now())
        Message.objects.filter(status=MessageStatus.SENDING).update(taken_at=system_now() - HOUR)
        Message.objects.filter(status=MessageStatus.WAITING).update(due_at=now())
    follow_refunds_of_shops()


def tell_all() -> None:
    shop = Shop.objects.get()
    dead = [
        f"{queue.name} {row.pk}: {row.error[:300]}"
        for queue in queues
        for row in queue.model._base_manager.filter(state=WorkState.DEAD)
    ]
    with shop_scope(shop):
        story = {
            "dead": dead,
            "deliveries": Counter(Delivery.objects.values_list("state", flat=True)),
            "mails": _mails(),
            "returns": _returns(),
            "moves": [f"{kind}: {status}" for kind, status in GoodsMove.objects.values_list("kind", "status")],
            "units": sorted(map(str, ((came_back() - returned()) + (returned() - came_back())).items())),
            "dispatches": Dispatch.objects.filter(state=WorkState.WAITING).count(),
        }
    story["mirror"] = _compare(shop)
    _say(story)


def _mails() -> dict[str, Any]:
    rows = Message.objects.select_related("order")
    return {
        "by_status": Counter(row.status for row in rows),
        "ids": [row.message_id for row in rows if row.status == MessageStatus.SENT],
        "thanks": [row.order.saleor_id for row in rows if row.kind == "thank_you" and row.order],
        "of_returns": Counter(f"{row.facts.get('return')} {row.kind}" for row in rows if "return" in row.facts),
        "not_sent": Counter(_fate(row) for row in rows if row.status != MessageStatus.SENT),
    }


def _fate(row: Message) -> str:
    return f"{row.kind} {row.status}: {row.cancel_reason or row.trouble}"


def _returns() -> list[dict[str, Any]]:
    return [_return(each) for each in Return.objects.select_related("order").order_by("pk")]


def _return(each: Return) -> dict[str, Any]:
    reserved = Reservation.objects.filter(order_line__order=each.order)
    parts = RefundPart.objects.of_order(each.order_id)
    credits_ = StoreCredit.objects.filter(order=each.order)
    return {
        "pk": each.pk,
        "order": each.order.saleor_id,
        "status": each.status,
        "outcome": each.outcome,
        "settled": [row.status for row in each.settlements.all()],
        "refunds": [[part.status, str(part.amount.normalize()), part.trouble] for part in parts],
        "credits": [[row.key, row.status, str(row.amount.normalize())] for row in credits_],
        "held": sum(reserved.held().values_list("quantity", flat=True)),
        "reserved": sum(reserved.values_list("quantity", flat=True)),
        "returned": sum(each.order.lines.values_list("quantity_returned", flat=True)),
    }


def _compare(shop: Shop) -> dict[str, Any]:
    """With what a new installation reads from the same Saleor."""
    fresh = install_shop(
        api_url=shop.api_url.replace("127.0.0.1", "localhost"),
        app_id=shop.app_id,
        token=shop.token,
        jwks=shop.jwks,
        saleor_version=shop.saleor_version,
        permissions=shop.permissions,
        name="fresh",
    )
    with shop_scope(fresh):
        is_read = carry_out(fresh, start_backfill(fresh), StringIO())
    ours, theirs = _portrait(shop), _portrait(fresh)
    return {
        "is_read": is_read,
        "orders": len(theirs["orders"]),
        "people": len(theirs["people"]),
        "facts": sum(ours["facts"].values()),
        "orders_that_differ": _differences(ours["orders"], theirs["orders"]),
        "people_that_differ": sorted(map(str, set(ours["people"]) ^ set(theirs["people"]))),
        "facts_missing": sorted(map(str, (theirs["facts"] - ours["facts"]).items())),
        "facts_too_many": sorted(map(str, _doubled(ours, theirs))),
    }


def _doubled(ours: dict[str, Any], theirs: dict[str, Any]) -> list[Any]:
    """That a cancelled order had been confirmed is not to be seen in Saleor any more: once is right."""
    cancelled = {number for number, order in ours["orders"].items() if order["status"] == "canceled"}
    past = Counter({("OrderConfirmed", number): 1 for number in cancelled})
    return list((ours["facts"] - (theirs["facts"] | past)).items())


def _portrait(shop: Shop) -> dict[str, Any]:
    with shop_scope(shop):
        return {"orders": picture(), "people": people(), "facts": facts()}


def _differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    return [
        f"{number}.{name}: {ours.get(number, {}).get(name)} where Saleor says {theirs.get(number, {}).get(name)}"
        for number in sorted({*ours, *theirs})
        for name in sorted({*ours.get(number, {}), *theirs.get(number, {})})
        if ours.get(number, {}).get(name) != theirs.get(number, {}).get(name)
    ]


def _say(found: Any) -> None:
    sys.stdout.write(f"{json.dumps(found, default=str)}\n")
