"""A row that kills the very process: the workers after it give it up, and lose nothing else."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from saleor_postventa.core.work import MOST_LOSSES, WorkState
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop

WORKER = """
import os, sys, time
from datetime import timedelta
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from saleor_postventa.core.work import Queue, WorkState, drain
from saleor_postventa.saleor.models import Delivery

def handle(item):
    if item.key == "deadly":
        os._exit(137)

queue = Queue("probe", Delivery, handle, is_atomic=sys.argv[2] == "atomic", lease=timedelta(seconds=0.5))
while Delivery._base_manager.filter(state=WorkState.WAITING).exists():
    drain(queue, batch=4)
    time.sleep(0.05)
"""


def run_worker(kind: str) -> int:
    command = [sys.executable, "-c", WORKER, str(connection.settings_dict["NAME"]), kind]
    return subprocess.run(command, cwd=Path(__file__).parents[2], check=False, timeout=60).returncode


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["atomic", "not atomic"])
def test_gives_up_the_row_that_processes_end_of_and_does_all_others(norte: Shop, kind: str) -> None:
    for number in range(10):
        key = "deadly" if number == 5 else str(number)
        Delivery._base_manager.create(shop=norte, event="probe", key=key, body=b"{}")
    ends = [run_worker(kind) for _ in range(MOST_LOSSES + 1)]
    assert ends == [137] * MOST_LOSSES + [0]
    states = Counter(Delivery._base_manager.values_list("key", "state"))
    assert states.pop(("deadly", WorkState.DEAD)) == 1
    assert {state for _, state in states} == {WorkState.DONE}
