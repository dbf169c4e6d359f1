"""The one key that signs webhooks and tokens; a new one replaces it without overlap."""

import base64
import hashlib
import json
from functools import lru_cache

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from saleor_postventa.sandbox.world.store import Store

_FACT = "signing_key"


class Keys:
    def __init__(self, store: Store) -> None:
        self._store = store

    def rotate(self) -> str:
        self._make()
        return self.kid

    def _make(self) -> str:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        with self._store.transaction():
            self._store.tell(_FACT, pem.decode())
        return pem.decode()

    @property
    def private(self) -> rsa.RSAPrivateKey:
        """Made when it is first asked for."""
        with self._store.transaction():
            pem = self._store.fact(_FACT) or self._make()
        return _load(pem)

    @property
    def kid(self) -> str:
        return _thumbprint(self.private.public_key())

    def jwks(self) -> dict[str, list[dict[str, object]]]:
        public = _members(self.private.public_key())
        key = {"kty": "RSA", "key_ops": ["verify"], "n": public["n"], "e": public["e"], "use": "sig"}
        return {"keys": [{**key, "kid": self.kid, "alg": "RS256"}]}

    def sign_detached(self, body: bytes) -> str:
        """RFC 7797: the body is signed as it is, and left out."""
        header = {"alg": "RS256", "b64": False, "crit": ["b64"], "kid": self.kid, "typ": "JWT"}
        protected = _base64url(json.dumps(header, separators=(",", ":")).encode())
        signature = self.private.sign(protected + b"." + body, padding.PKCS1v15(), SHA256())
        return (protected + b".." + _base64url(signature)).decode()

    def encode(self, claims: dict[str, object]) -> str:
        return jwt.encode(claims, self.private, algorithm="RS256", headers={"kid": self.kid})

    def decode(self, token: str) -> dict[str, object]:
        """Raises jwt.InvalidTokenError."""
        options: jwt.types.Options = {"verify_aud": False}
        claims: dict[str, object] = jwt.decode(token, self.private.public_key(), ["RS256"], options)
        return claims


@lru_cache(maxsize=2)
def _load(pem: str) -> rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("the kept key is no RSA key")
    return key


def _members(public: rsa.RSAPublicKey) -> dict[str, str]:
    members: dict[str, str] = jwt.algorithms.RSAAlgorithm.to_jwk(public, as_dict=True)
    return members


def _thumbprint(public: rsa.RSAPublicKey) -> str:
    """RFC 7638."""
    members = {name: _members(public)[name] for name in ("e", "kty", "n")}
    return _base64url(hashlib.sha256(json.dumps(members, separators=(",", ":")).encode()).digest()).decode()


def _base64url(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")
