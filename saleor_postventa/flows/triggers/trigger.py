"""What a trigger is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from saleor_postventa.core.pieces import Piece
from saleor_postventa.core.registry import Registry


class TriggerSettings(Piece):
    """Every setting has a default: a flow that says nothing of them can run."""


@dataclass(frozen=True, slots=True)
class NoFacts:
    """Of a trigger that fits whenever it is told of."""


@dataclass(frozen=True, kw_only=True)
class TriggerKind:
    """`fits(facts, settings)`: whether this occasion is one; `facts` is the dataclass that it reads.

    `says` words the settings for the team, `why` tells whoever gets a mail what it follows. One `of_order` follows an
    order: it is over when that is cancelled, and its mails may stand on it. One `by_calendar` is looked for daily.
    """

    code: str
    label: Promise
    settings: type[TriggerSettings]
    facts: type[Any]
    fits: Callable[[Any, Any], bool]
    says: Callable[[Any], str]
    why: Promise
    of_order: bool = False
    by_calendar: bool = False


trigger_kinds: Registry[TriggerKind] = Registry("triggers of flows")


def _always(facts: Any, settings: Any) -> bool:
    return True


def add_trigger[F, S: TriggerSettings](
    code: str,
    label: Promise,
    *,
    says: Callable[[S], str],
    why: Promise,
    settings: type[S],
    facts: type[F] | type[NoFacts] = NoFacts,
    fits: Callable[[F, S], bool] = _always,
    of_order: bool = False,
    by_calendar: bool = False,
) -> TriggerKind:
    kind = TriggerKind(
        code=code,
        label=label,
        settings=settings,
        facts=facts,
        fits=fits,
        says=says,
        why=why,
        of_order=of_order,
        by_calendar=by_calendar,
    )
    return trigger_kinds.add(code, kind)


def read_settings(code: str, content: Mapping[str, Any]) -> TriggerSettings:
    """Raises UnknownCode, and pydantic's ValidationError with the path of each thing that is wrong."""
    return trigger_kinds.get(code).settings.model_validate_json(json.dumps(dict(content)))


def told(code: str, content: Mapping[str, Any]) -> str:
    """What it begins with, in a sentence. Raises as `read_settings`."""
    return trigger_kinds.get(code).says(read_settings(code, content))
