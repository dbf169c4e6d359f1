"""Customers who keep coming back: each buys the same things on the same days, whatever else the year brings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from saleor_postventa.sandbox.verbs.placing import WantedLine, WantedOrder
from saleor_postventa.sandbox.world.catalogue import Product, Variant
from saleor_postventa.sandbox.world.people import Address, User
from saleor_postventa.sandbox.world.world import World

from .people import COUNTRY

JOINED = timedelta(days=400)


@dataclass(frozen=True)
class Regular:
    """`visits` are the things bought so many days ago."""

    first_name: str
    last_name: str
    language: str
    street: str
    city: str
    postal_code: str
    visits: dict[int, tuple[str, ...]]

    @property
    def email(self) -> str:
        return f"{self.first_name}.{self.last_name}@example.com".lower()


REGULARS = (
    Regular(
        *("Carmen", "Soler", "ES", "Calle del Temple, 12", "ZARAGOZA", "50003"),
        visits={
            378: ("Gredos Down Bag 0° Regular",),
            206: ("Moncayo Backpack 65 L Musgo",),
            118: ("Pirineo Hiking Boots 39",),
            74: ("Cares Rain Jacket S",),
        },
    ),
    Regular(
        *("Diego", "Bravo", "ES", "Calle Somera, 8", "BILBAO", "48005"),
        visits={
            381: ("Aneto 2P Tent Musgo",),
            244: ("Down Vest Teide L", "Merino Socks Ordesa 42-44"),
            131: ("Wool Blanket Grazalema Noche", "Olive Wood Board Large"),
            58: ("Senda Trail Shoes 43",),
        },
    ),
    Regular(
        *("Harriet", "Kerr", "EN", "4 Park Row", "BRISTOL", "BS1 5TY"),
        visits={
            376: ("Gredos Synthetic Bag 5° Long",),
            190: ("Pirineo Hiking Boots 40",),
            80: ("Picnic Basket Retiro",),
        },
    ),
)


def plant_regulars(world: World, now: datetime) -> None:
    world.store.put(*(_account(world, each, now - JOINED) for each in REGULARS))


def is_regular(user: User) -> bool:
    return any(user.email == regular.email for regular in REGULARS)


def regular_visits(world: World) -> Iterator[tuple[timedelta, WantedOrder]]:
    """How long ago, and what was bought."""
    accounts = {user.email: user for user in world.store.all(User)}
    for regular in REGULARS:
        channel = "en" if regular.language == "EN" else "es"
        for days, names in regular.visits.items():
            lines = [WantedLine(variant=_variant(world, name)) for name in names]
            account = accounts[regular.email].id
            yield timedelta(days=days), WantedOrder(channel=channel, customer=account, lines=lines)


def _account(world: World, regular: Regular, joined: datetime) -> User:
    address = Address(
        pk=world.next_pk(Address),
        first_name=regular.first_name,
        last_name=regular.last_name,
        street_address1=regular.street,
        city=regular.city,
        postal_code=regular.postal_code,
        country=COUNTRY[regular.language],
    )
    return User(
        pk=world.next_pk(User),
        email=regular.email,
        first_name=regular.first_name,
        last_name=regular.last_name,
        language_code=regular.language,
        date_joined=joined,
        updated_at=joined,
        default_billing_address=address,
        default_shipping_address=address,
    )


def _variant(world: World, name: str) -> str:
    """What comes in one kind alone is called as what it is."""
    products = {product.pk: product.name for product in world.store.all(Product)}
    for variant in world.store.all(Variant):
        product = products[variant.product_pk]
        if name in (f"{product} {variant.name}", variant.name):
            return variant.pk
    raise LookupError(name)
