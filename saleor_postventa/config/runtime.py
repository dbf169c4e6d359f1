"""How a web process gets its work done: by threads of its own, or by waking Celery workers."""

from collections.abc import Callable

from saleor_postventa.core.dispatcher import Dispatcher
from saleor_postventa.core.work import use_waker

from .schedule import chores
from .tasks import wake


def start_runtime(*, is_embedded: bool) -> Callable[[], None]:
    """Begin, and return what ends it gracefully."""
    if not is_embedded:
        use_waker(wake)
        return lambda: use_waker(None)
    dispatcher = Dispatcher(chores)
    use_waker(dispatcher.wake)
    dispatcher.start()
    return dispatcher.stop
