"""What a shopper takes home: every entry of their points, and what proves them without us.

`static/loyalty/verify_points.py` reads it; `docs/guides/points-proof.md` says how.
"""

from typing import Any

from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import TEAM_REFS
from saleor_postventa.loyalty.models import Account, DailyRoot, Entry, RootLeaf

from . import merkle
from .chain import json_digest, leaf_text, moment_text
from .verifying import with_parts

FORMAT = "postventa points statement 1"
type Json = dict[str, Any]


def statement_of(account: Account) -> Json:
    """JSON of a living account and of those that were moved into it.

    `proof` is of the newest signed root that names the account: it vouches for its entries up to `leaf.sequence`; what
    came since is chained to them, and vouched for by the next. Of a cause that names people of the team there is the
    digest alone.
    """
    theirs = Account.objects.filter(Q(pk=account.pk) | Q(merged_into=account)).order_by("pk")
    return {
        "format": FORMAT,
        "shop": account.shop.api_url,
        "made_at": moment_text(now()),
        "account": str(account.public_id),
        "balance": {"pending": account.pending, "active": account.active},
        "accounts": [_chain(each) for each in theirs],
    }


def told_root(root: DailyRoot) -> Json:
    """What was signed, by which key, and the signature; its key is best selected along."""
    return {
        "root": {
            "day": root.day.isoformat(),
            "number": root.number,
            "leaves": root.leaves_count,
            "root": root.root,
            "previous": root.previous,
            "made_at": moment_text(root.made_at),
        },
        "public_key": root.key.public_key,
        "signature": root.signature,
    }


def _chain(account: Account) -> Json:
    entries = with_parts(Entry.objects.of_account(account.pk).filter(sequence__lte=account.sequence)).in_order()
    return {
        "account": str(account.public_id),
        "entries": [_entry(each) for each in entries],
        "proof": _proof(account),
    }


def _entry(entry: Entry) -> Json:
    is_of_team = bool(TEAM_REFS & set(entry.cause))
    return {
        "sequence": entry.sequence,
        "kind": entry.kind,
        "pending": entry.pending,
        "active": entry.active,
        "pending_after": entry.pending_after,
        "active_after": entry.active_after,
        "key": entry.key,
        "occurred_at": moment_text(entry.occurred_at),
        "recorded_at": moment_text(entry.recorded_at),
        "expires_at": moment_text(entry.expires_at),
        "of": f"{entry.of.account.public_id}/{entry.of.sequence}" if entry.of else "",
        "lots": [
            {"number": lot.number, "points": lot.points, "expires_at": moment_text(lot.expires_at)}
            for lot in sorted(entry.lots.all(), key=lambda lot: lot.number)
        ],
        "draws": [
            {"lot": f"{draw.lot.entry.sequence}.{draw.lot.number}", "points": draw.points}
            for draw in sorted(entry.draws.all(), key=lambda draw: (draw.lot.entry.sequence, draw.lot.number))
        ],
        **({"cause_digest": json_digest(entry.cause)} if is_of_team else {"cause": entry.cause}),
        "why": entry.why,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _proof(account: Account) -> Json | None:
    """None before the account's first root."""
    leaf = RootLeaf.objects.filter(account=account).select_related("root__key").order_by("-sequence").first()
    if leaf is None:
        return None
    beside = RootLeaf.objects.filter(root=leaf.root).order_by("position")
    texts = [leaf_text(*each) for each in beside.values_list("account__public_id", "sequence", "head")]
    return {
        "leaf": {"sequence": leaf.sequence, "head": leaf.head},
        "position": leaf.position,
        "path": merkle.path_of(texts, leaf.position),
        **told_root(leaf.root),
    }
