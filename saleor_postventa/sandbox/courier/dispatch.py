"""Puts what happened on its way: one delivery for each webhook that may hear of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from saleor_postventa.core.clock import system_now
from saleor_postventa.sandbox.graph.execute import Endpoint
from saleor_postventa.sandbox.world.apps import App, Delivery, Webhook
from saleor_postventa.sandbox.world.happening import Happening
from saleor_postventa.sandbox.world.kinds import LIFECYCLE, LIFECYCLE_TO_SELF_SINCE
from saleor_postventa.sandbox.world.world import World

from .faults import Dice, read_faults
from .render import render

SOON = 0.03
DEFERRED = 0.25
KEPT = 3000


@dataclass
class Dispatcher:
    endpoint: Endpoint
    dice: Dice = field(default_factory=Dice)

    @property
    def world(self) -> World:
        return self.endpoint.world

    def dispatch(self, happened: list[Happening]) -> None:
        for happening in happened:
            for app, webhook in hearers(self.world, happening):
                self._put(app, webhook, happening)
        self._forget_old()

    def _put(self, app: App, webhook: Webhook, happening: Happening) -> None:
        faults, store = read_faults(self.world.store), self.world.store
        deferred = happening.kind.is_deferred_in(self.world.options.saleor_version)
        payload = None if deferred else render(self.endpoint, app, webhook, happening)
        wait = self.dice.delay(DEFERRED if deferred else SOON) + self.dice.delay(faults.shuffle_seconds)
        delivery = Delivery(
            pk=self.world.next_pk(Delivery),
            app_pk=app.pk,
            webhook_pk=webhook.pk,
            event=happening.kind.code,
            about=happening.about,
            issued_at=happening.issued_at,
            created_at=self.world.clock.now(),
            principal=happening.principal.id if happening.principal else None,
            subject=happening.subject if deferred else None,
            payload=payload,
            due_at=system_now().timestamp() + wait,
        )
        if self.dice.falls(faults.drop):
            delivery.status, delivery.payload, delivery.subject = "LOST", None, None
        elif self.dice.falls(faults.duplicate):
            store.put(self._copy(delivery))
        store.put(delivery)

    def _copy(self, delivery: Delivery) -> Delivery:
        later = delivery.due_at + self.dice.delay(DEFERRED)
        return msgspec.structs.replace(delivery, pk=self.world.next_pk(Delivery), due_at=later, attempts=[])

    def _forget_old(self) -> None:
        done = [item for item in self.world.store.all(Delivery) if item.status in {"SUCCESS", "LOST"}]
        self.world.store.remove(*done[: max(0, len(done) - KEPT)])


def hearers(world: World, happening: Happening) -> Iterator[tuple[App, Webhook]]:
    """Whoever subscribed and holds the permission; of its own life an app hears without one (3.23+)."""
    kind = happening.kind
    to_self = kind.code in LIFECYCLE and world.options.is_at_least(LIFECYCLE_TO_SELF_SINCE)
    for app in world.store.all(App):
        may_hear = app is happening.app if to_self else app.is_alive and kind.permission in app.permissions
        for webhook in app.webhooks if may_hear else []:
            if webhook.is_active and kind.code in webhook.events:
                yield app, webhook
