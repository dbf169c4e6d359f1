"""Puts the parts together: the world, its API, the courier, the installer."""

import threading
from dataclasses import dataclass, field

from .auth.keys import Keys
from .courier.courier import Courier
from .courier.dispatch import Dispatcher
from .graph.execute import Endpoint
from .installing.install import Installer
from .options import Options
from .seeds.seed import plant
from .world.apps import App
from .world.world import World

INSTALL_PAUSE = 1.0


@dataclass
class Runtime:
    options: Options
    world: World
    keys: Keys
    endpoint: Endpoint
    courier: Courier
    installer: Installer
    _stopping: threading.Event = field(default_factory=threading.Event)

    @classmethod
    def build(cls, options: Options) -> "Runtime":
        world = World(options)
        keys = Keys(world.store)
        endpoint = Endpoint.for_world(world, keys)
        plant(world)
        courier = Courier(endpoint)
        world.put_on_its_way = Dispatcher(endpoint).dispatch
        world.after_commit = courier.collect
        return cls(options, world, keys, endpoint, courier, Installer(endpoint))

    @property
    def app(self) -> App | None:
        """The installed app, where there is one."""
        alive = [app for app in self.world.store.all(App) if app.removed_at is None]
        return alive[-1] if alive else None

    def start(self) -> None:
        self.courier.start()
        if self.options.app_manifest:
            threading.Thread(target=self._install_when_it_answers, name="installer", daemon=True).start()

    def stop(self) -> None:
        self._stopping.set()
        self.courier.stop()
        self.world.store.close()

    def _install_when_it_answers(self) -> None:
        while self.app is None and not self._stopping.is_set():
            self.installer.install(self.options.app_manifest)
            self._stopping.wait(INSTALL_PAUSE)
