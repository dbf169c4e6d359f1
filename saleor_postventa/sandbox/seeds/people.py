"""Customers from Spain and Britain; everybody is made up, and every address belongs to `example`."""

from datetime import datetime, timedelta
from random import Random

from saleor_postventa.sandbox.world.people import Address, User
from saleor_postventa.sandbox.world.world import World


def words(text: str) -> list[str]:
    return text.split()


FIRST = {
    "ES": words(
        """Lucía Martín Sofía Hugo Carmen Pablo Elena Javier Paula Álvaro Marta Sergio Nuria Diego Irene Adrián
        Rocío Iván Pilar Rubén Alba Óscar Inés Gonzalo Teresa Manuel Clara Raúl Noelia Andrés"""
    ),
    "EN": words(
        """Olivia Jack Amelia Harry Isla George Ava Oliver Grace Thomas Ruby Callum Freya Owen Ellie Rhys Maisie
        Duncan Imogen Alfie Harriet Ewan Poppy Fergus Beth Miles Nora Toby Hazel Rory"""
    ),
}
LAST = {
    "ES": words(
        """Pérez Ibáñez Soler Navarro Quintana Ferrer Lozano Cabrera Peña Vidal Crespo Herrero Gallego Prieto Bravo
        Rivas Mora Nieto Rubio Sanz Pascual Ortega Cano Durán Esteban"""
    ),
    "EN": words(
        """Fielding Harlow Ashby Marsh Whitlock Penrose Dalton Kerr Thorne Bexley Langley Orchard Preston Sutton Wren
        Halford Mercer Tilney Underhill Yardley Cope Drake Eastwood Frost Gale"""
    ),
}
PLACES = {
    "ES": (
        ("Madrid", "28012", "Calle de Embajadores"),
        ("Barcelona", "08012", "Carrer de Verdi"),
        ("Zaragoza", "50003", "Calle del Temple"),
        ("Bilbao", "48005", "Calle Somera"),
        ("Sevilla", "41003", "Calle Feria"),
        ("Valencia", "46003", "Calle Serranos"),
        ("Granada", "18010", "Cuesta del Chapiz"),
        ("Oviedo", "33009", "Calle Gascona"),
        ("Las Palmas", "35002", "Calle Mayor de Triana"),
    ),
    "EN": (
        ("Leeds", "LS1 4DY", "Wellington Street"),
        ("Bristol", "BS1 5TY", "Park Row"),
        ("Edinburgh", "EH1 1RF", "Cockburn Street"),
        ("Manchester", "M4 1HQ", "Tib Street"),
        ("Cardiff", "CF10 1AA", "Womanby Street"),
        ("Norwich", "NR2 1ND", "Elm Hill"),
        ("York", "YO1 7LZ", "Low Petergate"),
    ),
}
COUNTRY = {"ES": "ES", "EN": "GB"}
PHONE = {"ES": "+34600000{:03d}", "EN": "+447700900{:03d}"}
DOMAINS = ("example.com", "example.org", "example.net")
SPANISH_SHARE = 0.64


def plant_customers(world: World, chance: Random, now: datetime, count: int) -> None:
    for number in range(count):
        language = "ES" if chance.random() < SPANISH_SHARE else "EN"
        joined = now - timedelta(days=chance.triangular(1, 700, 200), seconds=chance.randint(0, 86000))
        world.store.put(make_customer(world, chance, language, number, joined))


def make_customer(world: World, chance: Random, language: str, number: int, joined: datetime) -> User:
    first, last = make_name(chance, language)
    address = make_address(world, chance, language, first, last)
    return User(
        pk=world.next_pk(User),
        email=make_email(chance, first, last, number),
        first_name=first,
        last_name=last,
        language_code=language,
        date_joined=joined,
        updated_at=joined,
        default_billing_address=address,
        default_shipping_address=address,
        metadata={"marketing": "yes"} if chance.random() < 0.4 else {},
    )


def make_name(chance: Random, language: str) -> tuple[str, str]:
    first, last = chance.choice(FIRST[language]), chance.choice(LAST[language])
    return first, f"{last} {chance.choice(LAST['ES'])}" if language == "ES" else last


def make_email(chance: Random, first: str, last: str, number: int) -> str:
    plain = f"{first}.{last.partition(' ')[0]}".lower().translate(str.maketrans("áéíóúñü", "aeiounu"))
    return f"{plain}.{number}@{chance.choice(DOMAINS)}"


def make_address(world: World, chance: Random, language: str, first: str, last: str) -> Address:
    city, postal_code, street = chance.choice(PLACES[language])
    number = chance.randint(1, 120)
    return Address(
        pk=world.next_pk(Address),
        first_name=first,
        last_name=last,
        street_address1=f"{street}, {number}" if language == "ES" else f"{number} {street}",
        city=city.upper(),
        postal_code=postal_code,
        country=COUNTRY[language],
        phone=PHONE[language].format(chance.randint(0, 999)),
    )
