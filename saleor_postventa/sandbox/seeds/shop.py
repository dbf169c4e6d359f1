"""Two channels, two warehouses, four people of staff."""

from datetime import datetime, timedelta
from decimal import Decimal

from saleor_postventa.sandbox.installing.manifest import PERMISSIONS
from saleor_postventa.sandbox.world.catalogue import Channel, Warehouse
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.vouchers import Voucher, VoucherCode, VoucherListing
from saleor_postventa.sandbox.world.world import World

STAFF = (
    ("admin@example.com", "Ana", "Robles", "ES", tuple(sorted(PERMISSIONS))),
    ("orders@example.com", "Tom", "Fielding", "EN", ("MANAGE_ORDERS",)),
    ("shipping@example.com", "Marta", "Quiroga", "ES", ("MANAGE_SHIPPING",)),
    ("care@example.com", "Nuria", "Vidal", "ES", ("MANAGE_DISCOUNTS", "MANAGE_ORDERS")),
)
VOUCHERS = (("Bienvenida", "10", ("HOLA10", "HELLO10")), ("Verano", "15", ("VERANO15",)))


def plant_shop(world: World, now: datetime) -> None:
    world.store.tell("shop_name", "Monte y Casa")
    world.store.put(
        Channel(
            pk=world.next_pk(Channel),
            slug="es",
            name="España",
            currency_code="EUR",
            default_country="ES",
            language_code="ES",
            tax_rate=Decimal("0.21"),
            shipping_price=Decimal("4.95"),
            free_shipping_from=Decimal(60),
            shipping_method_name="Mensajería 24/48 h",
            other_shipping={"Exprés 10 h": Decimal("9.95")},
        ),
        Channel(
            pk=world.next_pk(Channel),
            slug="en",
            name="United Kingdom",
            currency_code="GBP",
            default_country="GB",
            language_code="EN",
            tax_rate=Decimal("0.20"),
            shipping_price=Decimal("5.95"),
            free_shipping_from=Decimal(75),
            shipping_method_name="Tracked parcel",
        ),
    )
    for slug, name in (("zaragoza", "Zaragoza"), ("leeds", "Leeds")):
        world.store.put(Warehouse(pk=world.next_pk(Warehouse), slug=slug, name=name))
    for name, percentage, codes in VOUCHERS:
        world.store.put(_voucher(world, now, name, Decimal(percentage), codes))
    for staff in STAFF:
        world.store.put(_staff(world, now, *staff))


def _voucher(world: World, now: datetime, name: str, percentage: Decimal, codes: tuple[str, ...]) -> Voucher:
    return Voucher(
        pk=world.next_pk(Voucher),
        name=name,
        listings={channel.pk: VoucherListing(value=percentage) for channel in world.store.all(Channel)},
        codes=[VoucherCode(pk=code, code=code, created_at=now) for code in codes],
    )


def _staff(world: World, now: datetime, email: str, first: str, last: str, language: str, may: tuple[str, ...]) -> User:
    joined = now - timedelta(days=900)
    return User(
        pk=world.next_pk(User),
        email=email,
        first_name=first,
        last_name=last,
        is_staff=True,
        language_code=language,
        date_joined=joined,
        updated_at=joined,
        permissions=list(may),
    )
