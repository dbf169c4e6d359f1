"""A broker of the test's own: a virtual host on the RabbitMQ of this machine, whose other hosts are left alone."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import amqp
from kombu import Connection

QUEUE = "celery"
USER = "guest"


@dataclass(frozen=True)
class Broker:
    name: str

    @property
    def url(self) -> str:
        return f"amqp://{USER}:{USER}@127.0.0.1:5672/{self.name}"

    def empty(self) -> int:
        """All that waits is gone; returns how much it was."""
        with Connection(self.url, connect_timeout=5) as connection:
            try:
                return int(connection.default_channel.queue_purge(QUEUE))
            except amqp.NotFound:
                return 0

    def vanish(self) -> None:
        """Every queue and connection ends, and whoever comes back is refused."""
        _control("delete_vhost", self.name)

    def appear(self) -> None:
        """With nothing in it."""
        assert _control("add_vhost", self.name)
        assert _control("set_permissions", "-p", self.name, USER, ".*", ".*", ".*")


@contextmanager
def own_broker(name: str) -> Iterator[Broker | None]:
    """None where no RabbitMQ lets us make one."""
    broker = Broker(name)
    if shutil.which("rabbitmqctl") is None or not _control("list_vhosts"):
        yield None
        return
    try:
        broker.appear()
        yield broker
    finally:
        broker.vanish()


def _control(*words: str) -> bool:
    done = subprocess.run(["rabbitmqctl", "-q", *words], capture_output=True, check=False, timeout=60)
    return done.returncode == 0
