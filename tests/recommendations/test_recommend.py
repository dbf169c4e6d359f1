"""What is shown to whom."""

from collections.abc import Collection
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Reservation
from saleor_postventa.recommendations.gathering import gather
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.models import ModelCard
from saleor_postventa.recommendations.rankers import rankers
from saleor_postventa.recommendations.rules.kinds import Part, RuleKind, Why
from saleor_postventa.recommendations.sentences import why_in_words
from saleor_postventa.recommendations.services import keep_rule, note_misfits
from saleor_postventa.recommendations.serving import recommend
from saleor_postventa.recommendations.sourcing import Wanted
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .scene import BY_STAFF, CHANNEL, buy, everything, learn, make_person, make_product, make_tastes, names, shown

Goods = dict[str, Product]


@pytest.fixture
def tastes(clock: MovableClock, in_norte: Shop) -> Goods:
    goods = make_tastes()
    learn()
    return goods


def test_beside_a_product_what_the_same_customers_bought(tastes: Goods) -> None:
    found = shown(tastes["tent"])
    assert names(found)[0] == "mat"
    assert (found[0].why, found[0].seed) == (Why.ALSO_BOUGHT, tastes["tent"])
    assert why_in_words(found[0]) == "Customers who bought tent also bought it."


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", "Quienes compraron Tienda también lo compraron."), ("en", "Customers who bought tent also bought it.")],
)
def test_says_why_in_the_words_of_the_readers_language(tastes: Goods, language: str, said: str) -> None:
    Product.objects.filter(pk=tastes["tent"].pk).update(names={"es": "Tienda"})
    with translation.override(language):
        assert why_in_words(shown(tastes["tent"])[0]) == said


def test_to_a_customer_what_is_new_to_them(tastes: Goods) -> None:
    person = make_person()
    buy(person, tastes["pan"])
    assert names(shown(person=person))[0] == "lid"
    assert "pan" not in names(shown(person=person))


@pytest.mark.proves("D5", part="what came back, or is on its way back, is never recommended")
@pytest.mark.parametrize("how", ["returned", "reserved"])
@pytest.mark.parametrize("part", list(Part))
def test_what_was_sent_back_is_never_shown_again(tastes: Goods, how: str, part: Part) -> None:
    person = make_person()
    buy(person, tastes["tent"])
    order = buy(person, tastes["mat"], returned=1 if how == "returned" else 0)
    if how == "reserved":
        line = order.lines.get()
        Reservation.objects.create(
            shop=order.shop, order_line=line, quantity=1, purpose="return", reference="return:1", created_at=now()
        )
    keep_rule(RuleKind.PIN, tastes["mat"].saleor_id, by=BY_STAFF)
    assert "mat" not in names(shown(person=person, part=part))
    assert "mat" not in names(shown(tastes["tent"], person=person, part=part))


def test_a_return_that_was_called_off_counts_no_more(tastes: Goods) -> None:
    person = make_person()
    order = buy(person, tastes["mat"])
    Reservation.objects.create(
        shop=order.shop,
        order_line=order.lines.get(),
        quantity=1,
        purpose="return",
        reference="return:1",
        created_at=now(),
        released_at=now(),
    )
    assert "mat" in names(shown(person=person, part=Part.AGAIN))


@pytest.mark.proves("D5", part="of what did not fit, its siblings too")
def test_what_did_not_fit_takes_its_siblings_along(clock: MovableClock, in_norte: Shop) -> None:
    shoes = [make_product(f"shoe{number}", category="feet", kind="shoe") for number in range(3)]
    hat = make_product("hat", category="heads", kind="hat")
    for _ in range(4):
        buy(make_person(), *shoes, hat)
    learn()
    person = make_person()
    order = buy(person, shoes[0], returned=1)
    assert set(names(shown(person=person))) == {"shoe1", "shoe2", "hat"}
    note_misfits([order.lines.get().pk])
    note_misfits([order.lines.get().pk])
    assert names(shown(person=person)) == ["hat"]


def test_what_nobody_can_buy_here_is_left_out(tastes: Goods) -> None:
    make_product("unlisted", channels=["elsewhere"])
    Product.objects.filter(pk=tastes["mat"].pk).update(published_in=["elsewhere"])
    Variant.objects.filter(product=tastes["tea"]).update(prices={"elsewhere": {"amount": "1", "currency": "EUR"}})
    Product.objects.filter(pk=tastes["lid"].pk).update(deleted_at=now())
    assert set(names(shown(tastes["tent"]))) == {"pan", "bag"}


def test_what_is_sold_out_is_left_out_and_the_next_ones_are_asked_for(clock: MovableClock, in_norte: Shop) -> None:
    goods = [make_product(f"cup{number}") for number in range(20)]
    for number, cup in enumerate(goods):
        for _ in range(20 - number):
            buy(make_person(), cup)
    learn()
    asked: list[int] = []

    def last_ones(variant_ids: Collection[str], channel: str, country: str) -> set[str]:
        asked.append(len(variant_ids))
        there = Variant.objects.filter(saleor_id__in=variant_ids, product__in=[each.pk for each in goods[6:]])
        return set(there.values_list("saleor_id", flat=True))

    assert names(shown(count=2, stock=last_ones)) == ["cup6", "cup7"]
    assert asked == [6, 6]
    assert shown(count=2, stock=lambda ids, channel, country: set()) == []


