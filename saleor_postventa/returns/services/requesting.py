"""Asking for a return. The policy binds shoppers and advises staff, who may go past it with a reason."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.actor import SYSTEM, Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.services.reservation import NothingToReserve, UnknownLine
from saleor_postventa.returns.events import ReturnRequested
from saleor_postventa.returns.methods import methods, offered_methods
from saleor_postventa.returns.models import Reason, Return, ReturnFile, ReturnLine, ReturnNumber
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.sentences import for_shopper
from saleor_postventa.returns.policy.terms import KEEP_IT
from saleor_postventa.returns.queries.estimates import Estimate, EstimatedLine, return_estimate
from saleor_postventa.returns.queries.reasons import has_reasons
from saleor_postventa.returns.reckoning import is_keep_it, latest_event
from saleor_postventa.returns.rules import Outcome, RequestChannel, Wanted
from saleor_postventa.shops.scope import current_shop

from .approving import approve_locked
from .decisions import kept
from .exchanging import plan_exchange
from .moving import TooManyUnits, keep_hold, keep_units, note_transition, tell
from .notes import write_note
from .reasons import ReasonNeeded, ensure_reasons
from .texts import LONG, written

FIRST_NUMBER = 10001
KEY_LENGTH = 60


class UnknownOrder(Refusal):
    code = "not_found"
    text = _("This order doesn't exist, or belongs to another shop.")


class NotReturnable(Refusal):
    """`verdict` is the decision's stable code."""

    code = "not_returnable"
    text = _("{sentence}")

    def __init__(self, decision: Decision, sentence: str, *, field: str = "lines") -> None:
        self.decision = decision
        self.verdict = decision.verdict
        super().__init__(field=field, sentence=sentence)


class PhotosNeeded(Refusal):
    code = "photos_needed"
    text = _("“{item}” needs {count} photos.")


class OutcomeNotOffered(Refusal):
    code = "outcome_not_offered"
    text = _("This can't be chosen for “{item}”.")


class MethodNotOffered(Refusal):
    code = "method_not_offered"
    text = _("“{item}” can't be sent back this way.")


class VariantNotAvailable(Refusal):
    code = "variant_not_available"
    text = _("What you would like instead of “{item}” is not available.")


class OverrideReasonNeeded(Refusal):
    code = "override_reason_needed"
    text = _("The policy says no: {sentence} To go past it, say why.")


@transaction.atomic
def request_return(
    order_id: int,
    wish: Wanted,
    *,
    channel: RequestChannel = RequestChannel.PORTAL,
    language: str = "",
    by: Actor,
    override_reason: str = "",
    key: str = "",
) -> Return:
    """Ask for a return of units of one order; approved at once where the policy says so, or the team asks.

    With a `key`, asking again for the same order gives the same return.

    Raises UnknownOrder, TextRefused, NothingToReserve, UnknownLine, ReasonNeeded, NotReturnable, OverrideReasonNeeded,
    TooManyUnits, OutcomeNotOffered, MethodNotOffered, PhotosNeeded, or VariantNotAvailable.
    """
    order, key = _locked_order(order_id), written(key, field="key", most=KEY_LENGTH)
    known = Return.objects.of_order(order.pk).filter(request_key=key).first() if key else None
    if known is not None:
        return known
    _check_lines(order, wish)
    ensure_reasons()
    estimate = return_estimate(order, wish, now=now(), channel=channel)
    is_overridden = _check_policy(estimate, override_reason, by)
    for line in estimate.lines:
        _check_line(line, wish, channel=order.channel, by=by)
    decisions = [line.item.decision for line in estimate.lines]
    ret = _written(order, wish, estimate, channel=channel, language=language)
    ret.override_reason = written(override_reason, field="overrideReason") if is_overridden else ""
    ret.request_key = key
    ret.needs_review = any(each.needs_review for each in decisions)
    ret.save()
    _write_lines(ret, estimate, by)
    if wish.note.strip():
        write_note(ret, wish.note, is_internal=False, by=by)
    if ret.outcome == Outcome.EXCHANGE:
        plan_exchange(ret)
    _announce(ret, by)
    if by.kind is ActorKind.STAFF:
        approve_locked(ret, by=by)
    elif not ret.needs_review:
        approve_locked(ret, by=SYSTEM)
    return ret


def next_number() -> str:
    """The next of the shop's gap-free series; the series stays locked until this transaction ends."""
    ReturnNumber.objects.get_or_create(shop=current_shop(), defaults={"last": FIRST_NUMBER - 1})
    series = ReturnNumber.objects.select_for_update().get(shop=current_shop())
    series.last += 1
    series.save(update_fields=["last"])
    return f"R-{series.last}"


def _locked_order(order_id: int) -> Order:
    rows = Order.objects.select_for_update(of=("self",)).select_related("customer").exclude(placed_at=None)
    order: Order | None = rows.filter(pk=order_id).first()
    if order is None:
        raise UnknownOrder(field="order")
    return order


def _check_lines(order: Order, wish: Wanted) -> None:
    asked = [line.order_line_id for line in wish.lines]
    if not asked or len(set(asked)) < len(asked) or min(line.quantity for line in wish.lines) < 1:
        raise NothingToReserve(field="lines")
    if set(asked) - set(order.lines.filter(is_removed=False).values_list("pk", flat=True)):
        raise UnknownLine(field="lines")


def _check_policy(estimate: Estimate, override_reason: str, by: Actor) -> bool:
    """Whether staff went past the policy. Raises NotReturnable or OverrideReasonNeeded."""
    closed = [line for line in estimate.lines if not line.item.decision.verdict.is_open]
    for line in closed:
        decision, left = line.item.decision, line.item.facts.line.returnable
        if left < 1:
            raise TooManyUnits(field="lines", left=left, item=line.item.order_line.bought_name)
        sentence = for_shopper(decision)
        if by.kind is not ActorKind.STAFF:
            raise NotReturnable(decision, sentence)
        if not override_reason.strip():
            raise OverrideReasonNeeded(field="overrideReason", sentence=sentence)
    return bool(closed)


