"""What a shop notes at its products decides on returns: from Saleor's webhook to the shopper's answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import drain, queues
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered
from saleor_postventa.returns.findings import unknown_marks
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.policy.decision import Decision, Verdict
from saleor_postventa.returns.policy.marks import exclusion_in, says_no, says_yes, tags_in, unknown_exclusion_in
from saleor_postventa.returns.policy.sentences import for_shopper
from saleor_postventa.returns.queries import product_answer, returnable_items
from saleor_postventa.returns.services.requesting import NotReturnable, request_return
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.saleor.shapes import KindShape, LineProductShape, OrderShape, ProductShape, VariantShape
from saleor_postventa.shops.models import Shop
from tests.cast import global_id
from tests.conftest import MovableClock
from tests.orders.shapes import fulfillment_shape, line_shape, order_shape, variant_shape
from tests.returns.make import BY_SHOPPER, make_policy, wish_for

pytestmark = pytest.mark.django_db
ENGRAVED, MUG = global_id("OrderLine", "engraved"), global_id("OrderLine", "mug")
PLACED = datetime(2026, 6, 1, 9, tzinfo=UTC)
DELIVERED = datetime(2026, 6, 3, 10, tzinfo=UTC)


def variant(number: int, *, marks: dict[str, str] | None = None, of_type: dict[str, str] | None = None) -> VariantShape:
    shape = variant_shape(number)
    product = LineProductShape(
        id=global_id("Product", number),
        name=f"P{number}",
        slug=f"p{number}",
        product_type=KindShape(id="VHlwZTox", slug="gifts", name="Gifts", metafields=of_type),
        metafields=marks,
    )
    return msgspec.structs.replace(shape, product=product)


def order_of(*variants: VariantShape, minutes: float = 20, **more: Any) -> OrderShape:
    ids = [ENGRAVED, MUG][: len(variants)]
    lines = [
        line_shape(saleor_id, quantity=1, fulfilled=1, variant=each)
        for saleor_id, each in zip(ids, variants, strict=True)
    ]
    shape = order_shape(
        1, minutes=minutes, status="FULFILLED", lines=lines, fulfillments=[fulfillment_shape(dict.fromkeys(ids, 1))],
        country="ES",
    )  # fmt: skip
    return msgspec.structs.replace(shape, **more)


def tell(event: str, minutes: float = 20, **fields: Any) -> None:
    """As Saleor's signed webhook, from the inbox on."""
    said = {
        "__typename": "".join(part.title() for part in event.split("_")),
        "issuedAt": (PLACED + timedelta(minutes=minutes)).isoformat(),
        "version": "3.23.28",
        "recipient": {"id": "QXBwOjk="},
        **{name: msgspec.to_builtins(shape) for name, shape in fields.items()},
    }
    body = msgspec.json.encode(said)
    shop = Shop.objects.get(slug="norte")
    delivery = Delivery.objects.create(shop=shop, event=event, key=Delivery.key_of(event, body), body=body)
    drain(queues.get("deliveries"))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.error) == ("done", "")


def arrived() -> Order:
    order = Order.objects.select_related("customer").get()
    for parcel in order.parcels.filter(delivered_at=None):
        mark_delivered(parcel.pk, delivered_at=DELIVERED, source=DeliverySource.CARRIER, by=SYSTEM)
    return Order.objects.select_related("customer").get()


def decisions(clock: MovableClock) -> dict[str, Decision]:
    return {item.order_line.saleor_id: item.decision for item in returnable_items(arrived(), now=clock.moment)}


@pytest.mark.proves("W9", part="without the statement itself, which is a withdrawal's")
def test_an_excluded_line_says_why_with_the_article_and_the_others_stay(in_norte: Shop, clock: MovableClock) -> None:
    engraved = variant(1, marks={"postventa.exclusion": "custom_made"})
    tell("order_created", order=order_of(engraved, variant(2, marks={})))
    found = decisions(clock)
    assert (found[ENGRAVED].verdict, found[ENGRAVED].article) == (Verdict.EXCLUDED, "art. 103.c TRLGDCU")
    assert "art. 103.c TRLGDCU" in for_shopper(found[ENGRAVED])
    assert found[ENGRAVED].has_withdrawal_right is False
    assert (found[MUG].verdict, found[MUG].has_withdrawal_right) == (Verdict.RETURNABLE, True)
    line = OrderLine.objects.get(saleor_id=ENGRAVED)
    with pytest.raises(NotReturnable):
        request_return(line.order_id, wish_for({line.pk: 1}), by=BY_SHOPPER)
    assert not Return.objects.exists()


def test_a_product_marked_after_it_was_bought_keeps_what_was_bought(in_norte: Shop, clock: MovableClock) -> None:
    """What is noted later holds for later orders, and for what the product's page says from then on."""
    tell("order_created", order=order_of(variant(1, marks={})))
    final = {"postventa.final_sale": "yes"}
    marked = ProductShape(id=global_id("Product", 1), updated_at=PLACED + timedelta(days=2), metafields=final)
    tell("product_metadata_updated", minutes=3000, product=marked)
    tell("order_updated", minutes=3100, order=order_of(variant(1, marks=final), minutes=3100))
    assert decisions(clock)[ENGRAVED].code == "in_window"
    assert Product.objects.get().marks == {"final_sale": "yes"}
    answer = product_answer(global_id("Product", 1), channel="default-channel", country="US", now=clock.moment)
    assert answer is not None
    assert answer.decision.verdict == Verdict.FINAL_SALE


def test_orders_that_tell_nothing_of_it_have_what_the_mirror_knows(in_norte: Shop, clock: MovableClock) -> None:
    marked = ProductShape(id=global_id("Product", 1), updated_at=PLACED, metafields={"postventa.exclusion": "press"})
    tell("product_created", product=marked)
    tell("order_created", order=order_of(variant(1, marks=None)))
    assert decisions(clock)[ENGRAVED].verdict == Verdict.EXCLUDED


def test_what_is_noted_at_the_type_holds_unless_the_product_says_otherwise(in_norte: Shop, clock: MovableClock) -> None:
    kind = {"postventa.exclusion": "perishable", "postventa.tags": "food"}
    tell(
        "order_created",
        order=order_of(
            variant(1, marks={}, of_type=kind), variant(2, marks={"postventa.exclusion": "none"}, of_type=kind)
        ),
    )
    found = decisions(clock)
    assert (found[ENGRAVED].verdict, found[MUG].verdict) == (Verdict.EXCLUDED, Verdict.RETURNABLE)
    assert OrderLine.objects.get(saleor_id=MUG).marks == {"exclusion": "none", "tags": "food"}


def test_final_sale_has_the_laws_window_and_no_other(in_norte: Shop, clock: MovableClock) -> None:
    """Delivered on 3 June: the law's fourteen days end with the 17th; the shop's thirty are not for it."""
    tell("order_created", order=order_of(variant(1, marks={"postventa.final_sale": "sí"})))
    assert decisions(clock)[ENGRAVED].verdict == Verdict.RETURNABLE
    clock.move(days=10)
    assert decisions(clock)[ENGRAVED].verdict == Verdict.FINAL_SALE


def test_rules_can_ask_for_tags_of_product_and_order(in_norte: Shop, clock: MovableClock) -> None:
    def longer(kind: str, tag: str, days: int) -> dict[str, Any]:
        return {
            "id": f"{kind}-{days}".replace("_", "-"),
            "names": {"en": kind},
            "priority": days,
            "conditions": [{"kind": kind, "value": {"any_of": [tag]}}],
            "actions": [{"kind": "set_window", "value": {"days": days}}],
        }

    make_policy(rules=[longer("product_tag", "slow", 60), longer("order_tag", "vip", 90)])
    order = order_of(variant(1, marks={"postventa.tags": "slow, sale"}), variant(2, marks={}))
    tell("order_created", order=order)
    assert [each.window.days for each in decisions(clock).values() if each.window] == [60, 30]
    vip = {"postventa.tags": "vip"}
    tell("order_metadata_updated", minutes=30, order=msgspec.structs.replace(order, private_metafields=vip))
    assert [each.window.days for each in decisions(clock).values() if each.window] == [90, 90]


