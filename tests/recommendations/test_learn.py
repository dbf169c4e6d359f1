"""A night's run: what it learns, what it chooses, and what is in use while it runs or breaks."""

from typing import Any

import pytest

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState, drain, queues
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.recommendations import training as training_module
from saleor_postventa.recommendations.chores import learn_at_night
from saleor_postventa.recommendations.gathering import gather
from saleor_postventa.recommendations.models import Bestseller, ModelCard, Neighbour, Standing, Training
from saleor_postventa.recommendations.rules.kinds import Part
from saleor_postventa.recommendations.services import QUEUE, ask_for_training
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from tests.conftest import MovableClock

from .scene import buy, learn, make_person, make_product, make_tastes


@pytest.fixture
def tastes(clock: MovableClock, in_norte: Shop) -> dict[str, Any]:
    return make_tastes()


@pytest.mark.proves("D5")
def test_the_card_tells_of_both_exams_and_what_is_in_use(tastes: dict[str, Any]) -> None:
    card = learn()
    assert (card.chosen["new"], card.decided_by["new"]) == ("item_item", "last_days")
    assert (card.chosen["again"], card.decided_by["again"]) == ("popularity", "last_baskets")
    marks = {mark["code"]: mark for mark in card.marks["last_days"]["new"]}
    assert marks["item_item"]["n"] == marks["popularity"]["n"] == 60
    assert marks["item_item"]["ndcg"] > marks["popularity"]["ndcg"]
    assert {mark["n"] for mark in card.marks["last_days"]["again"]} == {0}
    assert {exam: sorted(parts) for exam, parts in card.marks.items()} == {
        "last_days": ["again", "any", "new"],
        "last_baskets": ["again", "any", "new"],
    }
    assert (card.orders, card.customers, card.products) == (480, 120, 6)
    assert [row.name for row in RecordedEvent.objects.all()] == ["RecommendationModelChanged"]


def test_neighbours_are_who_bought_this_also_bought(tastes: dict[str, Any]) -> None:
    card = learn()
    rows = Neighbour.objects.filter(card=card, product_id=tastes["tent"].pk).order_by("-strength")
    assert next(row.other_id for row in rows) == tastes["mat"].pk
    assert {row.together for row in rows if row.other_id == tastes["mat"].pk} == {60}
    assert tastes["lid"].pk not in {row.other_id for row in rows}


def test_with_too_little_the_bestsellers_are_in_use(clock: MovableClock, in_norte: Shop) -> None:
    hat = make_product("hat", category="heads")
    for _ in range(5):
        buy(make_person(), hat, days_ago=3)
    card = learn()
    assert (set(card.chosen.values()), set(card.decided_by.values())) == ({"popularity"}, {""})
    best = Bestseller.objects.filter(card=card).order_by("category_id")
    assert list(best.values_list("channel", "category_id", "product_id", "buyers")) == [
        ("web", "", hat.pk, 5),
        ("web", "heads", hat.pk, 5),
    ]


def test_a_shop_without_orders_has_a_card_too(clock: MovableClock, in_norte: Shop) -> None:
    assert learn().orders == 0


def test_what_came_back_was_cancelled_or_replaces_something_is_no_purchase(clock: MovableClock, in_norte: Shop) -> None:
    kept, back, gift = make_product("kept"), make_product("back"), make_product("gift")
    person = make_person()
    buy(person, kept)
    buy(person, back, returned=1)
    buy(person, gift, status="canceled")
    buy(person, gift, is_replacement=True)
    buy(person, gift, deleted_at=now())
    assert gather(now()).product_ids.tolist() == [kept.pk]
    card = learn()
    sent = Standing.objects.filter(card=card).values_list("product_id", "units_sent", "units_back")
    assert {(kept.pk, 1, 0), (back.pk, 1, 1)} <= set(sent)


def test_risks_are_drawn_to_the_shops(clock: MovableClock, in_norte: Shop) -> None:
    often, once = make_product("often"), make_product("once")
    for number in range(40):
        buy(make_person(), often, returned=number % 2)
    buy(make_person(), once, returned=1)
    risks = dict(Standing.objects.filter(card=learn()).values_list("product_id", "return_risk"))
    assert 0.4 < risks[often.pk] < 0.6
    assert risks[once.pk] < 1


def test_once_a_night_by_the_shops_clock(clock: MovableClock, in_norte: Shop) -> None:
    assert ask_for_training(in_norte) is not None
    assert ask_for_training(in_norte) is None
    clock.move(hours=11)  # one in the morning in Madrid
    assert ask_for_training(in_norte) is None
    clock.move(hours=1)
    assert ask_for_training(in_norte) is not None


def test_every_shop_learns_of_its_own_orders(clock: MovableClock, norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        hat = make_product("hat")
        buy(make_person(), hat)
    learn_at_night()
    drain(queues.get(QUEUE))
    with shop_scope(sur):
        assert ModelCard.objects.in_use().get().orders == 0
        assert not Standing.objects.exists()
        assert not Bestseller.objects.exists()
    with every_shop():
        assert Standing.objects.get().shop_id == norte.pk


def test_a_killed_run_leaves_what_was_in_use_and_is_begun_anew(
    tastes: dict[str, Any], clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = learn()
    neighbours = Neighbour.objects.filter(card=first).count()
    clock.move(days=1)
    training = ask_for_training(first.shop)
    assert training is not None

    def killed(*given: Any, **more: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(training_module, "use", killed)
        with pytest.raises(KeyboardInterrupt):
            drain(queues.get(QUEUE))
    assert ModelCard.objects.in_use().get() == first
    assert ModelCard.objects.count() == 2
    Training.objects.filter(pk=training.pk).update(leased_until=None)
    drain(queues.get(QUEUE))
    second = ModelCard.objects.in_use().get()
    assert second.pk > first.pk
    assert Neighbour.objects.filter(card=second).count() == neighbours
    assert Training.objects.get(pk=training.pk).state == WorkState.DONE
    clock.move(days=3)
    third = learn()
    cards_with_rows = set(Neighbour.objects.values_list("card_id", flat=True))
    assert cards_with_rows == {second.pk, third.pk}
    assert not ModelCard.objects.filter(used_since=None).exists()


def test_run_twice_at_once_one_is_in_use_with_all_its_rows(tastes: dict[str, Any]) -> None:
    training = ask_for_training(tastes["bag"].shop)
    assert training is not None
    training_module.carry_out(training)
    training_module.carry_out(training)
    used = ModelCard.objects.in_use().get()
    rows = {card: Neighbour.objects.filter(card=card).count() for card in ModelCard.objects.all()}
    assert set(rows.values()) == {rows[used]}


def test_a_run_that_fails_for_good_leaves_the_card(
    tastes: dict[str, Any], clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = learn()
    clock.move(days=1)

    def broken(*given: Any) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr(training_module, "gather", broken)
    training = ask_for_training(first.shop)
    assert training is not None
    for _ in range(4):
        drain(queues.get(QUEUE))
        clock.move(hours=2)
    training.refresh_from_db()
    assert (training.state, ModelCard.objects.in_use().get()) == (WorkState.DEAD, first)
    assert all(part in first.chosen for part in Part)
