"""The keys that a shop signs its roots with: Ed25519, the private half encrypted in the database."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from saleor_postventa.loyalty.models import SigningKey
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.secrets import seal


def signing_key() -> SigningKey:
    """The current shop's newest, made where it has none; locked, so that one signs at a time."""
    newest = SigningKey.objects.select_for_update().order_by("-pk").first()
    return newest or make_key()


def make_key() -> SigningKey:
    """A new one, which signs from now on; what older ones signed stays proven by them."""
    private = Ed25519PrivateKey.generate()
    return SigningKey.objects.create(
        shop=current_shop(),
        public_key=private.public_key().public_bytes_raw().hex(),
        sealed_private_key=seal(private.private_bytes_raw().hex()),
    )


def sign(key: SigningKey, text: str) -> str:
    """In hexadecimal. Raises UnreadableSecret."""
    return Ed25519PrivateKey.from_private_bytes(key.private_key).sign(text.encode()).hex()