def test_the_cheapest_that_is_there_is_named(tastes: Goods) -> None:
    mat = tastes["mat"]
    prices = {CHANNEL: {"amount": "4.00", "currency": "EUR"}}
    cheap = Variant.objects.create(shop=mat.shop, saleor_id="cheap", product=mat, prices=prices)
    assert shown(tastes["tent"])[0].variant == cheap

    def without_cheap(variant_ids: Collection[str], channel: str, country: str) -> set[str]:
        return {each for each in variant_ids if each != "cheap"}

    assert str(shown(tastes["tent"], stock=without_cheap)[0].price.amount) == "10.00"


def test_to_a_guest_the_bestsellers_of_the_channel(tastes: Goods) -> None:
    found = shown()
    assert (names(found)[0], found[0].why) == ("bag", Why.BESTSELLER)
    assert why_in_words(found[0]) == "One of the bestsellers."
    assert shown(channel="nowhere") == []


def test_beside_what_nobody_knows_the_bestsellers_of_its_category(tastes: Goods) -> None:
    fresh = make_product("fresh", category="things")
    found = shown(fresh)
    assert (names(found)[0], found[0].why) == ("bag", Why.CATEGORY_BESTSELLER)
    assert why_in_words(found[0]) == "One of the bestsellers in things."


def test_before_the_first_night_the_teams_word_alone(clock: MovableClock, in_norte: Shop) -> None:
    hat = make_product("hat")
    assert shown() == []
    keep_rule(RuleKind.PIN, hat.saleor_id, by=BY_STAFF)
    assert names(shown()) == ["hat"]
    assert why_in_words(shown()[0]) == "Picked for you by the shop."


def test_to_buy_again_only_what_they_have(tastes: Goods) -> None:
    person = make_person()
    for days in (200, 30, 2):
        buy(person, tastes["tea"], days_ago=days)
    buy(person, tastes["bag"], days_ago=250)
    ModelCard.objects.in_use().update(chosen={"new": "popularity", "again": "personal", "any": "blend"})
    found = shown(person=person, part=Part.AGAIN)
    assert names(found) == ["tea", "bag"]
    assert why_in_words(found[0]) == "You have bought it 3 times."
    assert why_in_words(found[1]) == "You bought it before."
    assert shown(part=Part.AGAIN) == []


@pytest.mark.parametrize(
    ("part", "model"),
    [(Part.NEW, "item_item"), (Part.AGAIN, "personal"), (Part.ANY, "blend"), (Part.ANY, "personal")],
)
def test_what_is_served_is_what_was_examined(tastes: Goods, part: Part, model: str) -> None:
    """The order of the rows read from the database is that of the model in memory."""
    person = make_person()
    buy(person, tastes["tent"], tastes["bag"], days_ago=10)
    buy(person, tastes["bag"], days_ago=1)
    learned = gather(now())
    ModelCard.objects.all().delete()
    card = _learn_anew()
    ModelCard.objects.filter(pk=card.pk).update(chosen=dict.fromkeys(Part, model))
    customers = sorted(set(learned.history.customers))
    marks = rankers.get(model).score(Lessons(learned.history), learned.history.customers[-1:])
    assert len(customers) == 121
    had = learned.history.bought[customers[-1:]].toarray()[0] > 0
    allowed = {Part.NEW: ~had, Part.AGAIN: had, Part.ANY: had | ~had}[part]
    examined = [int(learned.product_ids[item]) for item in marks[0].argsort()[::-1] if allowed[item]]
    served = [each.product.pk for each in shown(person=person, part=part) if each.why in (Why.HABIT, Why.ALSO_BOUGHT)]
    assert served
    assert served == examined[: len(served)]


def _learn_anew() -> ModelCard:
    from saleor_postventa.recommendations.models import Training
    from saleor_postventa.recommendations.training import carry_out

    carry_out(Training.objects.get())
    return ModelCard.objects.in_use().get()


def test_the_other_shop_knows_nothing_of_it(tastes: Goods, sur: Shop) -> None:
    person = make_person()
    keep_rule(RuleKind.PIN, tastes["mat"].saleor_id, by=BY_STAFF)
    with shop_scope(sur):
        assert shown(tastes["tent"], person=person) == []


def test_many_questions_cost_as_many_queries_as_one(tastes: Goods) -> None:
    people = [make_person() for _ in range(12)]
    for person in people:
        buy(person, tastes["tent"])

    def cost(*asked: Wanted) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = recommend(asked, stock=everything)
        assert all(found.values())
        return len(queries)

    one = cost(Wanted(CHANNEL, customer_id=people[0].pk))
    many = cost(*(Wanted(CHANNEL, customer_id=person.pk) for person in people))
    assert one == many
    assert cost(Wanted(CHANNEL, shown=(tastes["tent"].pk,))) <= one


def test_a_basket_is_asked_for_as_a_whole(tastes: Goods) -> None:
    found = names(shown(tastes["tent"], tastes["pan"]))
    assert {"mat", "lid"} <= set(found[:3])
    assert not {"tent", "pan"} & set(found)


def test_two_of_the_same_question_are_one(tastes: Goods, **_more: Any) -> None:
    wanted = Wanted(CHANNEL)
    assert list(recommend([wanted, wanted], stock=everything)) == [wanted]
