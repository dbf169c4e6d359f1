"""Two accounts become one: what moves is said before, and nothing is lost or made young."""

from datetime import UTC, datetime

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.codes import AdjustmentReason
from saleor_postventa.loyalty.ledger.movements import earn, grant, spend
from saleor_postventa.loyalty.ledger.posting import UnknownAccount, post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Lot
from saleor_postventa.loyalty.services import (
    approve_adjustment,
    ask_adjustment,
    forget_owners,
    join_accounts,
    preview_join,
)
from saleor_postventa.loyalty.services.joining import ChangedMeanwhile, OwnAccount, SameAccount
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.loyalty.conftest import make_account, terms

ANA, BEA = Actor.staff("VXNlcjox"), Actor.staff("VXNlcjoy")
JAN, DEC = datetime(2027, 1, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)


def join(source: Account, into: Account, *, by: Actor = ANA) -> Account:
    return join_accounts(source.pk, into.pk, mark=preview_join(source.pk, into.pk).mark, by=by)


@pytest.fixture
def pair(in_norte: Shop) -> tuple[Account, Account]:
    """One with 40 till December, 60 till January and 25 on their way; the other with 5 till January."""
    source, into = make_account(), make_account()
    post(grant(source, 60, terms(), expires_at=JAN))
    post(grant(source, 50, terms(), expires_at=DEC))
    post(spend(source, 10, terms()))
    post(earn(source, 25, terms()))
    post(grant(into, 5, terms(), expires_at=JAN))
    return source, into


@pytest.mark.proves("B29", part="a merge by the team keeps lots and expiry, and the sum")
def test_all_moves_as_it_was_said(pair: tuple[Account, Account]) -> None:
    source, into = pair
    said = preview_join(source.pk, into.pk)
    assert [(lot.points, lot.expires_at) for lot in said.lots] == [(40, DEC), (60, JAN)]
    assert (said.pending_after, said.active_after) == (25, 105)
    before = sum(each.pending + each.active for each in Account.objects.all())
    joined = join(source, into)
    assert (joined.pk, joined.pending, joined.active) == (into.pk, 25, 105)
    assert sum(each.pending + each.active for each in Account.objects.all()) == before
    rests = [(lot.rest, lot.expires_at) for lot in Lot.objects.open().filter(account=into).first_in_first_out()]
    assert rests == [(40, DEC), (5, JAN), (60, JAN)]
    assert list(faults()) == []
    assert RecordedEvent.objects.filter(name="AccountsJoined").count() == 1


def test_what_changed_since_it_was_looked_at_is_looked_at_again(pair: tuple[Account, Account]) -> None:
    source, into = pair
    mark = preview_join(source.pk, into.pk).mark
    post(spend(source, 1, terms()))
    with pytest.raises(ChangedMeanwhile):
        join_accounts(source.pk, into.pk, mark=mark, by=ANA)
    with pytest.raises(ChangedMeanwhile):
        join_accounts(into.pk, source.pk, mark=preview_join(source.pk, into.pk).mark, by=ANA)
    join(source, into)
    with pytest.raises(UnknownAccount):
        join_accounts(source.pk, into.pk, mark=mark, by=ANA)


def test_never_with_itself_nor_with_nobodys(pair: tuple[Account, Account]) -> None:
    source, into = pair
    with pytest.raises(SameAccount):
        preview_join(source.pk, source.pk)
    assert into.customer_id is not None
    forget_owners([into.customer_id])
    with pytest.raises(UnknownAccount):
        preview_join(source.pk, into.pk)


def test_never_across_shops(pair: tuple[Account, Account], sur: Shop) -> None:
    source, into = pair
    with shop_scope(sur):
        theirs = make_account()
        for one, other in ((source, theirs), (theirs, source), (source, into)):
            with pytest.raises(UnknownAccount):
                preview_join(one.pk, other.pk)
    with pytest.raises(UnknownAccount):
        preview_join(source.pk, theirs.pk)


def test_never_ones_own(pair: tuple[Account, Account]) -> None:
    source, into = pair
    Customer.objects.filter(pk=into.customer_id).update(saleor_id=ANA.ref)
    for one, other in (pair, pair[::-1]):
        with pytest.raises(OwnAccount):
            join(one, other)
    assert join(source, into, by=BEA).active == 105


def test_what_waited_for_a_second_person_goes_along(pair: tuple[Account, Account]) -> None:
    source, into = pair
    assert source.customer is not None
    made = ask_adjustment(source.customer, 900, reason=AdjustmentReason.MISSING, note="n", key="k", by=ANA)
    assert preview_join(source.pk, into.pk).waiting == 1
    join(source, into)
    booked = approve_adjustment(made.pk, by=BEA)
    assert booked.entry is not None
    assert (booked.entry.account_id, booked.entry.active_after) == (into.pk, 1005)


def test_what_was_written_of_somebody_goes_with_them(account: Account) -> None:
    assert account.customer is not None
    made = ask_adjustment(account.customer, 900, reason=AdjustmentReason.OTHER, note="Lucía wrote", key="k", by=ANA)
    forget_owners([account.customer.pk])
    made.refresh_from_db()
    assert made.note == ""
    with pytest.raises(Exception, match="over already"):
        approve_adjustment(made.pk, by=BEA)
