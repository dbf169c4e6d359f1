"""Check a statement of points without the shop: python verify_points.py statement.json --key <the shop's public key>

Needs Python 3.10 or newer and the package `cryptography`; it asks nobody and sends nothing. Ends with 0 where all
agrees. Comprueba un extracto de puntos sin la tienda; no envía nada a nadie. Termina con 0 si todo cuadra.

What is checked, of every account in the statement:
1. Entries count from 1 without a gap, each follows the hash of the one before, and each hash is that of its content.
2. Balances are the sums of the entries; no lot gives more points than it has, and what is left in lots is the balance.
3. The signed root of a day names the account's chain, up to the entry that it says.
4. Entries about another entry name one that the statement has; what moved between accounts arrived.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "postventa points statement 1"
NO_HASH = "0" * 64
Json = dict[str, Any]
TEXTS = {
    "en": {
        "right": "All agrees: {count} entries, {active} points to use, {pending} on their way.",
        "vouched": "Account {account}: vouched for by the shop's signature up to entry {sequence}, on {day}.",
        "unvouched": "Account {account}: no signed root yet; ask for the statement again tomorrow.",
        "since": "Account {account}: {count} newer entries follow; the next signed root will vouch for them.",
        "key": "Signed with the key {key}. Compare it with the one that the shop publishes, or give it with --key.",
        "wrong": "This statement does not agree. {place}: {what}.",
        "account": "Account {account}",
        "entry": "Account {account}, entry {sequence}",
        "format": "it is no statement of points that this program knows",
        "gap": "an entry is missing before it",
        "previous": "it does not follow the entry before",
        "hash": "its content is not what was booked",
        "sums": "the balance is not the sum of the entries",
        "lots": "more points are taken than were there",
        "rest": "the points that are left are not the balance",
        "of": "it is about an entry that is not here",
        "moved": "points that moved between accounts are not all here",
        "leaf": "it is not what the shop signed",
        "path": "the signed root does not name this account",
        "signature": "the shop's signature is not genuine",
        "foreign": "it is signed with another key than the one given",
        "balance": "the balance it tells is not that of the entries",
    },
    "es": {
        "right": "Todo cuadra: {count} movimientos, {active} puntos para usar, {pending} pendientes.",
        "vouched": "Cuenta {account}: la firma de la tienda la avala hasta el movimiento {sequence}, el {day}.",
        "unvouched": "Cuenta {account}: todavía sin firma; pide el extracto otra vez mañana.",
        "since": "Cuenta {account}: siguen {count} movimientos más nuevos; los avalará la próxima firma.",
        "key": "Firmado con la clave {key}. Compárala con la que publica la tienda, o indícala con --key.",
        "wrong": "Este extracto no cuadra. {place}: {what}.",
        "account": "Cuenta {account}",
        "entry": "Cuenta {account}, movimiento {sequence}",
        "format": "no es un extracto de puntos que este programa conozca",
        "gap": "falta un movimiento antes",
        "previous": "no sigue al movimiento anterior",
        "hash": "su contenido no es el que se anotó",
        "sums": "el saldo no es la suma de los movimientos",
        "lots": "se sacan más puntos de los que había",
        "rest": "los puntos que quedan no son el saldo",
        "of": "trata de un movimiento que no está aquí",
        "moved": "faltan puntos que pasaron de una cuenta a otra",
        "leaf": "no es lo que firmó la tienda",
        "path": "la raíz firmada no nombra esta cuenta",
        "signature": "la firma de la tienda no es auténtica",
        "foreign": "está firmado con otra clave que la indicada",
        "balance": "el saldo que dice no es el de los movimientos",
    },
}


class Wrong(Exception):
    """`what` is a name in TEXTS."""

    def __init__(self, what: str, account: str = "", sequence: int | None = None) -> None:
        super().__init__(what)
        self.what, self.account, self.sequence = what, account, sequence


def verify(statement: Json, key: str | None) -> None:
    """Raises Wrong."""
    if statement.get("format") != FORMAT:
        raise Wrong("format", str(statement.get("account", "?")))
    chains: list[Json] = statement["accounts"]
    for chain in chains:
        verify_chain(chain["account"], chain["entries"])
        if chain["proof"] is not None:
            verify_proof(chain, statement["shop"], key)
    verify_links(chains)
    own = [chain["entries"] for chain in chains if chain["account"] == statement["account"]]
    last = own[0][-1] if own and own[0] else {"pending_after": 0, "active_after": 0}
    told = statement["balance"]
    if not own or (told["pending"], told["active"]) != (last["pending_after"], last["active_after"]):
        raise Wrong("balance", statement["account"])


def verify_chain(account: str, entries: list[Json]) -> None:
    previous, pending, active = NO_HASH, 0, 0
    rests: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        if entry["sequence"] != number:
            raise Wrong("gap", account, entry["sequence"])
        if entry["previous"] != previous:
            raise Wrong("previous", account, number)
        if digest(entry_text(account, entry)) != entry["hash"]:
            raise Wrong("hash", account, number)
        pending, active = pending + entry["pending"], active + entry["active"]
        if pending < 0 or (pending, active) != (entry["pending_after"], entry["active_after"]):
            raise Wrong("sums", account, number)
        use_lots(rests, entry, account)
        if sum(rests.values()) != max(active, 0):
            raise Wrong("rest", account, number)
        previous = entry["hash"]


def use_lots(rests: dict[str, int], entry: Json, account: str) -> None:
    for lot in entry["lots"]:
        rests[f"{entry['sequence']}.{lot['number']}"] = lot["points"]
    for draw in entry["draws"]:
        rests[draw["lot"]] = rests.get(draw["lot"], 0) - draw["points"]
        if draw["points"] <= 0 or rests[draw["lot"]] < 0:
            raise Wrong("lots", account, entry["sequence"])


def verify_proof(chain: Json, shop: str, key: str | None) -> None:
    account, proof = chain["account"], chain["proof"]
    leaf, root = proof["leaf"], proof["root"]
    sequence = leaf["sequence"]
    if not 0 < sequence <= len(chain["entries"]) or chain["entries"][sequence - 1]["hash"] != leaf["head"]:
        raise Wrong("leaf", account, sequence)
    text = f"postventa points leaf 1\naccount:{account}\nsequence:{sequence}\nhead:{leaf['head']}"
    if climb(text, proof["position"], root["leaves"], proof["path"]) != root["root"]:
        raise Wrong("path", account)
    if key is not None and proof["public_key"] != key:
        raise Wrong("foreign", account)
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(proof["public_key"]))
        public.verify(bytes.fromhex(proof["signature"]), root_text(shop, root).encode())
    except (InvalidSignature, ValueError):
        raise Wrong("signature", account) from None


def verify_links(chains: list[Json]) -> None:
    known = {f"{chain['account']}/{entry['sequence']}": entry for chain in chains for entry in chain["entries"]}
    moved: dict[str, int] = {}
    for chain in chains:
        for entry in chain["entries"]:
            if entry["of"] and entry["of"] not in known:
                raise Wrong("of", chain["account"], entry["sequence"])
            if entry["kind"] == "moved_in":
                out = known[entry["of"]]
                moved[entry["of"]] = moved.get(entry["of"], 0) + 1
                if (out["pending"], out["active"]) != (-entry["pending"], -entry["active"]):
                    raise Wrong("moved", chain["account"], entry["sequence"])
    for name, entry in known.items():
        if entry["kind"] == "moved_out" and moved.get(name) != 1:
            raise Wrong("moved", name.partition("/")[0], entry["sequence"])


def climb(text: str, position: int, leaves: int, path: list[str]) -> str:
    """The root that a leaf's path leads to (RFC 9162, 2.1.3.2)."""
    node, last, rest = hashlib.sha256(b"\x00" + text.encode()).digest(), leaves - 1, list(path)
    while last > 0:
        if position % 2 or position < last:
            if not rest:
                return ""
            beside = bytes.fromhex(rest.pop(0))
            pair = beside + node if position % 2 else node + beside
            node = hashlib.sha256(b"\x01" + pair).digest()
        position, last = position // 2, last // 2
    return "" if rest or position else node.hex()


