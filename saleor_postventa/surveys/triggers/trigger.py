"""What a trigger is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from saleor_postventa.core.pieces import Piece
from saleor_postventa.core.registry import Registry


class TriggerSettings(Piece):
    """Every setting has a default: a survey that says nothing of them can be asked."""


@dataclass(frozen=True, kw_only=True)
class TriggerKind:
    """`fits(facts, settings)`: whether this occasion is one; `facts` is the dataclass that it reads.

    `says` words the settings for the team. One that `needs_goods` asks about what they have: not after the order was
    cancelled, or once everything came back.
    """

    code: str
    label: Promise
    settings: type[TriggerSettings]
    facts: type[Any]
    fits: Callable[[Any, Any], bool]
    says: Callable[[Any], str]
    needs_goods: bool = False


trigger_kinds: Registry[TriggerKind] = Registry("triggers of surveys")


def add_trigger[F, S: TriggerSettings](
    code: str,
    label: Promise,
    *,
    settings: type[S],
    facts: type[F],
    fits: Callable[[F, S], bool],
    says: Callable[[S], str],
    needs_goods: bool = False,
) -> TriggerKind:
    kind = TriggerKind(
        code=code, label=label, settings=settings, facts=facts, fits=fits, says=says, needs_goods=needs_goods
    )
    return trigger_kinds.add(code, kind)


def is_about_goods(code: str) -> bool:
    """Whether it asks about what they have; not one that this program no longer knows."""
    return code in trigger_kinds and trigger_kinds.get(code).needs_goods


def read_settings(code: str, content: Mapping[str, Any]) -> TriggerSettings:
    """Raises UnknownCode, and pydantic's ValidationError with the path of each thing that is wrong."""
    return trigger_kinds.get(code).settings.model_validate_json(json.dumps(dict(content)))


def told(code: str, content: Mapping[str, Any], *, delay_days: int) -> str:
    """When it is asked, in a sentence or two. Raises as `read_settings`."""
    said = trigger_kinds.get(code).says(read_settings(code, content))
    if not delay_days:
        return f"{said} {gettext('They are asked at once.')}"
    later = ngettext("They are asked {count} day later.", "They are asked {count} days later.", delay_days)
    return f"{said} {later.format(count=delay_days)}"
