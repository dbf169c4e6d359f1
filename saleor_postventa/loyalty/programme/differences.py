"""What one programme says that another does not, in the sentences that customers read."""

from dataclasses import dataclass

from .document import Programme
from .words import programme_in_words


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one paragraph: sentences that are gone, and sentences that are new."""

    code: str
    heading: str
    gone: tuple[str, ...]
    added: tuple[str, ...]


def differences(before: Programme | None, after: Programme) -> list[Difference]:
    """In the active language. Without a programme before, all of it is new."""
    old = {each.code: each for each in programme_in_words(before)} if before is not None else {}
    new = {each.code: each for each in programme_in_words(after)}
    found = []
    for code, named in {**old, **new}.items():
        was = old[code].sentences if code in old else ()
        now = new[code].sentences if code in new else ()
        gone = tuple(each for each in was if each not in now)
        added = tuple(each for each in now if each not in was)
        if gone or added:
            found.append(Difference(code, named.heading, gone, added))
    return found
