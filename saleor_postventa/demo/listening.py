"""Half a year of surveys, reviews and cases; and people of today whose mails a visitor can answer."""

import requests

from .telling import Bought, NotTold, Person, Stories, _, patiently

CLARA, TOM = Person("Clara", "Ibarra"), Person("Tom", "Ashworth", "EN")
ELENA = Person("Elena", "Rubio")
MARTA, GRACE = Person("Marta", "Lacasa"), Person("Grace", "Holt", "EN")
YEAR_SECONDS = 1800
AT_ONCE = {"reviewDelayDays": 0, "reviewDelayDaysAbroad": 0}
AS_USUAL = {"reviewDelayDays": 14, "reviewDelayDaysAbroad": 21}
PATIENCE_SECONDS = 600  # for a machine with other things to do


def tell_opinions(told: Stories) -> None:
    given = {"team": {each["id"]: each["email"] for each in told.sandbox.staff()}}
    requests.post(f"{told.app}/demo/opinions", json=given, timeout=YEAR_SECONDS).raise_for_status()


def ask_people(told: Stories) -> None:
    """After a delivery, in both languages; for reviews as if two weeks had gone by."""
    for person, thing in ((CLARA, "Urbión Daypack 22 L Musgo"), (TOM, "Moncayo Backpack 45 L Arena")):
        bought = told.buy(person, (thing, 1))
        _ask(told, bought, "delivered")
        told.tell(_("Asked whether they would recommend the shop"), bought, is_of_opinions=True)
    told.as_team("postSaleSettingsUpdate", "PostSaleSettingsUpdateInput", AT_ONCE)
    for person, things in (
        (MARTA, ("Enamel Mug Picos Arena", "Cares Rain Jacket S")),
        (GRACE, ("Merino Tee Ordesa M",)),
    ):
        bought = told.buy(person, *((thing, 1) for thing in things))
        _ask(told, bought, "reviews")
        told.tell(_("Asked to review what they bought"), bought, is_of_opinions=True)
    told.as_team("postSaleSettingsUpdate", "PostSaleSettingsUpdateInput", AS_USUAL)


def ask_of_a_return(told: Stories) -> None:
    """Once its money is back."""
    bought = told.buy(ELENA, ("Fleece Somiedo M", 1), ("Merino Socks Ordesa 36-38", 1))
    asked = told.ask(bought, 1, 0)
    told.arrive(asked, 1)
    told.check(asked, 1)
    _ask(told, bought, "return_closed")
    told.tell(_("Asked how a return went"), bought, asked, is_of_opinions=True)


def _ask(told: Stories, bought: Bought, what: str) -> None:
    """Once the app knows that there is something to ask."""

    def ask() -> None:
        answer = requests.post(f"{told.app}/demo/ask", json={"order": bought.number, "what": what}, timeout=60)
        if not answer.ok:
            raise NotTold(answer.text)

    patiently(ask, seconds=PATIENCE_SECONDS)
