"""Secrets at rest: encrypted with the first of the configured keys, readable with any of them."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from saleor_postventa.core.errors import Failure


class UnreadableSecret(Failure):
    """None of ENCRYPTION_KEYS opens a stored secret: a key was taken away too early."""

    def __init__(self) -> None:
        super().__init__("a stored secret cannot be opened with the configured keys", permanent=True)


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.ENCRYPTION_KEYS])


def seal(plain: str) -> str:
    return _box().encrypt(plain.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises UnreadableSecret."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise UnreadableSecret from error


def reseal(sealed: str) -> str:
    """The same secret under the first key, for a change of keys. Raises UnreadableSecret."""
    try:
        return _box().rotate(sealed.encode()).decode()
    except InvalidToken as error:
        raise UnreadableSecret from error
