"""A shopper checks their points at home: with the statement, the program and the shop's public key alone."""

import ast
import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.contrib.staticfiles import finders
from django.test import Client

from saleor_postventa.loyalty.ledger import merkle
from saleor_postventa.loyalty.ledger.keys import make_key
from saleor_postventa.loyalty.ledger.movements import activate, adjust, earn, give_back, grant, spend, take_back
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.ledger.roots import make_root
from saleor_postventa.loyalty.ledger.statements import statement_of
from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.services import merge_accounts
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock

from .conftest import make_account, terms

JAN, DEC = datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC)
VERIFIER = Path(str(finders.find("loyalty/verify_points.py")))
# Whatever else is installed here, a shopper has none of it.
ALONE = (
    "import runpy, sys; sys.modules |= dict.fromkeys(['saleor_postventa', 'django']);"
    " sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
)
Json = dict[str, Any]


@pytest.fixture
def account(in_norte: Shop, clock: MovableClock) -> Account:
    """A customer with a past as a guest, refunds, a balance below zero, and an adjustment by the team."""
    guest, account = make_account(), make_account()
    post(grant(guest, 40, terms(rule="welcome"), expires_at=JAN))
    post(earn(guest, 9, terms(order_line=1)))
    earned = post(earn(account, 50, terms(order_line=2)))
    bought = post(activate(earned, 50, terms(), expires_at=DEC))
    spent = post(spend(account, 45, terms(redemption=1)))
    post(take_back(earned, terms(), active=30, floor=None))
    clock.move(days=1)
    make_root()
    post(give_back(spent, 20, terms()))
    for _ in range(5):
        post(grant(make_account(), 1, terms(), expires_at=None))
    clock.move(days=1)
    make_root()
    merge_accounts(guest, account)
    clock.move(days=1)
    make_root()
    post(adjust(account, terms(staff="VXNlcjox", reason="goodwill"), active=3, expires_at=DEC))
    assert bought.active_after == 50
    account.refresh_from_db()
    return account


