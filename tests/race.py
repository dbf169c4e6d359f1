"""Doing a thing in several threads at once, each with a connection of its own."""

import threading
from collections.abc import Callable, Iterable

from django.db import connection


def side_by_side[T](act: Callable[[T], object], arguments: Iterable[T]) -> list[Exception]:
    """Returns what the threads raised."""
    raised: list[Exception] = []

    def run(argument: T) -> None:
        try:
            act(argument)
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(argument,)) for argument in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised
