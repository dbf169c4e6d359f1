from tests.mailing.conftest import Mailbox, mailbox, shop

__all__ = ["Mailbox", "mailbox", "shop"]
