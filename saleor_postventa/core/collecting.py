"""The interpreter's search for cycles, put off while many small objects are made that none of them keeps."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def later() -> Iterator[None]:
    """For a bounded piece of work: it looks through all that was made so far again and again, and finds nothing.

    It holds for the whole process; what was unused before goes on being freed at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
