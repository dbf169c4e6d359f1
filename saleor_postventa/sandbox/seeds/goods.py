"""Sixty things for the mountain and for the house. Prices are in euros; pounds follow from them."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from saleor_postventa.sandbox.world.catalogue import (
    Category,
    Channel,
    Collection,
    Product,
    ProductType,
    Variant,
    Warehouse,
)
from saleor_postventa.sandbox.world.world import World

from .spanish import CATEGORIES, KINDS, PRODUCTS, spanish

ONE = ("",)
WEAR = ("XS", "S", "M", "L", "XL")
FEET = ("38", "39", "40", "41", "42", "43", "44")
TONES = ("Musgo", "Arena", "Noche")
GOODS: dict[tuple[str, str, str, int], tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    ("tents", "Tents", "tent", 95): (
        ("Aneto 2P Tent", "219.00", TONES[:2]),
        ("Aneto 3P Tent", "279.00", TONES[:2]),
        ("Brezo Ultralight Tent", "349.00", ONE),
        ("Solana Tarp", "64.90", TONES),
        ("Jara Beach Shelter", "49.95", ONE),
    ),
    ("backpacks", "Backpacks", "pack", 28): (
        ("Moncayo Backpack 45 L", "129.00", TONES),
        ("Moncayo Backpack 65 L", "159.00", TONES[:2]),
        ("Urbión Daypack 22 L", "74.90", TONES),
        ("Vereda Hip Pack", "34.95", TONES),
        ("Vereda Kids Pack 12 L", "39.95", ONE),
        ("Rain Cover M/L", "17.50", ("M", "L")),
    ),
    ("sleeping", "Sleeping", "moon", 230): (
        ("Gredos Down Bag 0°", "249.00", ("Regular", "Long")),
        ("Gredos Synthetic Bag 5°", "119.00", ("Regular", "Long")),
        ("Nube Sleeping Mat", "89.90", ONE),
        ("Nube Travel Pillow", "24.95", TONES),
        ("Silk Liner", "44.50", ONE),
    ),
    ("camp-kitchen", "Camp kitchen", "flame", 12): (
        ("Lumbre Camp Stove", "69.90", ONE),
        ("Lumbre Pot Set", "54.95", ONE),
        ("Duero Bottle 750 ml", "22.90", TONES),
        ("Duero Thermos 1 L", "36.50", TONES[:2]),
        ("Titanium Spork", "11.95", ONE),
        ("Coffee Dripper Trek", "19.95", ONE),
        ("Enamel Mug Picos", "12.50", TONES),
    ),
    ("clothing", "Clothing", "shirt", 165): (
        ("Cares Rain Jacket", "149.00", WEAR),
        ("Cares Trousers", "89.90", WEAR),
        ("Merino Tee Ordesa", "64.90", WEAR),
        ("Merino Socks Ordesa", "18.95", ("36-38", "39-41", "42-44")),
        ("Fleece Somiedo", "79.90", WEAR),
        ("Down Vest Teide", "119.00", WEAR),
        ("Sun Hat Cabo", "29.95", ("S/M", "L/XL")),
        ("Wool Beanie", "24.90", TONES),
    ),
    ("footwear", "Footwear", "boot", 42): (
        ("Pirineo Hiking Boots", "169.00", FEET),
        ("Senda Trail Shoes", "124.90", FEET),
        ("Ribera Sandals", "69.90", FEET),
        ("Hut Slippers", "39.95", FEET),
    ),
    ("lighting", "Lighting", "lamp", 50): (
        ("Faro Headlamp 400", "49.90", ONE),
        ("Faro Lantern", "39.90", TONES[:2]),
        ("Luciérnaga String Lights", "27.95", ONE),
        ("Candle Pino", "16.90", ("Small", "Large")),
    ),
    ("textiles", "Home textiles", "cloth", 340): (
        ("Wool Blanket Grazalema", "98.00", TONES),
        ("Linen Bedding Set", "139.00", ("Single", "Double", "King")),
        ("Cotton Throw Albaicín", "54.90", TONES),
        ("Cushion Cover Lino", "24.90", TONES),
        ("Bath Towel Cala", "29.90", TONES),
        ("Jute Rug", "119.00", ("120 x 180", "160 x 230")),
        ("Apron Obrador", "32.50", ONE),
    ),
    ("garden", "Garden & balcony", "leaf", 120): (
        ("Hammock Siesta", "84.90", TONES[:2]),
        ("Folding Chair Patio", "59.90", TONES),
        ("Watering Can 8 L", "34.90", ONE),
        ("Herb Garden Kit", "26.50", ONE),
        ("Bird Feeder Roble", "38.90", ONE),
        ("Fire Bowl Ø 60", "129.00", ONE),
    ),
    ("table", "Table & kitchen", "bowl", 200): (
        ("Olive Wood Board", "42.90", ("Small", "Large")),
        ("Stoneware Bowl Set", "58.00", TONES),
        ("Cast Iron Pan 26 cm", "64.90", ONE),
        ("Espresso Pot 6 Cups", "36.90", ONE),
        ("Bread Knife", "29.90", ONE),
        ("Glass Carafe Fuente", "27.50", ONE),
        ("Salt Cellar", "14.90", ONE),
        ("Picnic Basket Retiro", "89.00", ONE),
    ),
}
TYPES = {"clothing": "apparel", "footwear": "apparel"}
POUNDS = Decimal("0.87")
HALF = Decimal("0.05")


def plant_goods(world: World, chance: Random, now: datetime) -> None:
    kinds = {
        slug: _named(world, ProductType, slug, name)
        for slug, name in (("equipment", "Equipment"), ("apparel", "Apparel"))
    }
    picks = [_named(world, Collection, slug, name) for slug, name in (("featured", "Featured"), ("gifts", "Gifts"))]
    for (slug, name, pictogram, hue), goods in GOODS.items():
        category = Category(pk=world.next_pk(Category), slug=slug, name=name, names=spanish(CATEGORIES, name))
        world.store.put(category)
        kind = kinds[TYPES.get(slug, "equipment")]
        for place, (title, price, names) in enumerate(goods):
            chosen = [pick for pick in picks if chance.random() < 0.25]
            made = now - timedelta(days=chance.randint(380, 900))
            product = Product(
                pk=world.next_pk(Product),
                slug=_slug(title),
                name=title,
                names=spanish(PRODUCTS, title),
                created=made,
                updated_at=made + timedelta(days=chance.randint(1, 300)),
                category_pk=category.pk,
                product_type_pk=kind,
                collection_pks=chosen,
                channel_pks=[channel.pk for channel in world.store.all(Channel)],
                hue=(hue + 9 * place) % 360,
                pictogram=pictogram,
            )
            world.store.put(product, *(_variant(world, chance, product, item, Decimal(price)) for item in names))


def _variant(world: World, chance: Random, product: Product, name: str, euros: Decimal) -> Variant:
    channels = {channel.slug: channel.pk for channel in world.store.all(Channel)}
    pounds = (euros * POUNDS / HALF).quantize(Decimal(1)) * HALF
    return Variant(
        pk=world.next_pk(Variant),
        product_pk=product.pk,
        name=name or product.name,
        names=spanish(KINDS, name) if name else product.names,
        sku=f"{product.slug}-{_slug(name)}".upper().rstrip("-"),
        prices={channels["es"]: euros, channels["en"]: pounds},
        stock={warehouse.pk: chance.randint(5, 90) for warehouse in world.store.all(Warehouse)},
    )


def _named(world: World, kind: type[Collection] | type[ProductType], slug: str, name: str) -> str:
    record = kind(pk=world.next_pk(kind), slug=slug, name=name)
    world.store.put(record)
    return record.pk


def _slug(text: str) -> str:
    plain = text.lower().translate(str.maketrans("áéíóúñº°&/", "aeiounoo--"))
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
