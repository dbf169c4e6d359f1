from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Event, Timer

import pytest
from django.db import transaction
from django.utils import translation
from msgspec.structs import replace

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.catalogue.services import (
    delete_product,
    delete_variant,
    mirror_product,
    mirror_variant,
    note_variants,
)
from saleor_postventa.catalogue.webhooks import (
    ProductDeletedPayload,
    ProductPayload,
    VariantDeletedPayload,
    VariantPayload,
    drop_product,
    drop_variant,
    follow_product,
    follow_variant,
)
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.money import Money
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import (
    CategoryShape,
    ChannelShape,
    LineProductShape,
    MoneyShape,
    NamedShape,
    PricedChannelShape,
    ProductListingShape,
    ProductShape,
    TaxConfigurationShape,
    TranslationShape,
    VariantListingShape,
    VariantShape,
)
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return MOMENT + timedelta(minutes=minutes)


def variant_shape(saleor_id: str = "V1", price: str = "20.00", *, name: str = "M") -> VariantShape:
    listing = VariantListingShape(PricedChannelShape("default-channel"), MoneyShape(Decimal(price), "EUR"))
    return VariantShape(saleor_id, "SKU-1", name, channel_listings=[listing])


def product_shape(
    minutes: float = 0, *, name: str = "Shirt", variants: list[VariantShape] | None = None
) -> ProductShape:
    return ProductShape(
        id="P1",
        slug="shirt",
        name=name,
        category=CategoryShape("C1", "clothes", "Clothes"),
        product_type=NamedShape("T1", "textile", "Textile"),
        collections=[NamedShape("L1", "summer", "Summer"), NamedShape("L2", "sale", "Sale")],
        updated_at=at(minutes),
        channel_listings=[ProductListingShape(is_published=True, channel=ChannelShape("default-channel"))],
        variants=[variant_shape()] if variants is None else variants,
    )


def in_an_order(name: str) -> VariantShape:
    return VariantShape("V1", "SKU-1", name, LineProductShape("P1", "shirt", f"Shirt {name}"))


def test_product_is_kept_with_all_that_after_sale_asks_for(in_norte: Shop) -> None:
    product = mirror_product(product_shape(), read_at=at(0))
    assert (product.category_slug, product.type_slug) == ("clothes", "textile")
    assert product.collection_slugs == ["sale", "summer"]
    assert product.published_in == ["default-channel"]
    variant = product.variants.get()
    assert variant.price_in("default-channel") == Money(Decimal("20.00"), "EUR")
    assert variant.price_in("elsewhere") is None


def test_is_called_as_the_shop_translated_it(in_norte: Shop) -> None:
    spanish, untold = TranslationShape("Camisa"), TranslationShape(None)
    category = CategoryShape("C1", "clothes", "Clothes", spanish=TranslationShape("Ropa"))
    mirror_product(replace(product_shape(), spanish=spanish, english=untold, category=category), read_at=at(0))
    note_variants([in_an_order("S")], read_at=at(50))
    product = Product.objects.get()
    for language, name, of_category in (("es", "Camisa", "Ropa"), ("en", "Shirt", "Clothes")):
        with translation.override(language):
            assert (product.local_name, product.local_category) == (name, of_category)
    mirror_product(product_shape(60), read_at=at(60))
    assert (Product.objects.get().names, Product.objects.get().category_names) == ({}, {})


def test_prices_say_where_the_tax_comes_on_top(in_norte: Shop) -> None:
    net = PricedChannelShape("default-channel", tax_configuration=TaxConfigurationShape(prices_entered_with_tax=False))
    listing = VariantListingShape(net, MoneyShape(Decimal("20.00"), "EUR"))
    mirror_product(product_shape(variants=[replace(variant_shape(), channel_listings=[listing])]), read_at=at(0))
    variant = Variant.objects.get()
    assert variant.price_in("default-channel") == Money(Decimal("20.00"), "EUR")
    assert (variant.is_net_in("default-channel"), variant.is_net_in("elsewhere")) == (True, False)


def test_older_news_changes_nothing(in_norte: Shop) -> None:
    mirror_product(product_shape(10, name="New", variants=[variant_shape(price="25.00")]), read_at=at(10))
    product = mirror_product(product_shape(5, name="Old"), read_at=at(20))
    assert product.name == "New"
    assert Variant.objects.get().prices["default-channel"]["amount"] == "25.00"


def test_change_dated_far_ahead_does_not_outdate_what_comes_after(in_norte: Shop) -> None:
    mirror_product(product_shape(60 * 24 * 365, name="Mistaken"), read_at=at(10))
    assert mirror_product(product_shape(20, name="New"), read_at=at(20)).name == "New"


