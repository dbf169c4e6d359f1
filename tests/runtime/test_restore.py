"""The commands of docs/guides/backup.md: what is restored has the same timeline, and the app works on it."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from .databases import own_database
from .host import Host
from .sender import send_all, story

pytestmark = [pytest.mark.processes, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "guides" / "backup.md").read_text()
ORDERS = 12
STATE = """
import json
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent, ReactionRun
from saleor_postventa.returns.models import ReturnFile
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.scope import every_shop
with every_shop():
    rows = RecordedEvent.objects.filter(order_id__gt=0).order_by("pk")
    waiting = sum(m.objects.filter(state=WorkState.WAITING).count() for m in (Delivery, ReactionRun))
    log = list(rows.values("pk", "key", "name", "order_id", "cause", "data", "occurred_at"))
    photos = [row.file.read().decode() for row in ReturnFile.objects.all()]
    print(json.dumps({"waiting": waiting, "log": log, "photos": photos}, default=str))
"""
# What a shopper was sent, an integrator was given and a return came with, before the backup.
HANDED_OUT = """
import json
from django.core.files.base import ContentFile
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.mailing.links import preferences_url
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import ReturnFile
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import create_api_key
shop = Shop.objects.get()
with shop_scope(shop):
    photo = ReturnFile(shop=shop, kind="photo", content_type="image/jpeg", size=5, digest="x", actor_kind="system")
    photo.file.save("photo.jpg", ContentFile(b"photo"))
    link = preferences_url(shop, Customer.objects.first())
    _key, secret = create_api_key(shop, name="erp", scopes=["orders.read", "events.read"], by=SYSTEM)
    print(json.dumps({"link": link, "key": secret, "photo": photo.pk}))
"""
QUESTION = """{ postSaleOrders(first: 20) { edges { node { number timeline(first: 20) {
    edges { node { id name sentence occurredAt recordedAt data } } } } } } }"""


@pytest.fixture(params=["postgresql", pytest.param("sqlite", marks=pytest.mark.slow)])
def hosts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Host, Host]]:
    """Where it was, and where it is restored: an installation and an empty one, of the same keys and name."""
    with ExitStack() as databases:
        found = []
        for name in ("before", "after"):
            (tmp_path / name).mkdir()
            url = databases.enter_context(own_database(request.param, tmp_path / name, f"restore_{name}"))
            host = Host(tmp_path / name, url)
            host.environment["POSTVENTA_MEDIA_DIR"] = str(tmp_path / name / "media")
            found.append(host)
        before, after = found
        yield before, after
        before.stop()
        after.stop()


def follow_guide(host: Host, heading: str, backup: Path) -> str:
    """Run the commands under a heading, as somebody does who reads it."""
    commands = re.search(rf"^## {heading}\n.*?^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert commands, heading
    tools = {line.split()[0] for line in commands[1].splitlines()} - {"postventa"}
    for tool in sorted(tools):
        if shutil.which(tool) is None:
            pytest.skip(f"needs {tool}")
    url = host.environment["POSTVENTA_DATABASE_URL"]
    environment = {
        **host.environment,
        "PATH": f"{_own_tools(backup)}:{os.environ['PATH']}",
        "BACKUP": str(backup),
        "DATABASE": url.removeprefix("sqlite:///"),
    }
    command = ["bash", "-e", "-c", commands[1]]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _own_tools(backup: Path) -> Path:
    folder = backup.parent / "bin"
    folder.mkdir(exist_ok=True)
    tool = folder / "postventa"
    tool.write_text(f'#!/bin/sh\nexec {sys.executable} -W ignore -m saleor_postventa.config.cli "$@"\n')
    tool.chmod(0o755)
    return folder


def ask(host: Host, key: str) -> Any:
    request = urllib.request.Request(
        f"{host.url}/graphql/norte/",
        data=json.dumps({"query": QUESTION}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found = json.load(answer)
    assert "errors" not in found
    return found["data"]


def settled(host: Host) -> Any:
    """What stands there, once nothing waits."""
    deadline = time.monotonic() + 300
    while (found := host.read(STATE))["waiting"]:
        assert time.monotonic() < deadline, "work was not done"
        time.sleep(1)
    return found


@pytest.mark.proves("X11", part="a restore from the guide's backup gives back the same timeline")
def test_a_restore_gives_back_the_same_timeline(hosts: tuple[Host, Host], tmp_path: Path) -> None:
    before, after = hosts
    kind = "SQLite" if before.environment["POSTVENTA_DATABASE_URL"].startswith("sqlite") else "PostgreSQL"
    backup = tmp_path / "backup"
    backup.mkdir()
    stories = story(ORDERS + 2)
    before.prepare()
    before.start()
    before.wait_until_ready()
    send_all(before.url, stories[: ORDERS * 4], seed=1)
    settled(before)
    handed = before.read(HANDED_OUT)
    state = settled(before)
    told = ask(before, handed["key"])
    follow_guide(before, f"Back up {kind}", backup)
    send_all(before.url, stories[ORDERS * 4 :], seed=1)  # after the backup: not in it
    assert len(settled(before)["log"]) > len(state["log"]) >= 4 * ORDERS
    before.stop()

    doctor = follow_guide(after, f"Restore {kind}", backup)
    assert "ERROR" not in doctor
    assert "norte" in doctor
    after.start()
    after.wait_until_ready()
    assert settled(after) == state
    assert state["photos"] == ["photo"]
    assert ask(after, handed["key"]) == told
    with urllib.request.urlopen(handed["link"].replace(before.url, after.url), timeout=60) as page:
        assert page.status == 200
    send_all(after.url, stories[ORDERS * 4 :], seed=1)  # and it works on
    assert len(settled(after)["log"]) > len(state["log"])
