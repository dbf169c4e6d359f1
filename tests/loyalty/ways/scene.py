"""A shop that gives points for every deed, and people who do them."""

from datetime import datetime
from itertools import count
from typing import Any

from saleor_postventa.loyalty.models import Account, ProgrammeVersion
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import dump
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from tests.conftest import MovableClock
from tests.loyalty.trade import START, make_programme

WAYS = ("sign_up", "birthday", "anniversary", "referral", "review", "survey", "social")
_numbers = count(1)


def make_generous_programme(
    clock: MovableClock, *, since: datetime = START, **ways: dict[str, Any]
) -> ProgrammeVersion:
    """Every way is on; `ways` says more of some."""
    earning = dump(default_programme())["earning"]
    for way in WAYS:
        earning[way] |= {"is_on": True, **ways.get(way, {})}
    earning["social"] |= {"networks": ["Instagram", "Mastodon"]}
    return make_programme(clock, since=since, earning=earning)


def make_person(**given: Any) -> Customer:
    """With an account and a proved address."""
    number = next(_numbers)
    known = {"email": f"person{number}@example.org", "saleor_id": f"User:{number}", "is_confirmed": True}
    return Customer.objects.create(shop=current_shop(), **{**known, **given})


def points_of(customer: Customer) -> tuple[int, int]:
    """Pending and active; nothing where nobody opened an account."""
    account = Account.objects.living().of_customer(customer.pk).first()
    return (account.pending, account.active) if account is not None else (0, 0)
