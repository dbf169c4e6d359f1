"""`file:` puts each mail into a folder, var/mailbox, one `.eml` each; `file:///srv/mailbox` names another."""

import os
from pathlib import Path
from urllib.parse import SplitResult, unquote

from django.conf import settings

from saleor_postventa.mailing.delivery import NotHandedOver, providers
from saleor_postventa.mailing.mime import Letter, assemble


class FileProvider:
    """A mail's file is named by its Message-ID, so that the same mail twice is one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, letter: Letter) -> str:
        target = self.path_of(letter.message_id)
        draft = target.with_suffix(f".{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(assemble(letter))
            draft.replace(target)
        except OSError as error:
            raise NotHandedOver(f"{target}: {error}") from error
        return letter.message_id

    def knows(self, message_id: str) -> bool | None:
        return self.path_of(message_id).is_file()

    def path_of(self, message_id: str) -> Path:
        return self.folder / f"{message_id.replace('/', '_')}.eml"


def open_folder(url: SplitResult) -> FileProvider:
    path = Path(unquote(url.path)) if url.path.startswith("/") else Path(settings.BASE_DIR) / "var" / "mailbox"
    return FileProvider(path)


providers.add("file", open_folder)
