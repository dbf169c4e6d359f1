"""`python -m saleor_postventa.demo`: the product and its sandbox Saleor, until Ctrl-C.

With words behind it, a command of `postventa` on the demo's database: `python -m saleor_postventa.demo doctor`.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import requests

from saleor_postventa.sandbox.client import Sandbox, SandboxRefused

from .following_up import tell_flows, write_to_people
from .listening import ask_of_a_return, ask_people, tell_opinions
from .places import Places
from .processes import DemoFailed, Process, require_free, run
from .spending import give_points, offer_rewards, spend_points
from .stories import tell_of_returns
from .telling import NotTold, Stories, keep_told, read_told

ADDRESSES = """
  The demo is running. Open one of these in a browser:

    The first page of the demo {app}/demo/
        returns in every state, points, surveys, reviews and flows, to be seen as shoppers see them
    The counter of the shop    {sandbox}/
        place, pay, ship, deliver and cancel orders; move the clock forward
    The Saleor Dashboard       {sandbox}/dashboard/
        (a stand-in) with the app's panel and widgets inside
    The shoppers' mailbox      {app}/demo/mailbox
        every mail that the app sent
    The app's GraphQL          {app}/graphql/{shop}/
        make a key under API keys in the panel; docs/guides/api.md tells more
    The app itself             {app}/

  To install it into a Saleor of your own, see docs/guides/install.md.
  Everything is kept in {folder}; delete that folder to begin anew.
  What the app thinks of its state: {python} -m saleor_postventa.demo doctor
  Stop with Ctrl-C.
"""


class Stopped(Exception):
    """Somebody asked us to end."""


ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    places = Places.from_environment()
    places.folder.mkdir(parents=True, exist_ok=True)
    if sys.argv[1:]:
        command = [sys.executable, "-m", "saleor_postventa.config.cli", *sys.argv[1:]]
        os.execve(sys.executable, command, places.environment())
    for number in ENDING:
        signal.signal(number, _stop)
    running: list[Process] = []
    try:
        _start(places, running)
        _say(_addresses(places))
        _tell_stories(places)
        _read_history(places, running)
        _tell_flows(places)
        _tell_opinions(places)
        _work_through(places, running)
        _give_points(places)
        while not any(process.has_ended() for process in running):
            time.sleep(0.5)
        ended = next(process.name for process in running if process.has_ended())
        raise DemoFailed(f"{ended} ended by itself. Its log is in {places.folder}.")
    except Stopped:
        _say("\nStopping ...")
    finally:
        for process in reversed(running):
            process.stop()
    _say("Stopped. Nothing is left running.")


def _addresses(places: Places) -> str:
    python = Path(sys.executable)
    short = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    shop = _progress(places).get("shop") or "<shop>"
    return ADDRESSES.format(sandbox=places.sandbox_url, app=places.url, folder=places.folder, shop=shop, python=short)


def _start(places: Places, running: list[Process]) -> None:
    require_free({"POSTVENTA_PORT": places.port, "POSTVENTA_SANDBOX_PORT": places.sandbox_port})
    environment = places.environment()
    with _Step("Preparing the database"):
        run(["-m", "saleor_postventa.config.cli", "migrate", "-v0"], environment)
    with _Step("Opening a shop with a year of orders"):
        sandbox = Process("The sandbox Saleor", _sandbox_arguments(places), environment, places.folder / "sandbox.log")
        running.append(sandbox)
        sandbox.wait_until(_answers(f"{places.sandbox_url}/.well-known/jwks.json"))
    with _Step("Starting the app"):
        app = Process("The app", ["-m", "saleor_postventa.config.cli", "serve"], environment, places.folder / "app.log")
        running.append(app)
        app.wait_until(_answers(f"{places.url}/health/ready"))
    with _Step("Installing the app into the shop"):
        _install(places)
        key = run(["-m", "saleor_postventa.config.cli", "demo_open"], environment)
        Sandbox(places.sandbox_url).point_to_carrier_door(f"{places.url}/api/parcels/delivered", key.strip())


def _sandbox_arguments(places: Places) -> list[str]:
    options = {
        "--port": str(places.sandbox_port),
        "--store": str(places.folder / "sandbox.sqlite3"),
        "--app-manifest": places.manifest_url,
        "--seed": "year",
    }
    return ["-m", "saleor_postventa.sandbox", *(word for pair in options.items() for word in pair)]


def _install(places: Places) -> None:
    """The sandbox installs the app by itself as soon as it answers, as a merchant would by hand."""
    shop = Sandbox(places.sandbox_url)
    deadline = time.monotonic() + 60
    while not shop.state().get("app"):
        if time.monotonic() > deadline:
            raise DemoFailed(f"The app could not be installed: {shop.state()}")
        time.sleep(0.3)


def _tell_stories(places: Places) -> None:
    """Returns in every state, once; everything can be used meanwhile, and goes on without them."""
    if not read_told(places.folder):
        with _Step("Sending things back, so that there are returns in every state"):
            _tell(places, offer_rewards, tell_of_returns)


def _tell_flows(places: Places) -> None:
    if not any(each.is_of_flows for each in read_told(places.folder)):
        with _Step("Following up on the year's orders, and learning what goes with what"):
            _tell(places, tell_flows, write_to_people)


def _tell_opinions(places: Places) -> None:
    if not any(each.is_of_opinions for each in read_told(places.folder)):
        with _Step("Hearing what the year's customers say, and asking some of today's"):
            _tell(places, tell_opinions, ask_people)


def _work_through(places: Places, running: list[Process]) -> None:
    """Show how far the app has come with what the year means; everything can be used meanwhile."""
    most, told = 0, -1
    while (waiting := _progress(places)["waiting"]) and not any(process.has_ended() for process in running):
        most = max(most, waiting)
        share = int(10 * (most - waiting) / most)
        if share > told:
            told = share
            _say(f"  Working through the year in the background: {share * 10} %, {waiting} things to go")
        time.sleep(2)


def _give_points(places: Places) -> None:
    """For the year's orders; then somebody spends some, and another is asked of a return. They wait for nothing."""
    if not any(each.is_of_points for each in read_told(places.folder)):
        with _Step("Giving points for the shop's year, spending some, and asking how a return went"):
            _tell(places, give_points, spend_points)
            _tell(places, ask_of_a_return)


