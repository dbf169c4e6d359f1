"""A return policy as a document: what a version keeps, what the dashboard edits, what goes in and out as a file.

`read` and `dump` are exact inverses. A file says its `format`; an older one is brought up to date before it is read.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from saleor_postventa.core.pieces import OneOfKinds, Percent, Piece, Slug, Texts
from saleor_postventa.core.registry import load_modules
from saleor_postventa.legal.laws import exclusions_of
from saleor_postventa.returns.rules import Grade, Outcome, ProcessingEvent

from . import actions as action_modules
from . import conditions as condition_modules
from .kinds import Action, Condition, actions, conditions
from .terms import FeeKind, FeeTerms, KeepItTerms, RefundShipping, WindowTerms

# How to bring a file of an older format one format further: none has been left behind yet.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
# Lists whose entries are told apart by their kind.
KINDS_IN = ("conditions", "actions")

load_modules(condition_modules)
load_modules(action_modules)

AnyCondition = Annotated[Condition, OneOfKinds(lambda: (kind.model for kind in conditions))]
AnyAction = Annotated[Action, OneOfKinds(lambda: (kind.model for kind in actions))]


class Rule(Piece):
    """When all (or any) of the conditions hold, the actions do. Without conditions it always holds.

    It is for orders placed from `starts_on` to `ends_on`, both counted: an order keeps what held when it was placed.
    Of two rules that set the same, the higher `priority` wins; with the same priority, the one that stands first.
    """

    id: Slug
    names: Texts
    priority: Annotated[int, Field(ge=0, le=10_000)] = 100
    match: Literal["all", "any"] = "all"
    conditions: Annotated[tuple[AnyCondition, ...], Field(max_length=50)] = ()
    actions: Annotated[tuple[AnyAction, ...], Field(min_length=1, max_length=50)]
    is_on: bool = True
    starts_on: date | None = None
    ends_on: date | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> "Rule":
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(_("It ends before it begins."))
        targets = [
            target for action in self.actions for target, _value in actions.get(action.kind).settles(action.value)
        ]
        twice = sorted({target for target in targets if targets.count(target) > 1})
        if twice:
            raise ValueError(_("Two actions set the same: {targets}.").format(targets=", ".join(twice)))
        return self


class Policy(Piece):
    """What holds for every line, and the rules that make exceptions.

    `accepts_excluded` are the law's exclusions that the shop takes back all the same. `loss_by_grade` is what is
    deducted, in percent of the price, for a unit that was found so at the inspection.
    """

    format: Literal[1] = 1
    window: WindowTerms = WindowTerms()
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)] = (Outcome.REFUND, Outcome.CREDIT, Outcome.EXCHANGE)
    methods: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=50)] = ("own_carrier", "staff_label")
    fees: tuple[FeeTerms, ...] = ()
    auto_approve: bool = True
    reviews_flagged: bool = True
    processing_event: ProcessingEvent = ProcessingEvent.INSPECTED
    refund_shipping: RefundShipping = RefundShipping.FULL_RETURN
    send_within_days: Annotated[int, Field(ge=1, le=365)] = 21
    remind_after_days: Annotated[int, Field(ge=1, le=364)] = 10
    keep_it: KeepItTerms = KeepItTerms()
    loss_by_grade: dict[Grade, Percent] = {Grade.D: Decimal(100)}
    accepts_excluded: tuple[Slug, ...] = ()
    rules: Annotated[tuple[Rule, ...], Field(max_length=500)] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> "Policy":
        if self.remind_after_days >= self.send_within_days:
            raise ValueError(_("The reminder has to come before the time to send it is over."))
        for name, values in (
            ("outcomes", self.outcomes),
            ("methods", self.methods),
            ("fees", tuple(fee.kind for fee in self.fees)),
            ("rules", tuple(rule.id for rule in self.rules)),
        ):
            if len(set(values)) != len(values):
                raise ValueError(_("The same one twice: {name}.").format(name=name))
        if unknown := sorted(set(self.accepts_excluded) - set(exclusions_of(""))):
            raise ValueError(_("The law leaves out no such goods: {codes}.").format(codes=", ".join(unknown)))
        return self

    @classmethod
    def default(cls) -> "Policy":
        """A lawful, friendly start for a Spanish shop: 30 days, free, money, store credit or another size."""
        return cls(
            rules=(
                Rule.model_validate_json(
                    json.dumps(
                        {
                            "id": "faulty",
                            "names": {"en": "Faulty or wrong items", "es": "Artículos defectuosos o equivocados"},
                            "priority": 500,
                            "conditions": [
                                {"kind": "shops_fault", "value": {"is": True}},
                                {"kind": "reason", "value": {"any_of": ["damaged", "defective", "wrong_item"]}},
                            ],
                            "actions": [{"kind": "require_photos", "value": {"count": 1}}],
                        }
                    )
                ),
            )
        )

    def fee(self, kind: FeeKind) -> FeeTerms | None:
        return next((fee for fee in self.fees if fee.kind == kind), None)


def read(content: Mapping[str, Any] | str) -> Policy:
    """A policy from what is kept of it, or from a file's text.

    Raises pydantic's ValidationError, with the path of each thing that is wrong, and ValueError for a text that is no
    JSON.
    """
    kept: Any = json.loads(content) if isinstance(content, str) else content
    if isinstance(kept, dict):
        while isinstance(found := kept.get("format"), int) and found in UPGRADES:
            kept = UPGRADES[found](kept)
    return Policy.model_validate_json(json.dumps(kept))


def dump(policy: Policy) -> dict[str, Any]:
    """What a version keeps: plain JSON, with everything said, so that a new default never changes an old policy."""
    return policy.model_dump(mode="json")


def export(policy: Policy) -> str:
    """As a file: the same policy always gives the same text."""
    return json.dumps(dump(policy), indent=2, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """JSON Schema of the whole document, for the dashboard's editor."""
    return Policy.model_json_schema()