def _is_method_offered(line: EstimatedLine, method: str) -> bool:
    """By the policy, and by what the shop chose for it."""
    return method in line.item.decision.methods and bool(offered_methods([method], line.item.order_line.order))


def _is_of_group(reason: Reason, group: str) -> bool:
    return group in {"", reason.group} or not has_reasons(group)


def _check_line(line: EstimatedLine, wish: Wanted, *, channel: str, by: Actor) -> None:
    is_staff = by.kind is ActorKind.STAFF
    decision, item = line.item.decision, line.item.order_line.bought_name
    left = line.item.facts.line.returnable
    if line.wanted.quantity > left:
        raise TooManyUnits(field="lines", left=left, item=item)
    if line.reason is None or (not is_staff and not _is_of_group(line.reason, decision.reason_group)):
        raise ReasonNeeded(field="reason", item=item)
    if wish.outcome not in Outcome.values or (wish.outcome not in decision.outcomes and not is_staff):
        raise OutcomeNotOffered(field="outcome", item=item)
    if wish.method and wish.method not in methods:
        raise MethodNotOffered(field="method", item=item)
    if decision.requires_shipping and not is_staff and not _is_method_offered(line, wish.method):
        raise MethodNotOffered(field="method", item=item)
    if len(set(line.wanted.photos)) < line.photos_needed and not is_staff:
        raise PhotosNeeded(field="photos", item=item, count=line.photos_needed)
    if wish.outcome == Outcome.EXCHANGE:
        check_variant(line.wanted.wanted_variant, line.item.order_line, decision, channel=channel, by=by)


def check_variant(saleor_id: str, line: OrderLine, decision: Decision, *, channel: str, by: Actor) -> Variant:
    """That a variant is sold in the channel, and that it may be had for the line.

    Whether it is in stock Saleor alone knows. Raises VariantNotAvailable.
    """
    variant = Variant.objects.filter(saleor_id=saleor_id, deleted_at=None).first() if saleor_id else None
    if variant is None or variant.price_in(channel) is None or not _is_offered(variant, line, decision, by):
        raise VariantNotAvailable(field="wantedVariant", item=line.bought_name)
    return variant


def _is_offered(variant: Variant, line: OrderLine, decision: Decision, by: Actor) -> bool:
    """A cheap thing of another kind, with the difference, would be money back where the policy offers shoppers none."""
    is_same_product = line.variant is not None and line.variant.product_id == variant.product_id
    return by.kind is not ActorKind.SHOPPER or Outcome.REFUND in decision.outcomes or is_same_product


def _written(order: Order, wish: Wanted, estimate: Estimate, *, channel: RequestChannel, language: str) -> Return:
    first = estimate.lines[0].item
    decisions = [line.item.decision for line in estimate.lines]
    is_kept = is_keep_it(decisions)
    return Return(
        shop=current_shop(),
        number=next_number(),
        order=order,
        customer=order.customer,
        outcome=wish.outcome,
        method=KEEP_IT if is_kept else wish.method,
        channel=channel,
        language=current_shop().preferences.language_for(language or order.language),
        processing_event=latest_event(decisions),
        policy_version=first.policy_version,
        decision=kept((line.wanted.order_line_id, line.item.decision) for line in estimate.lines),
        is_keep_it=is_kept,
        currency=order.currency,
        estimate_amount=estimate.total.amount,
        fee_amount=estimate.reckoning.fees.amount,
        shipping_amount=estimate.reckoning.shipping.amount,
        destination=next((each.destination for each in decisions if each.destination), ""),
        requested_at=now(),
        status_since=now(),
    )


def _write_lines(ret: Return, estimate: Estimate, by: Actor) -> None:
    for line in estimate.lines:
        assert line.reason is not None
        row = ReturnLine.objects.create(
            shop=ret.shop,
            of=ret,
            order_line=line.item.order_line,
            quantity=line.wanted.quantity,
            reason=line.reason,
            details=written(line.wanted.details, field="details", most=LONG),
            is_unsealed=line.wanted.is_unsealed,
            wanted_variant=line.wanted.wanted_variant if ret.outcome == Outcome.EXCHANGE else "",
            estimate_amount=line.reckoning.total.amount,
            fee_amount=line.reckoning.fees.amount,
        )
        _attach_photos(row, line.wanted.photos, by)


def _attach_photos(row: ReturnLine, photos: tuple[int, ...], by: Actor) -> None:
    """Only such as the same person gave, and that belong to nothing yet. Raises PhotosNeeded where one is not there."""
    if not photos:
        return
    free = ReturnFile.objects.filter(pk__in=photos, of=None, actor_kind=by.kind, actor_ref=by.ref)
    if free.update(of=row.of, line=row) < len(set(photos)):
        raise PhotosNeeded(field="photos", item=row.order_line.bought_name, count=len(set(photos)))


def _announce(ret: Return, by: Actor) -> None:
    transition = note_transition(ret, None, "", by=by, reason=ret.override_reason)
    lines = list(ret.lines.select_related("reason"))
    tell(
        ret,
        ReturnRequested,
        by=by,
        transition=transition.pk,
        units={str(line.order_line_id): line.quantity for line in lines},
        outcome=ret.outcome,
        reasons={str(line.order_line_id): line.reason.code for line in lines},
        channel=ret.channel,
        needs_review=ret.needs_review,
    )
    keep_units(ret, by=by)
    keep_hold(ret, by=by)