def test_no_shopper_gives_an_order_tags_by_its_public_metadata(in_norte: Shop, clock: MovableClock) -> None:
    """A checkout's public metadata is written by whoever holds its id."""
    public = {"postventa.tags": "vip", "postventa.withdrawal_told": "no", "postventa.right_given_up": "yes"}
    tell("order_created", order=order_of(variant(1, marks={}), metafields=public, private_metafields={}))
    assert Order.objects.get().marks == {"right_given_up": "yes"}


@pytest.mark.parametrize("place", ["order", "line"])
def test_digital_content_is_left_out_once_consent_was_noted(place: str, in_norte: Shop, clock: MovableClock) -> None:
    digital, consent = {"postventa.exclusion": "digital_content"}, {"postventa.right_given_up": "2026-06-01T09:00:00Z"}
    order = order_of(variant(1, marks=digital))
    tell("order_created", order=order)
    assert decisions(clock)[ENGRAVED].verdict == Verdict.RETURNABLE
    if place == "order":
        order = msgspec.structs.replace(order, metafields=consent, private_metafields={})
    else:
        [line] = order.lines
        order = msgspec.structs.replace(order, lines=[msgspec.structs.replace(line, metafields=consent)])
    tell("order_updated", minutes=30, order=order)
    assert decisions(clock)[ENGRAVED].verdict == Verdict.EXCLUDED


def test_who_was_never_told_of_the_right_has_a_year_more(in_norte: Shop, clock: MovableClock) -> None:
    told = {"postventa.withdrawal_told": "no"}
    tell("order_created", order=order_of(variant(1, marks={}), private_metafields=told))
    clock.move(days=200)
    assert decisions(clock)[ENGRAVED].has_withdrawal_right is True


@pytest.mark.proves("W9", part="without the statement itself, which is a withdrawal's")
def test_a_sealed_item_comes_back_until_its_seal_was_opened(in_norte: Shop, clock: MovableClock) -> None:
    tell("order_created", order=order_of(variant(1, marks={"postventa.exclusion": "sealed_hygiene"})))
    assert decisions(clock)[ENGRAVED].needs_seal is True
    line = OrderLine.objects.get(saleor_id=ENGRAVED)
    wish = wish_for({line.pk: 1})
    [asked] = wish.lines
    with pytest.raises(NotReturnable) as refusal:
        request_return(line.order_id, replace(wish, lines=(replace(asked, is_unsealed=True),)), by=BY_SHOPPER)
    assert refusal.value.decision.article == "art. 103.e TRLGDCU"
    ret = request_return(line.order_id, wish, by=BY_SHOPPER)
    assert ret.lines.get().is_unsealed is False


@pytest.mark.parametrize(
    ("written", "code", "unknown"),
    [
        ("custom_made", "custom_made", ""),
        (" Custom-Made ", "custom_made", ""),
        ("bespoke", "", "bespoke"),
        ("", "", ""),
    ],
)
def test_reads_exclusions_as_people_write_them(written: str, code: str, unknown: str) -> None:
    marks = {"exclusion": written.strip()} if written else {}
    assert (exclusion_in(marks), unknown_exclusion_in(marks)) == (code, unknown)


def test_reads_yes_no_and_tags() -> None:
    assert [says_yes({"k": each}, "k") for each in ("yes", "Sí", "true", "1", "2026-06-01")] == [True] * 5
    assert [says_yes({"k": each}, "k") for each in ("no", "FALSE", "0", "")] == [False] * 4
    assert (says_yes({}, "k"), says_no({}, "k"), says_no({"k": "no"}, "k")) == (False, False, True)
    assert tags_in({"tags": "a, b,,c "}) == {"a", "b", "c"}


def test_the_doctor_names_exclusions_that_the_law_does_not_know(in_norte: Shop, clock: MovableClock) -> None:
    assert list(unknown_marks(in_norte)) == []
    wrong = ProductShape(
        id=global_id("Product", 1), name="Ring", updated_at=PLACED, metafields={"postventa.exclusion": "bespoke"}
    )
    tell("product_created", product=wrong)
    [finding] = unknown_marks(in_norte)
    assert "bespoke" in str(finding.title)
    right = ProductShape(id=global_id("Product", 1), updated_at=PLACED + timedelta(days=1), metafields={})
    tell("product_updated", minutes=2000, product=right)
    assert list(unknown_marks(in_norte)) == []