def entry_text(account: str, entry: Json) -> str:
    lots = [f"{lot['number']}={lot['points']}@{lot['expires_at']}" for lot in entry["lots"]]
    draws = [f"{draw['lot']}={draw['points']}" for draw in entry["draws"]]
    cause = entry["cause_digest"] if "cause_digest" in entry else json_digest(entry["cause"])
    lines = ["postventa points entry 1", f"account:{account}"]
    lines += [f"{name}:{entry[name]}" for name in ("sequence", "kind", "pending", "active")]
    lines += [f"{name}:{entry[name]}" for name in ("pending_after", "active_after", "key")]
    lines += [f"{name}:{entry[name]}" for name in ("occurred_at", "recorded_at", "expires_at", "of")]
    lines += [f"lots:{','.join(lots)}", f"draws:{','.join(draws)}"]
    lines += [f"cause:{cause}", f"why:{json_digest(entry['why'])}", f"previous:{entry['previous']}"]
    return "\n".join(lines)


def root_text(shop: str, root: Json) -> str:
    lines = ["postventa points root 1", f"shop:{shop}"]
    lines += [f"{name}:{root[name]}" for name in ("day", "number", "leaves", "root", "previous", "made_at")]
    return "\n".join(lines)


def json_digest(value: Any) -> str:
    return digest(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def report(statement: Json, key: str | None, texts: dict[str, str]) -> Iterator[str]:
    for chain in statement["accounts"]:
        proof, count = chain["proof"], len(chain["entries"])
        if proof is None:
            yield texts["unvouched"].format(account=chain["account"])
            continue
        vouched = proof["leaf"]["sequence"]
        yield texts["vouched"].format(account=chain["account"], sequence=vouched, day=proof["root"]["day"])
        if count > vouched:
            yield texts["since"].format(account=chain["account"], count=count - vouched)
    if key is None:
        for used in sorted({chain["proof"]["public_key"] for chain in statement["accounts"] if chain["proof"]}):
            yield texts["key"].format(key=used)
    entries = sum(len(chain["entries"]) for chain in statement["accounts"])
    yield texts["right"].format(count=entries, **statement["balance"])


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("statement", type=Path, help="the JSON file that the shop gave you")
    wanted.add_argument("--key", help="the shop's public key, as it publishes it (64 characters)")
    language = "es" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("es") else "en"
    wanted.add_argument("--language", choices=sorted(TEXTS), default=language)
    given = wanted.parse_args()
    texts = TEXTS[given.language]
    key = given.key.strip().lower() if given.key else None
    try:
        statement = json.loads(given.statement.read_text(encoding="utf-8"))
        verify(statement, key)
    except Wrong as wrong:
        place = texts["account" if wrong.sequence is None else "entry"]
        where = place.format(account=wrong.account, sequence=wrong.sequence)
        sys.stdout.write(texts["wrong"].format(place=where, what=texts[wrong.what]) + "\n")
        return 1
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        sys.stdout.write(f"{texts['format'].capitalize()} ({type(error).__name__}: {error}).\n")
        return 1
    sys.stdout.write("\n".join(report(statement, key, texts)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
