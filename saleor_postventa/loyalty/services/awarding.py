"""Points for what people do besides buying. Whoever hears of a deed says what happened; the way to earn decides."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import EarningState
from saleor_postventa.loyalty.earn_rules import Award, Turn, ways_to_earn
from saleor_postventa.loyalty.ledger.movements import Terms, earn, grant
from saleor_postventa.loyalty.models import Account, Earning, ProgrammeVersion
from saleor_postventa.loyalty.queries import content_of, programme_at
from saleor_postventa.loyalty.queries.deeds import deed_key, history_of
from saleor_postventa.loyalty.queries.purchases import takes_part
from saleor_postventa.loyalty.rules.expiry import expires_at
from saleor_postventa.loyalty.rules.why import why_as_json
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .accounts import open_account
from .booking import book


@transaction.atomic
def award_deed(customer: Customer, way: str, facts: Any, *, by: Actor, at: datetime | None = None) -> list[Earning]:
    """Give what the deed earns by the programme of its day, once however often it is told; else nothing.

    `facts` are those that the way to earn reads; what was earned before is filled in here, under the account's lock,
    so that no cap is passed by two at once.
    """
    moment = at or now()
    version = programme_at(moment)
    person = customer.merged_into or customer
    if version is None or not _may_earn(person, way, version):
        return []
    account = _locked(person)
    known = replace(facts, history=history_of(account, way, current_shop().preferences.zone))
    settings = content_of(version).settings_of(way)
    found = ways_to_earn.get(way).earned(known, settings)
    return [_give(account, way, award, version, moment, by) for award in found]


def _may_earn(person: Customer, way: str, version: ProgrammeVersion) -> bool:
    programme = content_of(version)
    account = Account.objects.of_customer(person.pk).first() or Account(customer=person)
    return programme.settings_of(way).is_on and takes_part(person, account, programme)


def _locked(person: Customer) -> Account:
    """The account that holds the person's points now."""
    opened = open_account(person)
    account = Account.objects.select_for_update().get(pk=opened.pk)
    if account.merged_into_id is None:
        return account
    return Account.objects.select_for_update().get(pk=account.merged_into_id)


def _give(account: Account, way: str, award: Award, version: ProgrammeVersion, moment: datetime, by: Actor) -> Earning:
    is_at_once = award.turn is Turn.AT_ONCE
    earning = Earning(
        shop=current_shop(),
        account=account,
        key=deed_key(way, account, award.key),
        way=way,
        programme=version,
        points=award.points,
        why=why_as_json(award.why),
        bonuses=dict(award.bonuses),
        state=EarningState.ACTIVE if is_at_once else EarningState.PENDING,
        bought_at=moment,
        earned_at=now(),
        activates_at=moment if is_at_once else None,
    )
    terms = Terms(f"earned:{earning.key}:0", cause=earning.cause, why=earning.why)
    if is_at_once:
        zone = current_shop().preferences.zone
        ends = expires_at(content_of(version).expiry, usable_from=now(), zone=zone)
        earning.entry = book(grant(account, award.points, terms, expires_at=ends), by=by)
    else:
        earning.entry = book(earn(account, award.points, terms), by=by)
    earning.save()
    return earning