def check(statement: Json, folder: Path, *options: str) -> tuple[int, str]:
    file = folder / "statement.json"
    file.write_text(json.dumps(statement, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-c", ALONE, str(VERIFIER), str(file), *options],
        cwd=folder,
        env={"LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def key_of(statement: Json) -> str:
    return str(statement["accounts"][0]["proof"]["public_key"])


@pytest.mark.proves("B-B1", part="a statement is verified offline, in a process of its own, with the public key only")
@pytest.mark.django_db
def test_a_statement_is_verified_with_the_public_key_alone(account: Account, tmp_path: Path) -> None:
    statement = statement_of(account)
    code, said = check(statement, tmp_path, "--key", key_of(statement))
    assert (code, said.splitlines()[-1]) == (0, "All agrees: 10 entries, 38 points to use, 9 on their way.")
    assert f"Account {account.public_id}: 1 newer entries follow" in said
    assert "VXNlcjox" not in json.dumps(statement), "who of the team did it"
    code, said = check(statement, tmp_path, "--language", "es")
    assert (code, said.splitlines()[-1]) == (0, "Todo cuadra: 10 movimientos, 38 puntos para usar, 9 pendientes.")
    assert f"Firmado con la clave {key_of(statement)}" in said


def entry(statement: Json, number: int = 0, of: int = 1) -> Json:
    found: Json = statement["accounts"][of]["entries"][number]
    return found


def _fewer(statement: Json) -> None:
    del statement["accounts"][1]["entries"][-1]


def _another_root(statement: Json) -> None:
    """As a shop would that rewrote its books, but for its key."""
    private = Ed25519PrivateKey.generate()
    statement["accounts"][1]["proof"] |= {
        "public_key": private.public_key().public_bytes_raw().hex(),
        "signature": private.sign(b"whatever").hex(),
    }


FORGED: list[tuple[Callable[[Json], object], str]] = [
    (lambda told: told["balance"].update(active=39), "the balance it tells"),
    (_fewer, "the balance it tells"),
    (lambda told: entry(told).update(pending=51), "its content is not what was booked"),
    (lambda told: entry(told, 1)["lots"][0].update(expires_at=""), "its content is not what was booked"),
    (lambda told: entry(told, 2)["draws"][0].update(points=44), "its content is not what was booked"),
    (lambda told: entry(told)["cause"].update(order_line=3), "its content is not what was booked"),
    (lambda told: entry(told, 1).update(previous="0" * 64), "does not follow"),
    (lambda told: told["accounts"][1]["entries"].pop(1), "missing before it"),
    (lambda told: told["accounts"].pop(0), "an entry that is not here"),
    (lambda told: told["accounts"][1]["proof"]["leaf"].update(sequence=2), "not what the shop signed"),
    (lambda told: told["accounts"][1]["proof"].update(path=[]), "does not name this account"),
    (lambda told: told["accounts"][1]["proof"]["root"].update(day="2026-01-01"), "signature is not genuine"),
    (_another_root, "signature is not genuine"),
    (lambda told: told.update(shop="https://another.example.test/graphql/"), "signature is not genuine"),
    (lambda told: told.update(format="another"), "no statement of points"),
    (lambda told: told["accounts"][1].pop("entries"), "no statement of points"),
]


@pytest.mark.proves("B-B1", part="a statement that was changed anywhere is found out")
@pytest.mark.django_db
@pytest.mark.parametrize(("forge", "told"), FORGED, ids=[str(number) for number in range(len(FORGED))])
def test_a_statement_that_was_changed_is_found_out(
    account: Account, tmp_path: Path, forge: Callable[[Json], object], told: str
) -> None:
    statement = statement_of(account)
    forge(statement)
    code, said = check(statement, tmp_path)
    assert code == 1
    assert told in said.lower()


@pytest.mark.django_db
def test_another_key_than_the_shops_is_refused(account: Account, tmp_path: Path) -> None:
    code, said = check(statement_of(account), tmp_path, "--key", make_key().public_key)
    assert code == 1
    assert "another key" in said


@pytest.mark.django_db
def test_the_key_and_the_newest_root_are_published(account: Account, norte: Shop, sur: Shop, client: Client) -> None:
    told = client.get("/s/norte/points/proof/").json()
    proof = statement_of(account)["accounts"][1]["proof"]
    assert told["keys"][0]["public_key"] == told["public_key"] == proof["public_key"]
    assert (told["root"], told["signature"]) == (proof["root"], proof["signature"])
    assert told["verifier"].endswith("/static/loyalty/verify_points.py")
    other = client.get("/s/sur/points/proof/").json()
    assert (other["keys"], other["root"]) == ([], None)


@pytest.mark.django_db
def test_before_the_first_root_it_says_so(in_norte: Shop, tmp_path: Path) -> None:
    account = make_account()
    assert check(statement_of(account), tmp_path)[0] == 0
    post(earn(account, 5, terms()))
    account.refresh_from_db()
    code, said = check(statement_of(account), tmp_path)
    assert (code, "no signed root yet" in said) == (0, True)


@pytest.mark.django_db
def test_both_languages_have_every_sentence() -> None:
    texts = ast.literal_eval(
        next(
            node.value
            for node in ast.parse(VERIFIER.read_text()).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TEXTS"
        )
    )
    assert set(texts["en"]) == set(texts["es"])


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 9, 33])
def test_every_leaf_of_a_tree_is_proven_and_no_other(count: int) -> None:
    verifier = runpy.run_path(str(VERIFIER))
    texts = [f"leaf {number}" for number in range(count)]
    root = merkle.root_of(texts)
    for position, text in enumerate(texts):
        path = merkle.path_of(texts, position)
        assert verifier["climb"](text, position, count, path) == root
        assert verifier["climb"]("another", position, count, path) != root
        assert verifier["climb"](text, position + 1, count, path) != root


def test_the_tree_is_that_of_certificate_transparency() -> None:
    """The vectors of google/certificate-transparency's reference tests (leaves as bytes that are ASCII here)."""
    assert merkle.root_of([""]) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert merkle.root_of(["", "\0"]) == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert merkle.root_of(["", "\0", "\x10"]) == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
