"""What a shopper has chosen so far: signed, good for one order, kept by their browser until the return is asked for.

Each step's form carries it, so that two tabs do not mix; a cookie keeps the newest, so that every step has an address
that can be opened again (back, reload, another language, a visit that ended in between).
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, Self

import msgspec
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import FORM_COOKIE, Visit
from saleor_postventa.returns.rules import Wanted, WantedLine
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.links import LinkBroken

SALT = "saleor_postventa.return.draft"
WHOLE, OPENED = SEALS = ("whole", "opened")
LONGEST = 1000
KEPT = timedelta(hours=24)
LARGEST_COOKIE = 3800  # browsers refuse more than 4096 bytes, name and attributes included


class DraftLine(msgspec.Struct, frozen=True):
    """`seal` is what was said of an item's seal: WHOLE, OPENED, or nothing."""

    id: int
    quantity: int
    reason: str
    details: str = ""
    variant: str = ""
    photos: tuple[int, ...] = ()
    seal: str = ""

    def with_photos(self, more: Iterable[int]) -> Self:
        return msgspec.structs.replace(self, photos=(*self.photos, *more))


class Draft(msgspec.Struct, frozen=True):
    """`key` is that of the request to be made: sent twice, it is made once."""

    order: int
    customer: int
    key: str
    lines: tuple[DraftLine, ...]
    outcome: str = ""
    method: str = ""
    note: str = ""

    def sealed(self) -> str:
        return signing.dumps(msgspec.to_builtins(self), salt=SALT, compress=True)

    @classmethod
    def begun(cls, order: Order, visit: Visit, before: Self | None = None) -> Self:
        """With a key of its own: what is begun in two tabs is two requests. `before` is what is known already."""
        key = get_random_string(20)
        return cls(order.pk, visit.customer.pk, key, ()) if before is None else before.with_(key=key)

    @classmethod
    def opened(cls, text: str, *, order: Order, visit: Visit) -> Self:
        """Raises LinkBroken where it is not whole, or another order's or person's."""
        try:
            draft = msgspec.convert(signing.loads(text, salt=SALT), type=cls)
        except (signing.BadSignature, msgspec.ValidationError) as error:
            raise LinkBroken from error
        if (draft.order, draft.customer) != (order.pk, visit.customer.pk):
            raise LinkBroken
        return draft

    @classmethod
    def kept_by(cls, request: HttpRequest, *, order: Order, visit: Visit) -> Self | None:
        try:
            return cls.opened(request.COOKIES.get(FORM_COOKIE, ""), order=order, visit=visit)
        except LinkBroken:
            return None

    def keep(self, response: HttpResponse, shop: Shop) -> bool:
        """Whether it was small enough for the browser to keep."""
        sealed = self.sealed()
        if len(sealed) > LARGEST_COOKIE:
            return False
        response.set_cookie(
            FORM_COOKIE,
            sealed,
            max_age=KEPT,
            path=f"/s/{shop.slug}/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return True

    def with_(self, **changes: Any) -> Self:
        return msgspec.structs.replace(self, **changes)

    def with_lines(self, chosen: tuple[DraftLine, ...]) -> Self:
        """What was told of an item stays with it."""
        known = {line.id: line for line in self.lines}
        lines = tuple(
            msgspec.structs.replace(
                known.get(line.id, line), quantity=line.quantity, reason=line.reason, seal=line.seal
            )
            for line in chosen
        )
        return self.with_(lines=lines)

    def wanted(self, *, outcome: str | None = None, method: str | None = None) -> Wanted:
        lines = tuple(
            WantedLine(
                order_line_id=line.id,
                quantity=line.quantity,
                reason=line.reason,
                details=line.details,
                wanted_variant=line.variant,
                photos=line.photos,
                is_unsealed=line.seal == OPENED,
            )
            for line in self.lines
        )
        return Wanted(
            lines=lines,
            outcome=self.outcome if outcome is None else outcome,
            method=self.method if method is None else method,
            note=self.note,
        )


def forget_draft(response: HttpResponse, shop: Shop) -> None:
    response.delete_cookie(FORM_COOKIE, path=f"/s/{shop.slug}/", samesite="Lax")


def read_lines(posted: Mapping[str, Any], ids: list[int]) -> tuple[DraftLine, ...]:
    """Those of which one or more units were chosen. What is no number counts as none."""
    found = []
    for line_id in ids:
        quantity = str(posted.get(f"quantity-{line_id}", "")).strip()
        count = int(quantity) if quantity.isascii() and quantity.isdigit() and len(quantity) < 6 else 0
        if count:
            reason, seal = str(posted.get(f"reason-{line_id}", ""))[:60], str(posted.get(f"seal-{line_id}", ""))
            found.append(DraftLine(line_id, count, reason, seal=seal if seal in SEALS else ""))
    return tuple(found)
