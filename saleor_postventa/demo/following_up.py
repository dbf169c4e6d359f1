"""Half a year of flows, what was learned of the shop's orders, and people of today whose mails a visitor can read."""

import requests

from .listening import PATIENCE_SECONDS, YEAR_SECONDS
from .telling import Bought, NotTold, Person, Stories, _, patiently

PILAR, HUGO, ALICE = Person("Pilar", "Otero"), Person("Hugo", "Marin"), Person("Alice", "Reed", "EN")
BOUGHT = (
    (PILAR, ("Lumbre Camp Stove", "Enamel Mug Picos Noche")),
    (HUGO, ("Moncayo Backpack 45 L Musgo",)),
    (ALICE, ("Merino Tee Ordesa S", "Merino Socks Ordesa 39-41")),
)


def tell_flows(told: Stories) -> None:
    given = {"team": [each["id"] for each in told.sandbox.staff()]}
    requests.post(f"{told.app}/demo/flows", json=given, timeout=YEAR_SECONDS).raise_for_status()


def write_to_people(told: Stories) -> None:
    """After a delivery, in both languages, as if two weeks had gone by."""
    for person, things in BOUGHT:
        bought = told.buy(person, *((thing, 1) for thing in things))
        _follow(told, bought)
        told.tell(_("Written to some days after the delivery, or held back to compare"), bought, is_of_flows=True)


def _follow(told: Stories, bought: Bought) -> None:
    def follow() -> None:
        answer = requests.post(f"{told.app}/demo/follow", json={"order": bought.number}, timeout=60)
        if not answer.ok:
            raise NotTold(answer.text)

    patiently(follow, seconds=PATIENCE_SECONDS)
