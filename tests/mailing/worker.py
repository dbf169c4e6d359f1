"""A worker of the mail queue in a process of its own, to be killed; it ends by itself once nothing is due."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from saleor_postventa.core.clock import system_now
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Dispatch, Message
from saleor_postventa.mailing.tasks import LEASE

PROGRAM = """
import os, sys
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from django.conf import settings
from django.db import connection
settings.MAIL_URL = sys.argv[1]
connection.settings_dict["NAME"] = sys.argv[2]
from saleor_postventa.core.work import drain, queues
from tests.mailing import ledger, scene
print("up", flush=True)
while drain(queues.get("mail"), batch=5):
    pass
"""


@contextmanager
def worker(mail_url: str) -> Iterator[subprocess.Popen[str]]:
    """Once it is up."""
    command = [sys.executable, "-c", PROGRAM, mail_url, str(connection.settings_dict["NAME"])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process


def pass_time() -> None:
    """Until leases and hand-overs of the killed have run out."""
    Message.objects.filter(status=MessageStatus.SENDING).update(taken_at=system_now() - LEASE)
    Dispatch.objects.filter(state="waiting").update(leased_until=None)
