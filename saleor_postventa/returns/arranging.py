"""What the shop chooses for each way of sending back, and what a shopper arranges for a return."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.web.ids import UnknownId

from .events import ReturnArranged, ReturnMethodChanged
from .methods import ReturnMethod, methods
from .methods.method import chosen_settings
from .models import MethodChoice, Return
from .rules import ReturnStatus


class UnknownMethod(Refusal):
    code = "not_found"
    text = _("There is no such way of sending back.")


class InvalidMethodSettings(Refusal):
    """`path` leads to what is wrong: `points.0.name`."""

    code = "invalid"
    text = _("This can't be used here: {path}.")


class NothingToArrange(Refusal):
    code = "wrong_state"
    text = _("There is nothing to arrange for this return now.")


class NotPossible(Refusal):
    code = "invalid"
    text = _("This can't be chosen. Choose one of those that are offered.")


@transaction.atomic
def change_method(code: str, *, is_on: bool, settings: dict[str, Any], by: Actor) -> MethodChoice:
    """Keep what the shop chose for a way. Raises UnknownMethod, InvalidMethodSettings."""
    method, moment = method_of(code), now()
    try:
        kept = method.settings.model_validate(settings).model_dump(mode="json", exclude_defaults=True)
    except ValidationError as error:
        path = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InvalidMethodSettings(field="settings", path=path) from error
    values = {"is_on": is_on, "settings": kept, "changed_at": moment, "changed_by": by.ref}
    choice, _is_new = MethodChoice.objects.update_or_create(shop=current_shop(), code=code, defaults=values)
    record(ReturnMethodChanged(occurred_at=moment, method=code, is_on=is_on), by=by)
    return choice


def method_of(code: str) -> ReturnMethod:
    """Raises UnknownMethod."""
    if code not in methods:
        raise UnknownMethod(field="method")
    return methods.get(code)


@transaction.atomic
def arrange_return(return_id: int, details: dict[str, Any], *, by: Actor) -> Return:
    """Keep what the shopper chose: a day for the pickup, say. Raises UnknownId, NothingToArrange, NotPossible."""
    ret: Return | None = Return.objects.select_for_update(of=("self",)).filter(pk=return_id).first()
    if ret is None:
        raise UnknownId(field="id")
    if ret.status not in (ReturnStatus.REQUESTED, ReturnStatus.APPROVED) or ret.method not in methods:
        raise NothingToArrange(field="id")
    method = methods.get(ret.method)
    if not method.details.model_fields:
        raise NothingToArrange(field="id")
    ret.method_details = _possible(ret, method, details)
    ret.save(update_fields=["method_details"])
    event = ReturnArranged(
        subject=Subject(order=ret.order_id, customer=ret.customer_id),
        occurred_at=now(),
        return_id=ret.pk,
        number=ret.number,
        method=ret.method,
    )
    record(event, by=by)
    return ret


def _possible(ret: Return, method: ReturnMethod, details: dict[str, Any]) -> dict[str, Any]:
    try:
        wanted = method.details.model_validate(details)
    except ValidationError as error:
        raise NotPossible(field=str(error.errors()[0]["loc"][0])) from error
    if not method.is_possible(ret, chosen_settings(method.code), wanted):
        raise NotPossible(field="details")
    kept: dict[str, Any] = wanted.model_dump(mode="json")
    return kept
