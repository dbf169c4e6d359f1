"""What goes wrong while a shop trades, one thing after the other, at moments that differ by the seed."""

import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.sandbox.process import SandboxProcess
from tools.postgres import Cluster

from .broker import Broker
from .installation import Installation

SHORTEST, LONGEST = 0.5, 4.0


@dataclass
class Faults:
    host: Installation
    cluster: Cluster
    broker: Broker | None
    saleor: SandboxProcess
    dice: random.Random
    done: Counter[str] = field(default_factory=Counter)
    messages_emptied: int = 0
    is_through: bool = False
    most: int | None = None

    def until(self, is_over: threading.Event) -> None:
        """One pack after the other; `is_through` once there was each kind, or `most` of them."""
        deck: list[Callable[[], None]] = []
        while not is_over.is_set() and self.done.total() != self.most:
            deck = deck or self._deck()
            is_over.wait(self.dice.uniform(SHORTEST, LONGEST))
            deck.pop()()
            self._supervise()
            self.is_through = self.is_through or not deck
        self.is_through = True

    def calm_down(self) -> None:
        self._supervise()
        self.host.wait_until_ready(120)

    def _deck(self) -> list[Callable[[], None]]:
        deck = [self._kill_worker] * 5 + [self._change_key] * 2
        deck += [self._kill_web, self._stop_database, self._crash_database, self._send_saleor_away, self._kill_saleor]
        deck += [self._empty_broker, self._empty_broker, self._send_broker_away] if self.broker else []
        return self.dice.sample(deck, len(deck))

    def _kill_worker(self) -> None:
        name = self.host.kill_a_worker(self.dice)
        self.done[f"kill -9 of {name}"] += 1

    def _kill_web(self) -> None:
        self.host.kill_web()
        self.done["kill -9 of web"] += 1

    def _stop_database(self) -> None:
        self._restart_database("fast", "PostgreSQL stopped, and started again")

    def _crash_database(self) -> None:
        self._restart_database("immediate", "PostgreSQL crashed, and started again")

    def _restart_database(self, mode: str, name: str) -> None:
        assert self.cluster.stop(mode)
        time.sleep(self.dice.uniform(SHORTEST, LONGEST))
        assert self.cluster.start()
        self.done[name] += 1

    def _empty_broker(self) -> None:
        assert self.broker is not None
        self.messages_emptied += self.broker.empty()
        self.done["the broker emptied"] += 1

    def _send_broker_away(self) -> None:
        assert self.broker is not None
        self.broker.vanish()
        time.sleep(self.dice.uniform(SHORTEST, LONGEST))
        self.broker.appear()
        self.done["the broker away, and back with nothing in it"] += 1

    def _send_saleor_away(self) -> None:
        self._restart_saleor(signal.SIGTERM, "Saleor away")

    def _kill_saleor(self) -> None:
        self._restart_saleor(signal.SIGKILL, "kill -9 of Saleor")

    def _restart_saleor(self, sign: signal.Signals, name: str) -> None:
        self.saleor.stop(sign)
        time.sleep(self.dice.uniform(SHORTEST, LONGEST))
        self.saleor.start()
        self.done[name] += 1

    def _change_key(self) -> None:
        self.saleor.control.rotate_key()
        self.done["Saleor's key changed"] += 1

    def _supervise(self) -> None:
        for name in self.host.start_what_died():
            self.done[f"{name} ended by itself, and was started again"] += 1
