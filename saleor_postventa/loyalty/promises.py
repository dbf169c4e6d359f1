"""What the programme promises those who are asked to do something."""

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.earn_rules import History, ways_to_earn
from saleor_postventa.loyalty.earn_rules.survey import CODE, SurveyFacts
from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.queries import account_of, content_of, programme_at
from saleor_postventa.loyalty.queries.deeds import history_of
from saleor_postventa.loyalty.queries.purchases import takes_part
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.people.models import Customer
from saleor_postventa.people.promises import promises
from saleor_postventa.shops.scope import current_shop


def points_for_survey(customer: Customer) -> str:
    """What one more survey would bring: nothing to who does not take part, or had as many as there are in a year."""
    version, person = programme_at(now()), customer.merged_into or customer
    if version is None:
        return ""
    programme, account = content_of(version), account_of(person.pk)
    settings = programme.settings_of(CODE)
    if not takes_part(person, account or Account(customer=person), programme):
        return ""
    zone = current_shop().preferences.zone
    history = history_of(account, CODE, zone) if account is not None else History()
    facts = SurveyFacts(survey="", day=now().astimezone(zone).date(), history=history)
    points = sum(award.points for award in ways_to_earn.get(CODE).earned(facts, settings))
    return points_in_words(points) if points else ""


promises.add(CODE, points_for_survey)
