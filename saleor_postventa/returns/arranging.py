"""What the shop chooses for each way of sending back, and what a shopper arranges for a return."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.mistakes import mistake_in_words
from saleor_postventa.events.services import record
from saleor_postventa.legal.periods import end_of
from saleor_postventa.shops.scope import current_shop

from .events import ReturnArranged, ReturnMethodChanged
from .methods import ReturnMethod, methods
from .methods.method import chosen_settings
from .models import MethodChoice, Return
from .queries.arrangements import appointment_of, arrangement_of
from .services.arriving import is_shopper
from .services.moving import locked_return

AFTER_HAND_OVER = timedelta(days=3)


class UnknownMethod(Refusal):
    code = "not_found"
    text = _("There is no such way of sending back.")


class WrongSetting(Refusal):
    """`field` leads to what is wrong: `settings.points.0.name`."""

    code = "invalid"
    text = _("{sentence}")


class InvalidMethodSettings(Refusal):
    """`problems` are all that is wrong, each at its place."""

    code = "invalid"
    text = _("This can't be used here: {path}.")

    def __init__(self, problems: Sequence[WrongSetting]) -> None:
        self.problems = list(problems)
        super().__init__(field="settings", path=", ".join(str(each.field) for each in problems))


class NothingToArrange(Refusal):
    code = "wrong_state"
    text = _("There is nothing to arrange for this return now.")


class NotPossible(Refusal):
    code = "invalid"
    text = _("This can't be chosen. Choose one of those that are offered.")


class NotReadable(Refusal):
    code = "invalid"
    text = _("{sentence}")


class TooLateToArrange(Refusal):
    code = "too_late"
    text = _("It is arranged for {when}, and too late to change that. Write to us if it can't be then.")


@transaction.atomic
def change_method(code: str, *, is_on: bool, settings: Mapping[str, Any], by: Actor) -> MethodChoice:
    """Keep what the shop chose for a way. Raises UnknownMethod, InvalidMethodSettings."""
    method, moment = method_of(code), now()
    try:
        kept = method.settings.model_validate(settings).model_dump(mode="json", exclude_defaults=True)
    except ValidationError as error:
        raise InvalidMethodSettings(_problems(error)) from error
    values = {"is_on": is_on, "settings": kept, "changed_at": moment, "changed_by": by.ref}
    choice, _is_new = MethodChoice.objects.update_or_create(shop=current_shop(), code=code, defaults=values)
    record(ReturnMethodChanged(occurred_at=moment, method=code, is_on=is_on), by=by)
    return choice


def method_of(code: str) -> ReturnMethod:
    """Raises UnknownMethod."""
    if code not in methods:
        raise UnknownMethod(field="code")
    return methods.get(code)


def _problems(error: ValidationError) -> list[WrongSetting]:
    """A list of which a part is wrong counts as too short as well: only the part is told."""
    found = error.errors()
    places = [each["loc"] for each in found]
    return [
        WrongSetting(field=".".join(["settings", *map(str, each["loc"])]), sentence=mistake_in_words(each))
        for each in found
        if not any(each["loc"] == place[: len(each["loc"])] and each["loc"] != place for place in places)
    ]


@transaction.atomic
def arrange_return(return_id: int, details: Mapping[str, Any], *, by: Actor) -> Return:
    """Keep what the shopper chose: a day for the pickup, say. The return does not expire before it could happen.

    Raises UnknownReturn, NothingToArrange, NotPossible, NotReadable, or, for shoppers alone, TooLateToArrange: the team
    may have asked the carrier.
    """
    ret = locked_return(return_id)
    arrangement = arrangement_of(ret)
    if arrangement is None or not arrangement.is_asked:
        raise NothingToArrange(field="id")
    if is_shopper(by) and arrangement.is_fixed(now()):
        raise TooLateToArrange(field="details", when=arrangement.said)
    ret.method_details = _possible(ret, arrangement.method, details)
    _let_it_happen(ret)
    ret.save(update_fields=["method_details", "send_by"])
    event = ReturnArranged(
        subject=Subject(order=ret.order_id, customer=ret.customer_id),
        occurred_at=now(),
        return_id=ret.pk,
        number=ret.number,
        method=ret.method,
    )
    record(event, by=by)
    return ret


def _possible(ret: Return, method: ReturnMethod, details: Mapping[str, Any]) -> dict[str, Any]:
    if method.arranging is None:
        raise NothingToArrange(field="id")
    try:
        wanted = method.arranging.details.model_validate(details)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(["details", *map(str, first["loc"][:1])])
        raise NotReadable(field=place, sentence=mistake_in_words(first)) from error
    wrong = method.arranging.wrong_part(ret, chosen_settings(method.code), wanted)
    if wrong:
        raise NotPossible(field=f"details.{wrong}")
    kept: dict[str, Any] = wanted.model_dump(mode="json")
    return kept


def _let_it_happen(ret: Return) -> None:
    """Whoever is late to fetch it, or to tell us of it, has a few days before the return expires."""
    appointment = appointment_of(ret)
    if ret.send_by is None or appointment is None:
        return
    zone = current_shop().preferences.zone
    last_day = (appointment.over + AFTER_HAND_OVER).astimezone(zone).date()
    ret.send_by = max(ret.send_by, end_of(last_day, zone) - timedelta.resolution)
