"""One query for a whole page: rows that were loaded together look up what belongs to them together.

Resolvers run one after the other; the first asks for all rows of its page, the others find the answer there.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

_PAGE = "_rows_loaded_together"


def together[T](rows: Sequence[T]) -> Sequence[T]:
    """Note that these rows were loaded as one page."""
    for row in rows:
        setattr(row, _PAGE, rows)
    return rows


def batched[K: Hashable, V](
    info: Any, row: Any, name: str, key: Callable[[Any], K | None], load: Callable[[list[K]], Mapping[K, V]]
) -> V | None:
    """What `load` finds for `key(row)`, asked for all keys of the row's page at once; `name` tells lookups apart."""
    wanted = key(row)
    if wanted is None:
        return None
    known: dict[K, V | None] = info.context.loaded.setdefault(name, {})
    if wanted not in known:
        keys = {found for other in getattr(row, _PAGE, [row]) if (found := key(other)) is not None}
        missing = sorted({wanted, *keys} - known.keys(), key=repr)
        known.update(dict.fromkeys(missing))
        known.update(load(missing))
    return known[wanted]


def related[R, T](row: R, get: Callable[[R], T | None]) -> T | None:
    """`get(row)`, having noted that the same of the row's whole page belongs together."""
    wanted = get(row)
    page = getattr(row, _PAGE, [row])
    if wanted is not None and not hasattr(wanted, _PAGE):
        together([found for other in page if (found := get(other)) is not None])
    return wanted


def all_related[R, T](row: R, get: Callable[[R], Sequence[T]]) -> Sequence[T]:
    """`get(row)`, having noted that those of the row's whole page belong together."""
    wanted = get(row)
    if wanted and not hasattr(wanted[0], _PAGE):
        page = getattr(row, _PAGE, [row])
        together([each for other in page for each in (wanted if other is row else get(other))])
    return wanted
