"""What must be so of that year, reckoned from the facts: what is found wrong, in words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import zip_longest

from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.steps.send import Send

from .facts import Facts, Posted, Purchase

QUIET_FROM, QUIET_UNTIL = 21, 9
BUDGET, WINDOW = 2, timedelta(days=7)


def too_many(facts: Facts) -> Iterator[str]:
    """Of optional letters within any seven days, over all topics."""
    for to, letters in _by_reader(facts).items():
        times = sorted(letter.at for letter in letters)
        for first, last in zip(times, times[BUDGET:], strict=False):
            if last - first < WINDOW:
                yield f"{to}: {BUDGET + 1} between {first} and {last}"


def while_open(facts: Facts) -> Iterator[str]:
    for letter in _optional(facts):
        for span in facts.open[letter.to]:
            if span.holds_at(letter.at):
                yield f"{letter.to}: “{letter.subject}” at {letter.at}, {span.what} since {span.since}"


def at_night(facts: Facts) -> Iterator[str]:
    for letter in _optional(facts):
        hour = letter.at.astimezone(facts.zones[letter.to]).hour
        if hour >= QUIET_FROM or hour < QUIET_UNTIL:
            yield f"{letter.to}: “{letter.subject}” at {letter.at.astimezone(facts.zones[letter.to])}"


def unwanted(facts: Facts, topics: Mapping[str, str]) -> Iterator[str]:
    """Of a topic after it was stopped, and of anything after they were forgotten."""
    for letter in facts.posted:
        stopped = facts.stopped.get((letter.to, topics.get(flow_of(letter.subject, topics), "")))
        if stopped is not None and letter.at >= stopped:
            yield f"{letter.to}: “{letter.subject}” at {letter.at}, stopped at {stopped}"
        if letter.to in facts.gone and letter.at >= facts.gone[letter.to]:
            yield f"{letter.to}: “{letter.subject}” at {letter.at}, forgotten at {facts.gone[letter.to]}"


def subjects_of(document: FlowDocument) -> list[str]:
    return [text for step in document.steps if isinstance(step, Send) for text in step.mail.subject.values()]


_flows: dict[str, str] = {}


def learn_subjects(documents: Mapping[str, FlowDocument]) -> None:
    for code, document in documents.items():
        for subject in subjects_of(document):
            _flows[re.sub(r"\{[a-z_]+\}.*", "", subject)] = code


def flow_of(subject: str, known: Mapping[str, str]) -> str:
    """By what its letters are called; empty for one of no flow."""
    return next((code for start, code in _flows.items() if subject.startswith(start) and code in known), "")


def sent_by_flow(facts: Facts, known: Mapping[str, str]) -> Counter[str]:
    return Counter(flow_of(letter.subject, known) for letter in facts.posted)


def standing(facts: Facts, email: str) -> list[Purchase]:
    """As a guest, too: one person reads the mails of an address."""
    return sorted(
        (each for each in facts.purchases if each.email == email and each.cancelled_at is None),
        key=lambda each: each.placed_at,
    )


def goes_quiet(facts: Facts, days: int, *, before: datetime, for_more: timedelta = timedelta(0)) -> Counter[str]:
    """Who has not ordered for so many days, and `for_more` after them, as often as it comes to that before a moment.

    By address.
    """
    found: Counter[str] = Counter()
    for email in {each.email for each in facts.purchases}:
        bought = standing(facts, email)
        for each, following in zip_longest(bought, (each.placed_at for each in bought[1:])):
            at = each.placed_at + timedelta(days=days)
            is_there = email not in facts.gone or at < facts.gone[email]
            if at < before and is_there and (following is None or following > at + for_more):
                found[email] += 1
    return found


def twice_of_the_campaign(facts: Facts, subject: str) -> Iterator[str]:
    """Of a day that the shop chose, whoever has an address hears once."""
    readers = Counter(letter.to for letter in facts.posted if letter.subject == subject)
    yield from (f"{to}: {times} times" for to, times in readers.items() if times > 1)


def _optional(facts: Facts) -> list[Posted]:
    return [letter for letter in facts.posted if letter.is_optional]


def _by_reader(facts: Facts) -> dict[str, list[Posted]]:
    found: dict[str, list[Posted]] = defaultdict(list)
    for letter in _optional(facts):
        found[letter.to].append(letter)
    return found
