"""The permission matrix below the doors: all that lies under each root field, asked by every kind of viewer.

What a field of an object needs is read off the field; what a mark of the test world may be told for, off `MARKS`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from django.core.cache import cache as kept
from graphql import GraphQLObjectType, get_named_type

from saleor_postventa.api.schema import executable_schema
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import SCOPES
from saleor_postventa.web import permissions as may
from saleor_postventa.web.permissions import Access
from tests.cast import NORTE, OUTSIDER, integrator_key

from .ask import ask
from .questions import questions, root_fields, selections
from .returned import SECRET
from .test_check_permissions import DENIED, PERMISSIONS, VIEWERS, access_of, is_admitted, snake, token_of
from .test_shops_apart import (
    AIMLESS,
    asked_for,
    key_mutations_on,
    mutations_on,
    run_mutation,
    shopper_mutations_on,
    states,
)
from .world import World

ALL_OF_US = "everything"
MARKS: dict[str, tuple[Access, ...]] = {
    "norte-shopper@example.test": (may.READ_CUSTOMER, may.READ_MESSAGES),
    "norte-1001-track": (may.READ_ORDER,),
    "norte-checkout": (may.READ_CUSTOMER,),
    "open_case": (may.READ_CUSTOMER_NOTES,),
    "norte-error": (may.OPERATE,),
    "norte-text": (may.READ_MESSAGES,),
    "norte-subject": (may.READ_MESSAGES,),
    "norte-key": (may.KEEP_KEYS, may.READ_AUDIT),
    "norte-hook": (may.KEEP_HOOKS, may.READ_AUDIT),
    "norte-tracking": (may.READ_RETURN,),
    "norte-details": (may.READ_RETURN,),
    f"norte-serial-{SECRET}": (may.READ_RETURNS,),
    f"norte-note-{SECRET}": (may.READ_RETURN_NOTES,),
    f"norte-finding-{SECRET}": (may.READ_RETURN_NOTES,),
    f"norte-override-{SECRET}": (may.READ_RETURN_NOTES,),
    f"norte-step-{SECRET}": (may.READ_RETURN_NOTES,),
    f"norte-settled-{SECRET}": (may.READ_RETURN_NOTES, may.READ_MONEY),
    f"norte-guard-{SECRET}": (may.READ_GUARDS, may.READ_RETURN_NOTES),
    f"norte-hand-{SECRET}": (may.READ_MONEY,),
    f"norte-warehouse-{SECRET}": (may.OPERATE, may.READ_RETURN_NOTES),
    "norte-draft": (may.READ_POLICIES, may.SIMULATE_POLICIES),
}
ENTITIES = "query Q($r: [_Any!]!) { _entities(representations: $r) { __typename ... on %s { postSale %s } } }"
type Guarded = tuple[str, str]


@cache
def guarded_fields() -> dict[Guarded, Access]:
    """Fields of objects, below the roots, that name what they need."""
    found = {}
    for name, kind in executable_schema().type_map.items():
        if not isinstance(kind, GraphQLObjectType) or name in ("Query", "Mutation"):
            continue
        holder = getattr(kind, "graphene_type", None)
        for key in kind.fields:
            access = getattr(getattr(holder, f"resolve_{snake(key)}", None), "access", None)
            if access is not None:
                found[name, key] = access
    return found


def token_for(shop: Shop, viewer: str) -> str:
    return NORTE.staff_token(permissions=PERMISSIONS) if viewer == ALL_OF_US else token_of(shop, viewer)


def admits(access: Access, viewer: str) -> bool:
    return True if viewer == ALL_OF_US else is_admitted(access, viewer)


@dataclass
class Told:
    """What one viewer was told, all answers together."""

    viewer: str
    texts: list[str] = field(default_factory=list)
    reached: set[Guarded] = field(default_factory=set)
    shown: set[Guarded] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def take(self, content: dict[str, Any]) -> None:
        denied = {tuple(e["path"]) for e in content.get("errors", []) if e["extensions"]["code"] in DENIED}
        self.texts.append(str(content))
        self._walk(content.get("data") or {}, executable_schema().type_map["Query"], (), denied)

    def marks(self) -> set[str]:
        return {mark for mark in MARKS if any(mark in text for text in self.texts)}

    def facts(self) -> set[Guarded | str]:
        return {*self.reached, *self.shown, *self.marks()}

    def _walk(self, value: Any, kind: Any, path: tuple[Any, ...], denied: set[tuple[Any, ...]]) -> None:
        if isinstance(value, list):
            for position, each in enumerate(value):
                self._walk(each, kind, (*path, position), denied)
        if not isinstance(value, dict):
            return
        if not isinstance(kind, GraphQLObjectType):  # an entity says what it is
            kind = executable_schema().type_map[value["__typename"]]
        for key, below in value.items():
            if key == "__typename":
                continue
            where = (*path, key)
            access = guarded_fields().get((kind.name, key))
            if below is not None:
                self.shown.add((kind.name, key))
            if access is not None:
                self.reached.add((kind.name, key))
                if admits(access, self.viewer) == (where in denied) or (where in denied and below is not None):
                    self.wrong.append(f"{self.viewer}: {where}")
            self._walk(below, get_named_type(kind.fields[key].type), where, denied)


@dataclass(frozen=True)
class Question:
    """`door` is the root field that it goes through; entities have none."""

    door: str
    text: str
    given: dict[str, Any] | None = None


def every_question(world: World) -> Iterator[Question]:
    for name in sorted(root_fields()):
        for way in asked_for(name, world)[:1]:
            yield from (Question(name, text) for text in questions(name, way))
    for name, asked in representations(world).items():
        for piece in selections(executable_schema().type_map[name].fields["postSale"]):  # type: ignore[attr-defined]
            yield Question("", ENTITIES % (name, piece), {"r": [asked]})


def hear(viewer: str, shop: Shop, asked: Iterable[Question]) -> Iterator[tuple[Question, Told]]:
    token = token_for(shop, viewer)
    for question in asked:
        kept.clear()  # so many questions are more than anybody may ask in a minute
        told = Told(viewer)
        told.take(ask(shop, question.text, question.given, token=token).content)
        yield question, told


def together(viewer: str, answers: Iterable[Told]) -> Told:
    whole = Told(viewer)
    for told in answers:
        whole.texts += told.texts
        whole.reached |= told.reached
        whole.wrong += told.wrong
    return whole


type Heard = list[tuple[Question, Told]]
_heard_of_all: dict[int, Heard] = {}  # by shop: its world stands as long as the module


def heard_of_all(shop: Shop, world: World) -> Heard:
    """What there is to be told."""
    if shop.pk not in _heard_of_all:
        _heard_of_all[shop.pk] = list(hear(ALL_OF_US, shop, every_question(world)))
    return _heard_of_all[shop.pk]


def questions_for(viewer: str, heard: Heard) -> Iterator[Question]:
    """Of the doors that open, those questions that tell what none before them told."""
    known: set[Any] = set()
    for question, told in heard:
        access = access_of("Query", question.door) if question.door else None
        if (access is None or admits(access, viewer)) and not told.facts() <= known:
            known |= told.facts()
            yield question


def representations(world: World) -> dict[str, dict[str, str]]:
    return {
        "Order": {"__typename": "Order", "id": world.order.saleor_id},
        "User": {"__typename": "User", "id": world.customer.saleor_id or ""},
        "Product": {"__typename": "Product", "id": world.product.saleor_id, "channel": "norte-channel"},
    }


def marks_for(viewer: str) -> set[str]:
    if viewer == "outsider":  # admitted to what is a shopper's own, and nothing of this world is theirs
        return set()
    return {mark for mark, rows in MARKS.items() if any(admits(row, viewer) for row in rows)}


@pytest.mark.proves("X8", part="fields of objects, by viewer: what each may read and what it may not")
@pytest.mark.parametrize("viewer", VIEWERS)
def test_nobody_is_told_more_than_the_table_gives_them(viewer: str, north: World, norte: Shop) -> None:
    asked = questions_for(viewer, heard_of_all(norte, north))
    told = together(viewer, (told for _question, told in hear(viewer, norte, asked)))
    assert told.texts
    assert told.wrong == []
    assert told.marks() <= marks_for(viewer)


def test_whoever_may_see_everything_is_told_all_of_it(north: World, norte: Shop) -> None:
    told = together(ALL_OF_US, (told for _question, told in heard_of_all(norte, north)))
    assert told.wrong == []
    assert told.marks() == set(MARKS), "a mark that nobody is told proves nothing"
    assert told.reached == set(guarded_fields()), "fields that no question reaches"


MUTATIONS = {name: access for name in sorted(root_fields("Mutation")) if (access := access_of("Mutation", name))}
# What one does with oneself alone has no aim.
OF_SHOPPERS = [name for name, access in MUTATIONS.items() if access.is_for_shopper and name not in AIMLESS]
BY_KEY = [name for name, access in MUTATIONS.items() if access.scope and name not in AIMLESS]


@pytest.mark.proves("X8", part="what another shopper does to somebody's orders and returns")
@pytest.mark.parametrize("name", OF_SHOPPERS)
def test_another_shopper_changes_nothing_of_somebodys(name: str, north: World, norte: Shop) -> None:
    payload, given = (mutations_on(north) | shopper_mutations_on(north))[name]
    before = states()
    answer = run_mutation(norte, name, payload, given, NORTE.access_token(OUTSIDER))
    assert [error["code"] for error in answer.data[name]["errors"]] == ["not_found"]
    assert states() == before


@pytest.mark.proves("X8", part="what another shop's key does")
@pytest.mark.parametrize("name", BY_KEY)
def test_a_key_of_another_shop_changes_nothing_here(name: str, north: World, south: World, sur: Shop) -> None:
    key = integrator_key(sur, *SCOPES)
    before = states()
    if name in ("returnBulkApprove", "returnBulkDecline"):
        given = {"ids": [north.returned_id("ret")], **({"reason": "no"} if "Decline" in name else {})}
        [row] = run_mutation(sur, name, "results { error { code } }", given, key).data[name]["results"]
        codes = [row["error"]["code"]]
    else:
        payload, given = {**mutations_on(north), **key_mutations_on(north)}[name]
        codes = [error["code"] for error in run_mutation(sur, name, payload, given, key).data[name]["errors"]]
    assert codes == ["not_found"]
    assert states() == before


def test_every_key_and_shopper_mutation_is_asked_of_others() -> None:
    assert {"returnCreate", "returnArrange", "returnCancel"} <= set(OF_SHOPPERS)
    assert {"parcelMarkDelivered", "returnReceive"} <= set(BY_KEY)
