"""A return with all that hangs on it, in the current shop; every text carries the shop's slug."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile

from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.credits.rules import CreditStatus, CreditTrouble
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveKind, MoveStatus
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.rules import PartStatus, Path, RefundStatus, Trouble
from saleor_postventa.returns.models import (
    Exchange,
    FileKind,
    Guard,
    Inspection,
    MethodChoice,
    PolicySimulation,
    PolicyVersion,
    Reason,
    Receipt,
    Return,
    ReturnFile,
    ReturnLine,
    ReturnNote,
    ReturnTransition,
    SavedView,
    Settlement,
    SimulatedOrder,
)
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.queries import returnable_items
from saleor_postventa.returns.rules import (
    Disposition,
    ExchangeStatus,
    Grade,
    Outcome,
    PolicyStatus,
    ReturnStatus,
    SettlementStatus,
    Step,
)
from saleor_postventa.returns.simulation.report import Report
from saleor_postventa.shops.scope import current_shop
from tests.cast import SHOPPER, STAFF, global_id

SECRET = "secret"


@dataclass(frozen=True)
class Returned:
    """What only the team may read carries the word `secret`, and so does nothing else."""

    ret: Return
    line: ReturnLine
    reason: Reason
    settlement: Settlement
    part: RefundPart
    credit: StoreCredit
    move: GoodsMove
    policy: PolicyVersion
    draft: PolicyVersion
    simulation: PolicySimulation
    guard: Guard
    view: SavedView
    file: ReturnFile


def make_returned(order: Order, line: OrderLine) -> Returned:
    policy, draft = _policies(order)
    reason = _reason()
    ret = make_return_row(order, line, reason, policy=policy)
    return_line = ret.lines.get()
    settlement = _settlement(ret, return_line)
    _papers(ret)
    _way(ret)
    return Returned(
        ret=ret,
        line=return_line,
        reason=reason,
        settlement=settlement,
        part=_refund(ret, settlement),
        credit=_credit(ret, settlement),
        move=_move(ret, return_line),
        policy=policy,
        draft=draft,
        simulation=make_simulation(ret, draft),
        guard=_guard(order),
        view=SavedView.objects.create(
            shop=ret.shop, name=_named("view"), filters={"status": ["received"]}, owner=STAFF.id, is_shared=True
        ),
        file=make_file(ret, return_line),
    )


def _way(ret: Return) -> None:
    place = {"name": _named("point"), "address": _named("street")}
    MethodChoice.objects.create(shop=ret.shop, code="drop_off", settings={"points": [place]})


def make_return_row(
    order: Order,
    line: OrderLine,
    reason: Reason,
    *,
    policy: PolicyVersion | None = None,
    number: str = "R-10001",
    status: ReturnStatus = ReturnStatus.RECEIVED,
    age_days: int = 0,
) -> Return:
    shop = current_shop()
    asked_at = order.placed_at + timedelta(days=5 - age_days)
    [item] = [each for each in returnable_items(order, now=asked_at) if each.order_line.pk == line.pk]
    ret = Return.objects.create(
        shop=shop,
        number=number,
        order=order,
        customer=order.customer,
        status=status,
        status_since=asked_at,
        outcome=Outcome.EXCHANGE,
        method="own_carrier",
        policy_version=policy,
        decision={str(line.pk): item.decision.as_json()},
        needs_review=True,
        override_reason=_named("override", SECRET),
        currency="EUR",
        estimate_amount="29.95",
        tracking_number=_named("tracking"),
        carrier=_named("carrier"),
        destination=_named("destination", SECRET),
        requested_at=asked_at,
        first_received_at=asked_at,
        received_at=asked_at,
        refund_due_at=asked_at + timedelta(days=14),
    )
    return_line = ReturnLine.objects.create(
        shop=shop,
        of=ret,
        order_line=line,
        quantity=1,
        quantity_approved=1,
        quantity_received=1,
        quantity_inspected=1,
        reason=reason,
        details=_named("details"),
        wanted_variant=line.variant.saleor_id if line.variant else "",
        estimate_amount="29.95",
    )
    look = Inspection.objects.create(
        shop=shop,
        line=return_line,
        quantity=1,
        grade=Grade.B,
        disposition=Disposition.RESTOCK,
        warehouse=_named("depot", SECRET),
        note=_named("finding", SECRET),
        serial=_named("serial", SECRET),
        batch=_named("batch", SECRET),
        actor_ref=STAFF.id,
    )
    make_file(ret, return_line, kind=FileKind.INSPECTION, look=look)
    return ret


def _named(what: str, *more: str) -> str:
    return "-".join([current_shop().slug, what, *more])


def _policies(order: Order) -> tuple[PolicyVersion, PolicyVersion]:
    shop, content = current_shop(), dump(Policy.default())
    published = PolicyVersion.objects.create(
        shop=shop,
        number=1,
        name=_named("policy"),
        status=PolicyStatus.PUBLISHED,
        content={**content, "rules": [{**content["rules"][0], "names": {"en": _named("rule"), "es": _named("rule")}}]},
        created_by=STAFF.id,
        published_by=STAFF.id,
        published_at=order.placed_at,
        takes_effect_at=order.placed_at,
        applies_from=order.placed_at,
    )
    draft = PolicyVersion.objects.create(shop=shop, number=2, name=_named("draft"), content=content)
    return published, draft


def make_simulation(ret: Return, draft: PolicyVersion) -> PolicySimulation:
    """Done, with one order that changes; what came of it in all is empty."""
    simulation = PolicySimulation.objects.create(
        shop=ret.shop,
        policy_version=draft,
        content=draft.content,
        live_content=draft.content,
        since=ret.requested_at - timedelta(days=300),
        until=ret.requested_at,
        assumptions={"late_low": 0.0, "late_high": 1.0},
        asked_by=STAFF.id,
        state="done",
        results=Report(orders=1, orders_changed=1).as_json(),
    )
    [line] = ret.lines.all()
    kept = {
        "line": line.order_line_id,
        "asked": 1,
        "units": 1,
        "is_refused": False,
        "total": "29.95",
        "fees": "0",
        "decision": ret.decision[str(line.order_line_id)],
    }
    result = {
        "ending": "carried_out",
        "outcome": "refund",
        "method": "own_carrier",
        "needs_review": False,
        "is_keep_it": False,
        "lines": [kept],
    }
    SimulatedOrder.objects.create(
        shop=ret.shop,
        simulation=simulation,
        order=ret.order,
        currency="EUR",
        live_amount="29.95",
        draft_amount="0",
        weight="29.95",
        changes=[
            {
                "return": ret.pk,
                "number": ret.number,
                "at": ret.requested_at.isoformat(),
                "live": result,
                "draft": {**result, "ending": "refused"},
            }
        ],
    )
    return simulation


def _reason() -> Reason:
    names = {"en": _named("reason"), "es": _named("motivo")}
    return Reason.objects.create(
        shop=current_shop(), code="too_small", names=names, question={"en": _named("question")}, group="fit"
    )


def _settlement(ret: Return, line: ReturnLine) -> Settlement:
    made = Settlement.objects.create(
        shop=ret.shop,
        of=ret,
        number=1,
        outcome=Outcome.EXCHANGE,
        units={str(line.order_line_id): 1},
        goods_amount="29.95",
        fee_amount="2.00",
        amount="27.95",
        currency="EUR",
        status=SettlementStatus.FOR_STAFF,
        trouble=f"trouble_{SECRET}",
        note=_named("settled", SECRET),
    )
    Exchange.objects.create(
        shop=ret.shop,
        of=ret,
        status=ExchangeStatus.RECEIVED,
        lines=[
            {
                "return_line": line.pk,
                "order_line": line.order_line_id,
                "variant": line.wanted_variant,
                "name": _named("wanted"),
                "quantity": 1,
                "unit_price": "30.00",
                "unit_difference": "0.05",
            }
        ],
        difference_amount="0.05",
        currency="EUR",
        replacement_number=_named("replacement"),
    )
    return made


def _papers(ret: Return) -> None:
    common = {"shop": ret.shop, "of": ret, "actor_kind": "staff", "actor_ref": STAFF.id}
    ReturnNote.objects.create(text=_named("note"), is_internal=False, **common)
    ReturnNote.objects.create(text=_named("note", SECRET), is_internal=True, **common)
    ReturnTransition.objects.create(
        step=Step.RECEIVE,
        from_status=ReturnStatus.SENT,
        to_status=ReturnStatus.RECEIVED,
        reason=_named("step", SECRET),
        **common,
    )
    line = ret.lines.get()
    Receipt.objects.create(
        shop=ret.shop, of=ret, batch=_named("receipt", SECRET), units={str(line.pk): 1}, actor_ref=STAFF.id
    )


def make_file(
    ret: Return,
    line: ReturnLine | None = None,
    *,
    kind: FileKind = FileKind.PHOTO,
    look: Inspection | None = None,
) -> ReturnFile:
    return ReturnFile.objects.create(
        shop=ret.shop,
        of=ret,
        line=line,
        inspection=look,
        kind=kind,
        file=ContentFile(b"a picture", name=f"{_named(kind)}.jpg"),
        content_type="image/jpeg",
        size=9,
        digest="0" * 64,
        actor_kind="shopper",
        actor_ref=SHOPPER.id,
    )


def _refund(ret: Return, settlement: Settlement) -> RefundPart:
    refund = Refund.objects.create(
        shop=ret.shop,
        key=settlement.reference,
        purpose=Purpose.RETURN,
        reference=settlement.reference,
        order=ret.order,
        amount="27.95",
        currency="EUR",
        status=RefundStatus.FOR_STAFF,
        actor_kind="system",
    )
    return RefundPart.objects.create(
        shop=ret.shop,
        refund=refund,
        path=Path.MANUAL,
        amount="27.95",
        status=PartStatus.FOR_STAFF,
        trouble=Trouble.NO_PAYMENT_APP,
        state="done",
        confirmed_by=_named("hand", SECRET),
    )


def _credit(ret: Return, settlement: Settlement) -> StoreCredit:
    assert ret.customer is not None
    return StoreCredit.objects.create(
        shop=ret.shop,
        key=settlement.reference,
        reference=settlement.reference,
        customer=ret.customer,
        order=ret.order,
        amount="5.00",
        currency="EUR",
        status=CreditStatus.STUCK,
        saleor_id=global_id("GiftCard", f"{current_shop().slug}-{SECRET}"),
        last_chars="WXYZ",
        trouble=CreditTrouble.REFUSED,
        state="done",
        actor_kind="staff",
        actor_ref=STAFF.id,
    )


def _move(ret: Return, line: ReturnLine) -> GoodsMove:
    return GoodsMove.objects.create(
        shop=ret.shop,
        key=f"{ret.reference}:stock",
        kind=MoveKind.PUT_BACK,
        reference=ret.reference,
        order=ret.order,
        status=MoveStatus.STUCK,
        wanted={"line": line.order_line_id, "quantity": 1, "warehouse": _named("warehouse", SECRET)},
        trouble="ambiguous",
        state="done",
        actor_kind="system",
    )


def _guard(order: Order) -> Guard:
    return Guard.objects.create(
        shop=current_shop(),
        subject=Guard.Subject.CUSTOMER,
        value=str(order.customer_id),
        is_block=True,
        reason=_named("guard", SECRET),
        created_by=STAFF.id,
    )
