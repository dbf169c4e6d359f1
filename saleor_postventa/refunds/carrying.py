"""Carrying a part out in Saleor, so that the money goes back exactly once.

Neither call can be repeated blindly: a second grant is a second promise, and a second request may be a second refund.
So the status that says "about to call" is committed first, and whoever finds it (the worker was killed, or no answer
came) reads Saleor's books before anything else: our grant carries our mark, and its requests can be counted. Only where
they show nothing, and so long after the call that it can no longer be on its way, is it made again. What does not fit
goes to a person.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import msgspec

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.http import NotConnected
from saleor_postventa.core.money import is_payable
from saleor_postventa.core.steps import wait_until_quiet
from saleor_postventa.core.work import backoff
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.saleor.client import MutationRefused, PermissionMissing, SaleorClient, TokenRejected
from saleor_postventa.saleor.documents import since
from saleor_postventa.saleor.manifest import parse_version
from saleor_postventa.saleor.shapes import IdShape

from .books import Books, Grant, OrderGone, follow_books, read_books
from .models import RefundPart
from .rules import CARRIED, PartStatus, Path, Trouble, marked, next_look
from .settling import hand_over, move

GRANT = "order_grant_refund_create"
GRANT_WITH_REFERENCE = "order_grant_refund_create_with_reference"
REQUEST = "transaction_request_refund_for_granted_refund"
TRIES = 60


class Granted(msgspec.Struct, rename="camel", frozen=True):
    granted_refund: IdShape


class GrantAnswer(msgspec.Struct, frozen=True):
    granted: Granted = msgspec.field(name="orderGrantRefundCreate")


def retry_in(attempt: int) -> timedelta | None:
    """Saleor may be away for a weekend; a person is called after about two days."""
    return backoff(attempt, limit=TRIES)


def carry_out(part: RefundPart) -> None:
    """As far as it can be taken now. Raises Failure where it is worth another try, later."""
    client = SaleorClient.of(part.shop)
    try:
        while _take_step(part, client):
            pass
    except PermissionMissing:
        hand_over(part, Trouble.PERMISSION_MISSING)
    except OrderGone:
        hand_over(part, Trouble.ORDER_MISSING)
    except MutationRefused:
        hand_over(part, Trouble.REFUSED)
    except Failure as error:
        if not error.permanent:
            raise
        hand_over(part, Trouble.REFUSED)


def give_up(part: RefundPart) -> None:
    """Tried too often, or workers died of it."""
    if part.status in CARRIED:
        hand_over(part, Trouble.TOO_MANY_TRIES)


def _take_step(part: RefundPart, client: SaleorClient) -> bool:
    """Returns whether there is a next step to take at once."""
    match part.status:
        case PartStatus.ASKED | PartStatus.GRANTING:
            return _grant(part, client)
        case PartStatus.GRANTED | PartStatus.REQUESTING:
            return _request(part, client)
        case PartStatus.PENDING:
            return _look(part, client)
        case _:
            return False


def _grant(part: RefundPart, client: SaleorClient) -> bool:
    books = read_books(client, part)
    found = books.grants_of(part)
    if found:
        return _adopt(part, found)
    _wait_until_quiet(part, PartStatus.GRANTING)
    if books.charged(part) < part.amount:
        hand_over(part, Trouble.TOO_LITTLE_CHARGED)
        return False
    move(part, PartStatus.GRANTING)
    with _surely_unheard(part, PartStatus.ASKED):
        grant_id = _call_grant(part, client, books)
    move(part, PartStatus.GRANTED, grant_saleor_id=grant_id)
    return True


def _adopt(part: RefundPart, found: list[Grant]) -> bool:
    """Go on with the grant that stands in the books already. Of twins, of which one was asked for, with that one."""
    asked = [grant for grant in found if grant.requests] or found[:1]
    if len(asked) > 1 or asked[0].amount.amount != part.amount:
        hand_over(part, Trouble.AMBIGUOUS)
        return False
    move(part, PartStatus.GRANTED, grant_saleor_id=asked[0].id)
    return True


def _request(part: RefundPart, client: SaleorClient) -> bool:
    books = read_books(client, part)
    grant = books.grant(part.grant_saleor_id)
    if grant is None or grant.amount.amount != part.amount or not is_payable(part.money):
        hand_over(part, Trouble.AMBIGUOUS)
        return False
    was_heard = part.status == PartStatus.REQUESTING and grant.requests > part.requests_before
    if was_heard or grant.status in {"PENDING", "SUCCESS"}:
        move(part, PartStatus.PENDING)
        return _settle(part, books, grant)
    if books.stray_success(part, grant):
        hand_over(part, Trouble.ANOTHER_REFERENCE)
        return False
    _wait_until_quiet(part, PartStatus.REQUESTING)
    if books.charged(part) < part.amount:
        hand_over(part, Trouble.TOO_LITTLE_CHARGED)
        return False
    move(part, PartStatus.REQUESTING, requests_before=grant.requests)
    return _call_request(part, client)


def _call_request(part: RefundPart, client: SaleorClient) -> bool:
    """True where it was heard: the next look tells how it went."""
    try:
        with _surely_unheard(part, PartStatus.GRANTED):
            client.mutate(REQUEST, dict, {"grantedRefund": part.grant_saleor_id})
    except MutationRefused as error:
        if set(error.codes) <= {"REFUND_IS_PENDING", "REFUND_ALREADY_PROCESSED"}:
            move(part, PartStatus.PENDING)
            return True
        if "MISSING_TRANSACTION_ACTION_REQUEST_WEBHOOK" in error.codes:
            hand_over(part, Trouble.NO_PAYMENT_APP, path=Path.MANUAL)
            return False
        if "AMOUNT_GREATER_THAN_AVAILABLE" in error.codes:
            hand_over(part, Trouble.TOO_LITTLE_CHARGED)
            return False
        raise
    move(part, PartStatus.PENDING)
    return True


def _look(part: RefundPart, client: SaleorClient) -> bool:
    books = read_books(client, part)
    grant = books.grant(part.grant_saleor_id)
    if grant is None:
        hand_over(part, Trouble.AMBIGUOUS)
        return False
    return _settle(part, books, grant)


def _settle(part: RefundPart, books: Books, grant: Grant) -> bool:
    """By what the books say of a part that was asked for."""
    if grant.status == "SUCCESS":
        move(part, PartStatus.SETTLED)
    elif books.stray_success(part, grant):
        hand_over(part, Trouble.ANOTHER_REFERENCE)
    elif grant.status == "FAILURE" and grant.is_unanswered:
        hand_over(part, Trouble.NO_ANSWER)
    elif grant.status == "FAILURE":
        move(part, PartStatus.FAILED, trouble=Trouble.DECLINED)
    elif grant.status == "NONE" and grant.is_reversed:
        hand_over(part, Trouble.AMBIGUOUS)
    else:
        RefundPart.objects.filter(pk=part.pk).update(due_at=now() + next_look(now() - part.status_since))
    follow_books(books)
    return False


@contextmanager
def _surely_unheard(part: RefundPart, back_to: PartStatus) -> Iterator[None]:
    """Where no connection came about, or our token was not taken, there is nothing to be uncertain of."""
    try:
        yield
    except (NotConnected, TokenRejected):
        move(part, back_to)
        raise


def _wait_until_quiet(part: RefundPart, about_to: PartStatus) -> None:
    """Raises StillUncertain while a call that was broken off could still reach Saleor."""
    if part.status == about_to:
        wait_until_quiet(part, part.status_since)


def _call_grant(part: RefundPart, client: SaleorClient, books: Books) -> str:
    refund = part.refund
    wanted: dict[str, Any] = {
        "order": refund.order.saleor_id,
        "transaction": part.transaction_saleor_id,
        "amount": part.amount,
        "reason": marked(refund.reason, refund.key),
        "lines": _lines(part, books),
        "shipping": bool(refund.shipping_amount) and not books.is_shipping_granted(),
    }
    if refund.reason_reference and parse_version(part.shop.saleor_version) >= since("mutations", GRANT_WITH_REFERENCE):
        try:
            given = {**wanted, "reasonReference": refund.reason_reference}
            return client.mutate(GRANT_WITH_REFERENCE, GrantAnswer, given).granted.granted_refund.id
        except MutationRefused as error:
            if not error.is_about("reference"):  # its page is gone, or out of use; an app needs none
                raise
    return client.mutate(GRANT, GrantAnswer, wanted).granted.granted_refund.id


def _lines(part: RefundPart, books: Books) -> list[dict[str, Any]]:
    """The units, as far as Saleor lets them be named once more; the amount stands by itself."""
    left = books.units_left()
    rows = OrderLine.objects.filter(pk__in=part.refund.units).order_by("position", "pk")
    named = [(row.saleor_id, min(part.refund.units[str(row.pk)], left.get(row.saleor_id, 0))) for row in rows]
    return [{"id": saleor_id, "quantity": quantity} for saleor_id, quantity in named if quantity > 0]
