"""A signed root a day: from then on no entry up to there can be changed, left out or added without its being seen.

A leaf is how far an account's chain was, which stands for all of its entries until then.
"""

from datetime import timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import NO_HASH, Account, DailyRoot, RootLeaf
from saleor_postventa.shops.scope import current_shop

from . import merkle
from .chain import digest, leaf_text, root_text
from .keys import sign, signing_key


@transaction.atomic
def make_root() -> DailyRoot | None:
    """Of the current shop's last whole day, with what moved since it ended; None where it stands or nothing moved.

    Raises UnreadableSecret.
    """
    shop, moment, key = current_shop(), now(), signing_key()
    day = moment.astimezone(shop.preferences.zone).date() - timedelta(days=1)
    last = DailyRoot.objects.order_by("-number").first()
    moved = list(_moved_accounts())
    if not moved or (last is not None and last.day >= day):
        return None
    root = DailyRoot(
        shop=shop,
        day=day,
        number=last.number + 1 if last else 1,
        leaves_count=len(moved),
        root=merkle.root_of([leaf_text(each.public_id, each.sequence, each.head) for each in moved]),
        previous=digest(signed_text(last)) if last else NO_HASH,
        made_at=moment,
        key=key,
    )
    root.signature = sign(key, signed_text(root))
    root.save(force_insert=True)
    RootLeaf.objects.bulk_create(
        RootLeaf(shop=shop, root=root, account=each, position=position, sequence=each.sequence, head=each.head)
        for position, each in enumerate(moved)
    )
    return root


def signed_text(root: DailyRoot) -> str:
    return root_text(
        shop=root.shop.api_url,
        day=root.day,
        number=root.number,
        leaves=root.leaves_count,
        root=root.root,
        previous=root.previous,
        made_at=root.made_at,
    )


def is_signed(root: DailyRoot) -> bool:
    """Whether its signature is that of its key over what it says."""
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(root.key.public_key))
    try:
        public.verify(bytes.fromhex(root.signature), signed_text(root).encode())
    except InvalidSignature:
        return False
    return True


def _moved_accounts() -> QuerySet[Account]:
    """Whose chain went on since the last root that names them."""
    leaves = RootLeaf.objects.filter(account=OuterRef("pk")).order_by("-sequence")
    vouched = Coalesce(Subquery(leaves.values("sequence")[:1]), 0)
    return Account.objects.annotate(vouched=vouched).filter(sequence__gt=F("vouched")).order_by("pk")