def test_variants_news_comes_alone(in_norte: Shop) -> None:
    mirror_product(product_shape(), read_at=at(0))
    mirror_variant(variant_shape(price="18.00"), read_at=at(5))
    mirror_product(product_shape(), read_at=at(3))
    variant = Variant.objects.get()
    assert variant.prices["default-channel"]["amount"] == "18.00"
    assert variant.product is not None


def test_variant_that_the_product_no_longer_lists_is_deleted(in_norte: Shop) -> None:
    mirror_product(product_shape(variants=[variant_shape(), variant_shape("V2")]), read_at=at(0))
    mirror_product(product_shape(5), read_at=at(5))
    assert Variant.objects.get(deleted_at=None).saleor_id == "V1"


def test_deleted_product_stays_deleted_whatever_comes_late(in_norte: Shop) -> None:
    mirror_product(product_shape(), read_at=at(0))
    delete_product("P1", at=at(10))
    mirror_product(product_shape(5, name="Late"), read_at=at(5))
    mirror_variant(variant_shape(), read_at=at(6))
    assert Product.objects.get().deleted_at == Variant.objects.get().deleted_at == at(10)
    assert not Product.objects.on_sale().exists()


def test_deleted_variant_stays_deleted(in_norte: Shop) -> None:
    delete_variant("V1", at=at(10))
    mirror_variant(variant_shape(), read_at=at(5))
    assert Variant.objects.get().deleted_at == at(10)


def test_later_reading_brings_back_what_was_taken_for_deleted(in_norte: Shop) -> None:
    mirror_product(product_shape(), read_at=at(0))
    delete_product("P1", at=at(10))
    mirror_product(product_shape(), read_at=at(20))
    assert Product.objects.get().deleted_at is None
    assert Variant.objects.get().deleted_at is None


def test_variants_later_reading_brings_it_back(in_norte: Shop) -> None:
    delete_variant("V1", at=at(10))
    mirror_variant(variant_shape(), read_at=at(20))
    assert Variant.objects.get().deleted_at is None


def test_variant_of_a_deleted_product_comes_back_with_it_alone(in_norte: Shop) -> None:
    mirror_product(product_shape(), read_at=at(0))
    delete_product("P1", at=at(10))
    mirror_product(product_shape(variants=[]), read_at=at(20))
    assert Product.objects.get().deleted_at is None
    assert Variant.objects.get().deleted_at == at(10)


def test_order_makes_known_what_is_not(in_norte: Shop) -> None:
    variant = note_variants([in_an_order("S")], read_at=at(0))["V1"]
    assert variant.product is not None
    assert (variant.name, variant.product.name) == ("S", "Shirt S")
    assert note_variants([in_an_order("L")], read_at=at(5))["V1"].name == "L"


def test_order_never_overwrites_the_products_own_news(in_norte: Shop) -> None:
    mirror_product(product_shape(), read_at=at(0))
    note_variants([in_an_order("S")], read_at=at(50))
    assert (Product.objects.get().name, Variant.objects.get().name) == ("Shirt", "M")
    assert Variant.objects.get().prices


@pytest.mark.django_db(transaction=True)
@pytest.mark.pg
def test_order_that_waited_for_the_products_own_news_leaves_it_alone(norte: Shop) -> None:
    with shop_scope(norte):
        note_variants([in_an_order("S")], read_at=at(0))
    is_written, may_commit = Event(), Event()

    def tell_of_product() -> None:
        with transaction.atomic():
            mirror_product(product_shape(), read_at=at(10))
            is_written.set()
            may_commit.wait(10)

    def read_order() -> None:
        is_written.wait(10)
        Timer(0.5, may_commit.set).start()
        note_variants([in_an_order("L")], read_at=at(20))

    def act(tell: Callable[[], None]) -> None:
        with shop_scope(norte), transaction.atomic():
            tell()

    assert side_by_side(act, [tell_of_product, read_order]) == []
    with shop_scope(norte):
        assert (Product.objects.get().name, Product.objects.get().known_at) == ("Shirt", at(0))
        assert (Variant.objects.get().name, Variant.objects.get().known_at) == ("M", at(10))


def test_other_shop_has_products_of_its_own(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        mirror_product(product_shape(), read_at=at(0))
    with shop_scope(sur):
        assert not Product.objects.exists()
        assert mirror_product(product_shape(), read_at=at(0)).shop == sur


@pytest.mark.parametrize(
    ("handle", "payload"),
    [
        (follow_product, ProductPayload()),
        (follow_variant, VariantPayload()),
        (drop_product, ProductDeletedPayload()),
        (drop_variant, VariantDeletedPayload()),
    ],
)
def test_event_without_what_it_is_about_is_a_permanent_failure(in_norte: Shop, handle, payload) -> None:
    with pytest.raises(Failure) as failure:
        handle(payload, Source("product_updated", at(0), None, 1))
    assert failure.value.permanent
