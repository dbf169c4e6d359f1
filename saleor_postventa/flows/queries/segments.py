"""Who is in a segment. Preview, beginning of flows and export all ask here, so that their counts agree."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q
from pydantic import TypeAdapter

from saleor_postventa.core.clock import now
from saleor_postventa.flows.conditions import Condition, Person, hold_all
from saleor_postventa.flows.document.document import AnyCondition, Audience
from saleor_postventa.flows.models import Segment
from saleor_postventa.people.models import Customer, CustomerQuerySet

from .persons import persons

BATCH = 500
_conditions: TypeAdapter[tuple[Condition, ...]] = TypeAdapter(tuple[AnyCondition, ...])


def read_conditions(content: list[Any]) -> tuple[Condition, ...]:
    """Raises pydantic's ValidationError, with the path of each thing that is wrong."""
    return _read(json.dumps(content, sort_keys=True))


@lru_cache(maxsize=256)
def _read(content: str) -> tuple[Condition, ...]:
    return _conditions.validate_json(content)


def conditions_by_segment(codes: Iterable[str]) -> dict[str, tuple[Condition, ...]]:
    """Of those that there are."""
    rows = Segment.objects.filter(code__in=list(codes)).values_list("code", "conditions")
    return {code: read_conditions(content) for code, content in rows}


def is_for(audience: Audience, person: Person, segments: dict[str, tuple[Condition, ...]]) -> bool:
    """In one of its segments, where it names any, and fitting all its conditions. One that is gone has nobody in it."""
    named = [segments[code] for code in audience.segments if code in segments]
    is_in = not audience.segments or any(hold_all(each, person) for each in named)
    return is_in and hold_all(audience.conditions, person)


def people_of(conditions: Iterable[Condition]) -> Iterator[Customer]:
    """Those of the current shop, lowest id first, read in batches."""
    wanted = tuple(conditions)
    for customers, known in _in_batches():
        yield from (each for each in customers if hold_all(wanted, known[each.pk]))


def audience_of(audience: Audience, *, since_customer: int = 0) -> Iterator[Customer]:
    """As `people_of`, of whom a flow is for; from that customer on."""
    segments = conditions_by_segment(audience.segments)
    for customers, known in _in_batches(since_customer):
        yield from (each for each in customers if is_for(audience, known[each.pk], segments))


def segments_fitting(customer_ids: list[int]) -> dict[int, list[Segment]]:
    """Of each of these customers, by title. Whoever no flow writes to is in none."""
    customers = list(_writable().filter(pk__in=customer_ids))
    known = persons(customers, now())
    segments = [(each, read_conditions(each.conditions)) for each in Segment.objects.in_order()]
    return {pk: [each for each, wanted in segments if hold_all(wanted, person)] for pk, person in known.items()}


def _writable() -> CustomerQuerySet:
    """Neither erased, nor joined with another, nor of the team, and with an address.

    Of a guest and an account with one address the account alone: one person reads both mails.
    """
    accounts = Customer.objects.accounts().filter(email=OuterRef("email"))
    rows: CustomerQuerySet = Customer.objects.living().filter(is_staff=False).exclude(email="")
    return rows.exclude(Q(saleor_id=None) & Exists(accounts))


def _in_batches(since_customer: int = 0) -> Iterator[tuple[list[Customer], dict[int, Person]]]:
    """Whoever can be written to."""
    moment, last = now(), since_customer - 1
    while batch := list(_writable().order_by("pk").filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield batch, persons(batch, moment)