def _tell(places: Places, *stories: Callable[[Stories], None]) -> None:
    told = Stories(Sandbox(places.sandbox_url), places.url, str(_progress(places)["shop"]))
    try:
        for story in stories:
            story(told)
    except (NotTold, SandboxRefused, requests.RequestException) as error:
        _say(f"  Not all of them could be told: {error}")
    keep_told([*read_told(places.folder), *told.told], places.folder)


def _read_history(places: Places, running: list[Process]) -> None:
    """Show how far the first reading of the shop's year has come; everything can be used meanwhile."""
    told = -1
    while not any(process.has_ended() for process in running):
        progress = _progress(places)
        share = int(10 * progress["read"] / progress["total"]) if progress["total"] else 0
        if progress["is_finished"]:
            _say(f"  The shop's year is read: {progress['read']} customers, products and orders.")
            return
        if share > told:
            told = share
            _say(f"  Reading the shop's year in the background: {share * 10} %")
        time.sleep(1)


def _progress(places: Places) -> dict[str, Any]:
    """While the app does not answer, nothing is taken to be done."""
    try:
        found: dict[str, Any] = requests.get(f"{places.url}/demo/progress", timeout=30).json()
    except requests.RequestException:
        return {"shop": None, "read": 0, "total": 0, "waiting": 1, "is_finished": False}
    return found


class _Step:
    """Says what is being done, and how long it took."""

    def __init__(self, what: str) -> None:
        self._what, self._began = what, time.monotonic()

    def __enter__(self) -> None:
        _say(f"  {self._what} ...", end="")

    def __exit__(self, kind: type[BaseException] | None, *_: Any) -> None:
        _say("" if kind else f" done in {time.monotonic() - self._began:.1f} s")


def _answers(url: str) -> Callable[[], bool]:
    def is_there() -> bool:
        try:
            return requests.get(url, timeout=2).ok
        except requests.RequestException:
            return False

    return is_there


def _stop(number: int, frame: FrameType | None) -> None:
    """Once: a second Ctrl-C must not leave a child behind."""
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def _say(text: str, *, end: str = "\n") -> None:
    """To whoever still listens: the terminal may be gone."""
    with suppress(OSError):
        sys.stdout.write(f"{text}{end}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
