"""Workers that carry deliveries; with more than one, nothing arrives in order for certain."""

import heapq
import threading
from dataclasses import dataclass, field

from saleor_postventa.core.clock import system_now
from saleor_postventa.sandbox.graph.execute import Endpoint
from saleor_postventa.sandbox.world.apps import App, Attempt, Delivery, Webhook
from saleor_postventa.sandbox.world.happening import Happening
from saleor_postventa.sandbox.world.kinds import KINDS, LIFECYCLE
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.record import from_global_id
from saleor_postventa.sandbox.world.world import World

from .render import render
from .send import Sender, open_session

RETRIES = 5
FIRST_PAUSE = 10.0
IDLE = 3600.0


def pause_before(retry: int) -> float:
    """10, 20, 40, 80, 160 seconds."""
    return FIRST_PAUSE * (1 << retry)


def is_worth_a_retry(attempt: Attempt) -> bool:
    """No answer, or a server's fault. Every 3xx and 4xx is final, 429 too."""
    return attempt.status is None or attempt.status >= 500


@dataclass
class Courier:
    endpoint: Endpoint
    _bell: threading.Condition = field(default_factory=threading.Condition)
    _due: list[tuple[float, str]] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _threads: list[threading.Thread] = field(default_factory=list)
    _is_stopping: bool = False

    @property
    def world(self) -> World:
        return self.endpoint.world

    def start(self) -> None:
        self.collect()
        for number in range(self.world.options.workers):
            thread = threading.Thread(target=self._work, name=f"courier-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        with self._bell:
            self._is_stopping = True
            self._bell.notify_all()
        for thread in self._threads:
            thread.join(timeout=2)

    def collect(self) -> None:
        """Takes up every pending delivery that no worker knows of yet."""
        with self.world.store.transaction():
            pending = [item for item in self.world.store.all(Delivery) if item.status == "PENDING"]
            fresh = [(item.due_at, item.pk) for item in pending if item.pk not in self._known]
        with self._bell:
            for due in fresh:
                self._known.add(due[1])
                heapq.heappush(self._due, due)
            self._bell.notify_all()

    def _work(self) -> None:
        sender = Sender(self.world.options, self.endpoint.keys, open_session(self.world.options))
        while (pk := self._next()) is not None:
            self._carry(pk, sender)

    def _next(self) -> str | None:
        with self._bell:
            while not self._is_stopping:
                wait = self._due[0][0] - system_now().timestamp() if self._due else IDLE
                if wait <= 0:
                    return heapq.heappop(self._due)[1]
                self._bell.wait(wait)
        return None

    def _carry(self, pk: str, sender: Sender) -> None:
        with self.world.store.transaction():
            delivery, webhook = self._load(pk)
            body = delivery.payload.encode() if delivery and delivery.payload else None
        if delivery and webhook and body:
            attempt = sender.send(webhook, delivery, body)
            with self.world.store.transaction():
                self._settle(delivery, attempt)
        self._known.discard(pk)
        if delivery and delivery.status == "PENDING":
            self.collect()

    def _load(self, pk: str) -> tuple[Delivery | None, Webhook | None]:
        delivery = self.world.store.get(Delivery, pk)
        if delivery is None or delivery.status != "PENDING":
            return None, None
        app = self.world.store.get(App, delivery.app_pk)
        webhook = next((item for item in (app.webhooks if app else []) if item.pk == delivery.webhook_pk), None)
        if app is None or webhook is None or not (app.is_alive or delivery.event in LIFECYCLE):
            self._fail(delivery)
            return None, None
        if delivery.payload is None and not self._build(delivery, app, webhook):
            return None, None
        return delivery, webhook

    def _build(self, delivery: Delivery, app: App, webhook: Webhook) -> bool:
        """A deferred payload shows what is now; where the object is gone, it is never sent."""
        happening = recall(self.world, delivery)
        if happening is None:
            self._fail(delivery)
            return False
        delivery.payload = render(self.endpoint, app, webhook, happening)
        self.world.store.put(delivery)
        return True

    def _fail(self, delivery: Delivery) -> None:
        delivery.status = "FAILED"
        self.world.store.put(delivery)

    def _settle(self, delivery: Delivery, attempt: Attempt) -> None:
        delivery.attempts.append(attempt)
        tries = len(delivery.attempts)
        if attempt.status is not None and 200 <= attempt.status < 300:
            delivery.status, delivery.payload = "SUCCESS", None
        elif is_worth_a_retry(attempt) and tries <= RETRIES:
            delivery.due_at = system_now().timestamp() + pause_before(tries - 1) * self.world.options.retry_scale
        else:
            delivery.status = "FAILED"
        self.world.store.put(delivery)


def recall(world: World, delivery: Delivery) -> Happening | None:
    """What happened, with its subject as it is now."""
    subject = delivery.subject
    orders = [world.store.get(Order, pk) for pk in subject.order_pks] if subject else []
    alive = [order for order in orders if order is not None]
    fulfillment = alive[0].fulfillment(subject.fulfillment_pk) if subject and alive and subject.fulfillment_pk else None
    if len(alive) != len(orders) or (subject and subject.fulfillment_pk and fulfillment is None):
        return None
    return Happening(
        kind=KINDS[delivery.event],
        issued_at=delivery.issued_at,
        principal=_principal(world, delivery.principal),
        orders=alive,
        fulfillment=fulfillment,
    )


def _principal(world: World, global_id: str | None) -> User | App | None:
    user = world.store.get(User, from_global_id(global_id, User.typename)) if global_id else None
    app = world.store.get(App, from_global_id(global_id, App.typename)) if global_id else None
    return user or app
