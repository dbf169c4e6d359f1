"""What a shop notes for us in metadata is told with orders and products, and nothing else of it."""

from .conftest import Pair
from .test_read import data, nodes


def test_marks_of_products_orders_and_nothing_else(own_pair: Pair) -> None:
    """In a shop of its own: others look at the same goods."""
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.settle()
    control = own_pair.control
    order = own_pair.place(metadata={"postventa.right_given_up": "2026-06-01", "other.app": "secret"})
    product = data(own_pair, "order_by_id", id=order["id"])["order"]["lines"][0]["variant"]["product"]["id"]
    control.set_metadata({"postventa.exclusion": "custom_made", "seo.text": "long"}, product=product)
    control.set_metadata({"postventa.tags": "vip", "other.app": "secret"}, order=order["id"], private=True)
    found = data(own_pair, "order_by_id", id=order["id"])["order"]
    assert found["metafields"] == {"postventa.right_given_up": "2026-06-01"}
    assert found["privateMetafields"] == {"postventa.tags": "vip"}
    told = found["lines"][0]["variant"]["product"]
    assert told["metafields"] == {"postventa.exclusion": "custom_made"}
    assert told["productType"]["metafields"] == found["lines"][0]["metafields"] == {}
    [again] = nodes(data(own_pair, "products_by_ids", first=1, ids=[product])["products"])
    assert again["metafields"] == {"postventa.exclusion": "custom_made"}


def test_shops_without_the_old_way_of_telling_send_the_event_of_metadata_alone(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.settle()
    control = own_pair.control
    product = nodes(data(own_pair, "products_page", first=1)["products"])[0]["id"]
    control.change_settings(use_legacy_update_webhook_emission=False)
    control.set_metadata({"postventa.final_sale": "yes"}, product=product)
    own_pair.settle()
    [heard] = own_pair.app.of("product_metadata_updated")
    assert heard.payload["product"]["metafields"] == {"postventa.final_sale": "yes"}
    assert "product_updated" not in own_pair.app.events()
