"""Carrying voucher codes out in Saleor, each once.

Saleor knows every code once in the whole shop, and we choose codes that nobody guesses: so the code itself tells, after
a break, whether a call was heard. A voucher is found by its mark, the first of its codes, until it has its own; adding
a code that is there already is refused, and then it is there. `saleor/saleor` 3.21-3.23,
`graphql/discount/mutations/voucher`.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.event import Subject
from saleor_postventa.core.http import NotConnected
from saleor_postventa.core.steps import wait_until_quiet
from saleor_postventa.core.work import backoff
from saleor_postventa.events.services import record
from saleor_postventa.saleor.catchup.feed import Connection
from saleor_postventa.saleor.client import MutationRefused, PermissionMissing, SaleorClient, TokenRejected
from saleor_postventa.saleor.shapes import Shape
from saleor_postventa.shops.secrets import unseal

from .events import VoucherCodeIssued, VoucherCodeStuck, VoucherCodeUsed, VoucherCodeWithdrawn
from .models import VoucherCode
from .rules import TO_ISSUE, CodeStatus, CodeTrouble, code_digest
from .voucher_making import NoChannel, find_made, make_ready, start_anew

TRIES = 16
THERE_ALREADY = "ALREADY_EXISTS"


class CodeShape(Shape, frozen=True, kw_only=True):
    id: str
    code: str | None = None
    used: int | None = None
    is_active: bool | None = None

    @property
    def is_used(self) -> bool:
        """Saleor closes a code of a single use, and lowers the count again where the order expires."""
        return bool(self.used) or self.is_active is False

    @property
    def digest(self) -> str:
        return code_digest(self.code or "")


class Codes(msgspec.Struct, rename="camel", frozen=True):
    codes: Connection[CodeShape] | None = None


class CodesAnswer(msgspec.Struct, frozen=True):
    voucher: Codes | None = None


def retry_in(attempt: int) -> timedelta | None:
    """About seven hours: the points are waiting."""
    return backoff(attempt, limit=TRIES)


def carry_code(code: VoucherCode) -> None:
    """Issue it, or withdraw it. Raises Failure where it is worth another try, later."""
    client = SaleorClient.of(code.shop)
    if code.status == CodeStatus.UNWANTED:
        _withdraw(code, client)
    elif code.status in TO_ISSUE:
        try:
            _issue(code, client)
        except PermissionMissing:
            _stick(code, CodeTrouble.PERMISSION_MISSING)
        except NoChannel:
            _stick(code, CodeTrouble.NO_CHANNEL)
        except Failure as error:
            if not error.permanent:
                raise
            _stick(code, CodeTrouble.REFUSED)


def give_up(code: VoucherCode) -> None:
    """Of one that is to be withdrawn a chore goes on: its points wait for it."""
    if code.status in TO_ISSUE:
        _stick(code, CodeTrouble.TOO_MANY_TRIES)


def _issue(code: VoucherCode, client: SaleorClient) -> None:
    voucher_id = make_ready(code.voucher, client)
    was_called = code.status == CodeStatus.ADDING
    code.take_step(status=CodeStatus.ADDING, status_since=now(), called_at=now())
    try:
        client.mutate("voucher_add_code", dict, {"id": voucher_id, "code": unseal(code.sealed_code)})
    except (NotConnected, TokenRejected):
        if not was_called:
            code.take_step(status=CodeStatus.ASKED, status_since=now(), called_at=None)
        raise
    except MutationRefused as refused:
        if set(refused.codes) == {"NOT_FOUND"}:
            raise start_anew(code.voucher) from refused
        if set(refused.codes) != {THERE_ALREADY}:
            raise
        if not was_called:
            _stick(code, CodeTrouble.AMBIGUOUS)
            return
    _delete_mark(code, voucher_id, client)
    _take(code)


def _delete_mark(code: VoucherCode, voucher_id: str, client: SaleorClient) -> None:
    """It would be as good as the code, and Saleor tells a voucher's oldest code to whoever reads the order."""
    mark = _mark(code)
    for known in _codes(voucher_id, client):
        if known.digest == mark:
            client.mutate("voucher_code_delete", dict, {"id": known.id})


def _mark(code: VoucherCode) -> str:
    return code_digest(unseal(code.voucher.sealed_mark))


@transaction.atomic
def _take(code: VoucherCode) -> None:
    code.take_step(status=CodeStatus.ISSUED, status_since=now())
    record(VoucherCodeIssued(**_common(code)), by=SYSTEM)


@transaction.atomic
def _stick(code: VoucherCode, trouble: CodeTrouble) -> None:
    code.take_step(status=CodeStatus.STUCK, status_since=now(), trouble=trouble)
    record(VoucherCodeStuck(**_common(code), code=trouble), by=SYSTEM)


def _withdraw(code: VoucherCode, client: SaleorClient) -> None:
    """With its voucher's mark, which is still there where the issuing was broken off."""
    voucher_id = find_made(code.voucher, client)
    known = {each.digest: each for each in _codes(voucher_id, client)} if voucher_id else {}
    found = known.get(code.digest)
    if found is None and code.called_at is not None:
        wait_until_quiet(code, code.called_at)
    if found is not None and found.is_used:
        _end(code, CodeStatus.USED)
        return
    for digest in known.keys() & {code.digest, _mark(code)}:
        client.mutate("voucher_code_delete", dict, {"id": known[digest].id})
    _end(code, CodeStatus.WITHDRAWN)


@transaction.atomic
def _end(code: VoucherCode, status: CodeStatus) -> None:
    code.take_step(status=status, status_since=now())
    kind = VoucherCodeUsed if status == CodeStatus.USED else VoucherCodeWithdrawn
    record(kind(**_common(code)), by=SYSTEM)


def _codes(voucher_id: str, client: SaleorClient) -> Iterator[CodeShape]:
    """The newest first; none of a voucher that somebody deleted."""
    after: str | None = None
    while True:
        voucher = client.query("voucher_codes_page", CodesAnswer, {"id": voucher_id, "after": after}).voucher
        if voucher is None or voucher.codes is None:
            return
        yield from voucher.codes.nodes
        after = voucher.codes.batch().cursor
        if after is None:
            return


def _common(code: VoucherCode) -> dict[str, Any]:
    return {
        "subject": Subject(customer=code.customer_id),
        "occurred_at": code.status_since,
        "code_id": code.pk,
        "reference": code.reference,
    }
