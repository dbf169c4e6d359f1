"""What vouches for the chains: a signed root a day over the heads of the accounts that moved."""

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import ShopOwned
from saleor_postventa.shops.secrets import unseal

from .ledger import Account


class SigningKey(ShopOwned):
    """An Ed25519 key of a shop; the newest signs. `public_key` is 32 bytes in hex, the private one is encrypted."""

    public_key = models.CharField(max_length=64)
    sealed_private_key = models.TextField()
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "public_key"], name="one_row_per_signing_key")]

    def __str__(self) -> str:
        return self.public_key

    @property
    def private_key(self) -> bytes:
        return bytes.fromhex(unseal(self.sealed_private_key))


class DailyRoot(ShopOwned):
    """The Merkle root over the heads that changed since the one before; the database refuses to change or delete it.

    `number` counts without a gap; `previous` is the hash of the text that was signed before. What is signed:
    `loyalty.ledger.chain.root_text`.
    """

    day = models.DateField()
    number = models.PositiveIntegerField()
    leaves_count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=now)
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "day"], name="one_root_per_day"),
            models.UniqueConstraint(fields=["shop", "number"], name="one_root_per_number"),
        ]

    def __str__(self) -> str:
        return f"root {self.number} of {self.day}"


class RootLeaf(ShopOwned):
    """How far an account's chain was when a root was made; the database refuses to change or delete it."""

    root = models.ForeignKey(DailyRoot, on_delete=models.PROTECT, related_name="leaves", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="leaves", db_index=False)
    position = models.PositiveIntegerField()
    sequence = models.BigIntegerField()
    head = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["root", "position"], name="one_leaf_per_position"),
            models.UniqueConstraint(fields=["account", "sequence"], name="one_leaf_per_head"),
        ]

    def __str__(self) -> str:
        return f"account {self.account_id} at {self.sequence}"


class LedgerCheck(ShopOwned):
    """When the whole ledger was last reckoned anew, and the first thing that did not agree, "" where all did."""

    checked_at = models.DateTimeField()
    accounts = models.PositiveBigIntegerField()
    entries = models.PositiveBigIntegerField()
    fault = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop"], name="one_ledger_check")]

    def __str__(self) -> str:
        return self.fault or "all agree"
