"""Two ways to the sandbox: a world in this process, and one process of its own with an app that listens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.world.catalogue import Variant
from saleor_postventa.sandbox.world.happening import Happening
from saleor_postventa.sandbox.world.people import User

from .listening_app import ListeningApp, listening_app
from .process import SandboxProcess, ThreadedSandbox, running_sandbox, threaded_sandbox


@dataclass
class Bench:
    """A world whose happenings are written down instead of delivered."""

    runtime: Runtime
    happened: list[Happening] = field(default_factory=list)

    @property
    def world(self):
        return self.runtime.world

    @property
    def customer(self) -> User:
        return next(user for user in self.world.store.all(User) if not user.is_staff)

    @property
    def staff(self) -> User:
        return next(user for user in self.world.store.all(User) if user.is_staff)

    def variant(self, place: int = 0) -> str:
        return self.world.store.all(Variant)[place].id

    def codes_of(self, deed: Callable[[], object]) -> list[str]:
        """What happened while something was done."""
        self.happened.clear()
        deed()
        return [happening.kind.code for happening in self.happened]


@pytest.fixture
def bench() -> Iterator[Bench]:
    runtime = Runtime.build(Options(seed="small"))
    made = Bench(runtime)
    runtime.world.put_on_its_way = made.happened.extend
    runtime.world.after_commit = lambda: None
    yield made
    runtime.world.store.close()


@dataclass
class Pair:
    """A running sandbox and the app that is installed in it."""

    sandbox: SandboxProcess | ThreadedSandbox
    app: ListeningApp

    @property
    def control(self):
        return self.sandbox.control

    def place(self, **options: object) -> dict:
        variants = self.control.variants()
        given = {"email": "noa@example.com", "first_name": "Noa", "last_name": "Ribera", **options}
        return self.control.place_order("es", [{"variant": variants[0]["id"], "quantity": 2}], **given)

    def settle(self) -> list[str]:
        """The events that arrived since the last time, once nothing is on its way."""
        self.control.wait_until_quiet()
        return self.app.events()


@pytest.fixture(scope="session")
def _shared_pair() -> Iterator[Pair]:
    with threaded_sandbox() as sandbox, listening_app() as app:
        pair = Pair(sandbox, app)
        assert pair.control.install(app.manifest_url)["status"] == "INSTALLED"
        pair.control.wait_until_quiet()
        yield pair


@pytest.fixture
def pair(_shared_pair: Pair) -> Iterator[Pair]:
    """Shared by all tests of a run: nothing is on its way, nothing heard, and no fault planned."""
    _shared_pair.control.wait_until_quiet()
    _shared_pair.app.forget()
    yield _shared_pair
    _shared_pair.app.answer_webhook = lambda _: (200, {})
    _shared_pair.control.plan_faults()


@pytest.fixture
def own_pair() -> Iterator[Pair]:
    """For tests that install, delete or change settings: nothing is installed yet."""
    with threaded_sandbox() as sandbox, listening_app() as app:
        yield Pair(sandbox, app)


@pytest.fixture
def process_pair() -> Iterator[Pair]:
    """For tests that stop, kill and start it again."""
    with running_sandbox() as sandbox, listening_app() as app:
        yield Pair(sandbox, app)
