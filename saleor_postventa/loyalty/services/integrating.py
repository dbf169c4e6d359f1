"""Points that other systems give and take, once per key of theirs."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.loyalty.ledger.movements import Terms, grant, spend
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.loyalty.queries import account_of, content_of, programme_at
from saleor_postventa.loyalty.queries.members import living
from saleor_postventa.loyalty.rules.expiry import expires_at
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .accounts import open_account
from .booking import book

MOST_KEY, MOST_REASON, MOST_POINTS = 100, 60, 10_000_000


class BadKey(Refusal):
    code = "invalid"
    text = _("A key of one to 100 plain characters is needed.")


class BadReason(Refusal):
    code = "invalid"
    text = _("A reason is a code of at most 60 plain characters, without personal data.")


class BadPoints(Refusal):
    code = "invalid"
    text = _("Points are a whole number from 1 to {most}.")


class NoProgramme(Refusal):
    code = "no_programme"
    text = _("There is no points programme in force, so nothing can be given.")


class TakesNoPart(Refusal):
    code = "takes_no_part"
    text = _("This customer takes no part in the points programme.")


@transaction.atomic
def award_points(customer: Customer, points: int, *, key: str, reason: str, by: Actor) -> Entry:
    """Usable at once, and they end as the programme says. The same key again gives the same entry.

    Raises BadKey, BadReason, BadPoints, NoProgramme, TakesNoPart, PointsKeyTaken.
    """
    terms = _terms(points, key, reason, by)
    moment = now()
    version = programme_at(moment)
    if version is None:
        raise NoProgramme(field="points")
    account = _taking_part(open_account(customer))
    ends = expires_at(content_of(version).expiry, usable_from=moment, zone=current_shop().preferences.zone)
    return book(grant(account, points, terms, expires_at=ends), by=by)


@transaction.atomic
def spend_points(customer: Customer, points: int, *, key: str, reason: str, by: Actor) -> Entry:
    """The same key again gives the same entry.

    Raises BadKey, BadReason, BadPoints, TakesNoPart, NotEnoughPoints, PointsKeyTaken.
    """
    terms = _terms(points, key, reason, by)
    account = account_of(customer.pk)
    if account is None:
        raise TakesNoPart(field="customer_id")
    return book(spend(_taking_part(account), points, terms), by=by)


def _terms(points: int, key: str, reason: str, by: Actor) -> Terms:
    """The key is of the whole shop: a system that got another API key can't book the same thing twice."""
    if not 1 <= len(key) <= MOST_KEY or not is_plain(key):
        raise BadKey(field="key")
    if len(reason) > MOST_REASON or not is_plain(reason):
        raise BadReason(field="reason")
    if not 1 <= points <= MOST_POINTS:
        raise BadPoints(field="points", most=MOST_POINTS)
    return Terms(f"api:{key}", cause={"api_key": by.ref, "reason": reason})


def _taking_part(account: Account) -> Account:
    """Neither left nor left out, by whichever account holds their points now. Raises TakesNoPart."""
    holding = living(account)
    if not holding.takes_part:
        raise TakesNoPart(field="customer_id")
    return holding
