from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from saleor_postventa.shops.models import Shop

from . import scene  # noqa: F401  (its kinds of mail)


class Mailbox:
    """The folder that the file provider fills."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def mails(self) -> list[EmailMessage]:
        found = [
            message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(self.folder.glob("*.eml"))
        ]
        return [mail for mail in found if isinstance(mail, EmailMessage)]

    def part(self, subtype: str, index: int = -1) -> str:
        body = self.mails[index].get_body((subtype,))
        assert body is not None
        return str(body.get_content())


@pytest.fixture
def mailbox(settings: Any, tmp_path: Path) -> Mailbox:
    settings.MAIL_URL = f"file://{tmp_path}/mailbox"
    return Mailbox(tmp_path / "mailbox")


@pytest.fixture
def shop(clock: object, in_norte: Shop, mailbox: Mailbox) -> Shop:
    """norte, at noon, with a mailbox."""
    return in_norte
