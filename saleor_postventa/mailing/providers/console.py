"""`console:` prints each mail, for development."""

import sys
from urllib.parse import SplitResult

from saleor_postventa.mailing.delivery import providers
from saleor_postventa.mailing.mime import Letter


class ConsoleProvider:
    def deliver(self, letter: Letter) -> str:
        sys.stdout.write(f"--- {letter.to}: {letter.subject}\n{letter.text}\n---\n")
        sys.stdout.flush()
        return letter.message_id

    def knows(self, message_id: str) -> bool | None:
        """Printing reaches nobody, so that printing twice does no harm."""
        return False


def open_console(url: SplitResult) -> ConsoleProvider:
    return ConsoleProvider()


providers.add("console", open_console)
