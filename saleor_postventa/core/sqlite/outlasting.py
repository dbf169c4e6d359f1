"""Writing to a SQLite file beside another process, whose threads hand the turn to each other and leave none free."""

import logging
from collections.abc import Callable

from django.db import OperationalError, connection

TRIES = 15

logger = logging.getLogger(__name__)


def outlast_lock[**P, T](act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """`act`, a transaction of its own, is tried again where the file was locked for longer than a connection waits.

    Raises OperationalError once that was in vain for minutes; whatever else goes wrong is raised at once.
    """
    for _ in range(TRIES - 1):
        try:
            return act(*args, **kwargs)
        except OperationalError as error:
            if connection.vendor != "sqlite" or "locked" not in str(error):
                raise
            logger.info("the database is locked by somebody else; trying again")
    return act(*args, **kwargs)
