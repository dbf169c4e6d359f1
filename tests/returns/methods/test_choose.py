"""What a shop chooses for each way, which of them an order is offered, and what a shopper arranges."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.arranging import (
    InvalidMethodSettings,
    NothingToArrange,
    NotPossible,
    NotReadable,
    TooLateToArrange,
    UnknownMethod,
    arrange_return,
    change_method,
)
from saleor_postventa.returns.findings import no_way_to_send
from saleor_postventa.returns.methods import methods, offered_methods
from saleor_postventa.returns.models import MethodChoice, Return
from saleor_postventa.returns.queries import status_sentence
from saleor_postventa.returns.queries.arrangements import arrangement_of
from saleor_postventa.returns.services.ending import expire_overdue, remind_senders
from saleor_postventa.returns.services.moving import UnknownReturn
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.mailing.scene import make_customer, make_order
from tests.returns.make import make_policy
from tests.returns.rows import make_return

from .test_every_method import FILLED, PLACE

pytestmark = pytest.mark.django_db
STAFF, SHOPPER = Actor.staff("VXNlcjox"), Actor.shopper("VXNlcjoy")
CODES = ["own_carrier", "staff_label", "drop_off", "pickup", "store", "keep_it"]


def codes(order: Order, **facts: Any) -> list[str]:
    return [method.code for method in offered_methods(CODES, order, **facts)]


def order(country: str = "ES", postal_code: str = "28004") -> Order:
    return make_order(make_customer(), shipping_country=country, shipping_address={"postal_code": postal_code})


def test_offers_what_works_without_being_set_up(in_norte: Shop) -> None:
    assert codes(order()) == ["staff_label", "pickup", "own_carrier"]


def test_offers_what_the_shop_has_set_up_and_left_on(in_norte: Shop, sur: Shop) -> None:
    for code in ("drop_off", "store"):
        change_method(code, is_on=True, settings=FILLED[code], by=STAFF)
    change_method("pickup", is_on=False, settings={}, by=STAFF)
    assert codes(order()) == ["staff_label", "drop_off", "store", "own_carrier"]
    assert codes(order("FR")) == ["staff_label", "store", "own_carrier"]
    assert codes(order(), is_keep_it=True) == ["keep_it"]
    with shop_scope(sur):
        assert "drop_off" not in codes(order())


def test_offers_nothing_that_the_policy_does_not_allow_or_that_is_gone(in_norte: Shop) -> None:
    assert [each.code for each in offered_methods(["own_carrier", "pigeon"], order())] == ["own_carrier"]


def test_asks_once_for_all(in_norte: Shop, django_assert_num_queries: Any) -> None:
    asked = order()
    with django_assert_num_queries(1):
        codes(asked)


def test_a_choice_is_kept_and_told(in_norte: Shop) -> None:
    for days in (3, 4):
        change_method("staff_label", is_on=True, settings={"label_within_days": days}, by=STAFF)
    choice = MethodChoice.objects.get()
    assert (choice.settings, choice.changed_by) == ({"label_within_days": 4}, STAFF.ref)
    assert {row.actor_ref for row in RecordedEvent.objects.filter(name="ReturnMethodChanged")} == {STAFF.ref}


@pytest.mark.parametrize(
    ("code", "settings", "path"),
    [
        ("drop_off", {"points": [{**PLACE, "name": ""}]}, "points.0.name"),
        ("drop_off", {"points": [{**PLACE, "country": "Spain"}]}, "points.0.country"),
        ("staff_label", {"label_within_days": 0}, "label_within_days"),
        ("pickup", {"hours": []}, "hours"),
        ("pickup", {"hours": [{"start": "14:00", "end": "09:00"}]}, "hours.0"),
        ("own_carrier", {"address": "a\u202eb"}, "address"),
        ("keep_it", {"strange": 1}, "strange"),
    ],
)
def test_wrong_settings_are_refused_by_their_path(
    in_norte: Shop, code: str, settings: dict[str, Any], path: str
) -> None:
    with pytest.raises(InvalidMethodSettings) as refused:
        change_method(code, is_on=True, settings=settings, by=STAFF)
    assert [each.field for each in refused.value.problems] == [f"settings.{path}"]
    assert all(each.message for each in refused.value.problems)
    assert not MethodChoice.objects.exists()


def test_all_that_is_wrong_is_told_at_once_in_words(in_norte: Shop) -> None:
    points = [{**PLACE, "name": "  ", "country": "Spain"}, {"address": "Calle Luna 1"}]
    with translation.override("es"), pytest.raises(InvalidMethodSettings) as refused:
        change_method("drop_off", is_on=True, settings={"points": points}, by=STAFF)
    told = {each.field: each.message for each in refused.value.problems}
    assert told == {
        "settings.points.0.name": "Escribe algo aquí.",
        "settings.points.0.country": "Elige un país.",
        "settings.points.1.name": "Falta este dato.",
    }


def test_there_is_no_other_way(in_norte: Shop) -> None:
    with pytest.raises(UnknownMethod):
        change_method("pigeon", is_on=True, settings={}, by=STAFF)


def steps(code: str, **overrides: Any) -> list[str]:
    with translation.override("en"):
        return methods.get(code).instructions(make_return(method=code, **overrides))


def test_parcels_go_to_the_destination_else_to_the_ways_address_else_to_the_shop(in_norte: Shop) -> None:
    assert "We write to you where to send it." in steps("own_carrier")
    update_preferences(in_norte, {"postal_address": "Calle Mayor 1\n28013 Madrid"}, by=STAFF)
    assert "Send it to: norte, Calle Mayor 1, 28013 Madrid." in steps("own_carrier")
    settings = {"address": "Almacén\nGetafe", "addresses": {"repairs": "Taller\nToledo"}}
    change_method("own_carrier", is_on=True, settings=settings, by=STAFF)
    assert "Send it to: Almacén, Getafe." in steps("own_carrier")
    assert "Send it to: Taller, Toledo." in steps("own_carrier", destination="repairs")


def test_shows_the_nearest_points_first(in_norte: Shop) -> None:
    places = [{**PLACE, "name": f"P{code}", "postal_code": code} for code in ("08001", "28100", "28004", "28005")]
    places.append({**PLACE, "name": "Paris", "country": "FR", "postal_code": "28004"})
    change_method("drop_off", is_on=True, settings={"points": places}, by=STAFF)
    told = steps("drop_off", order=order())[1]
    assert "P08001" not in told
    assert "Paris" not in told
    assert told.index("P28004") < told.index("P28005") < told.index("P28100")


def test_tells_of_the_label_once_it_is_there(in_norte: Shop) -> None:
    assert steps("staff_label") == [
        "We send you the label within 2 working days. Please wait for it before you send anything."
    ]


def test_the_team_is_warned_where_customers_are_left_no_way(in_norte: Shop) -> None:
    make_policy(methods=["staff_label", "drop_off"])
    assert list(no_way_to_send(in_norte)) == []
    change_method("staff_label", is_on=False, settings={}, by=STAFF)
    assert [finding.code for finding in no_way_to_send(in_norte)] == ["no_way_to_send_back"]
    change_method("drop_off", is_on=True, settings={"points": [PLACE]}, by=STAFF)
    assert list(no_way_to_send(in_norte)) == []


WISH = {"day": "2026-06-12", "hours": {"start": "09:00", "end": "14:00"}, "phone": "600 000 000"}


def test_a_shopper_chooses_when_it_is_picked_up(in_norte: Shop, clock: MovableClock) -> None:
    ret = make_return(method="pickup")
    arrange_return(ret.pk, WISH, by=SHOPPER)
    ret.refresh_from_db()
    with translation.override("en"):
        told = methods.get("pickup").instructions(ret)
    assert told[-1] == "We come for it on Friday, 12 June, 09:00\u201314:00. Have it ready at the door."
    assert RecordedEvent.objects.filter(name="ReturnArranged", actor_ref=SHOPPER.ref).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2026-06-10"},  # today: one day ahead is needed
        {"day": "2026-06-13"},  # a Saturday
        {"day": "2026-07-30"},  # too far
        {"day": "2026-02-30"},
        {"hours": {"start": "10:00", "end": "11:00"}},
        {"phone": "6\u200b00"},
        {"strange": 1},
    ],
)
def test_what_is_not_offered_cannot_be_chosen(in_norte: Shop, clock: MovableClock, wrong: dict[str, Any]) -> None:
    ret = make_return(method="pickup")
    with pytest.raises((NotPossible, NotReadable)) as refused:
        arrange_return(ret.pk, {**WISH, **wrong}, by=SHOPPER)
    assert refused.value.field == f"details.{next(iter(wrong))}"
    assert refused.value.message
    ret.refresh_from_db()
    assert ret.method_details == {}


@pytest.mark.parametrize("overrides", [{"method": "own_carrier"}, {"method": "gone"}, {"status": "received"}])
def test_where_nothing_is_open_nothing_is_arranged(in_norte: Shop, overrides: dict[str, Any]) -> None:
    ret = make_return(**{"method": "pickup", **overrides})
    with pytest.raises(NothingToArrange):
        arrange_return(ret.pk, WISH, by=SHOPPER)


def test_another_shops_return_is_not_there(in_norte: Shop, sur: Shop) -> None:
    ret = make_return(method="pickup")
    with shop_scope(sur), pytest.raises(UnknownReturn):
        arrange_return(ret.pk, WISH, by=SHOPPER)


def test_what_is_arranged_can_be_changed_until_the_shop_has_to_prepare_it(in_norte: Shop, clock: MovableClock) -> None:
    """It is Wednesday; the shop needs one day, so that Friday is fixed from Friday on."""
    ret = make_return(method="pickup")
    arrange_return(ret.pk, {**WISH, "hours": "16:00-20:00"}, by=SHOPPER)
    clock.move(days=1)
    arrange_return(ret.pk, WISH, by=SHOPPER)
    clock.move(hours=20)
    with pytest.raises(TooLateToArrange, match="too_late"):
        arrange_return(ret.pk, {**WISH, "day": "2026-06-15"}, by=SHOPPER)
    arrange_return(ret.pk, {**WISH, "day": "2026-06-15"}, by=STAFF)
    assert Return.objects.get().method_details["day"] == "2026-06-15"


def test_says_who_is_next_and_by_when_at_every_moment(in_norte: Shop, clock: MovableClock) -> None:
    def said() -> str:
        with translation.override("en"):
            return status_sentence(Return.objects.get()).text

    ret = make_return(method="pickup")
    assert said() == "Choose by June 24, 2026 when we come for it."
    arrange_return(ret.pk, WISH, by=SHOPPER)
    assert said() == "We come for it on Friday, 12 June, 09:00\u201314:00. Have it ready at the door."
    clock.move(days=3)
    assert said() == "We should have come for it. If nobody came, choose another day by June 24, 2026."
    found = arrangement_of(Return.objects.get())
    assert found is not None
    assert (found.is_asked, found.is_fixed(clock.moment), found.is_missed(clock.moment)) == (True, False, True)
    arrange_return(ret.pk, {**WISH, "day": "2026-06-15"}, by=SHOPPER)


def test_offers_the_days_until_it_has_to_be_on_its_way_and_others_where_there_are_none(
    in_norte: Shop, clock: MovableClock
) -> None:
    def days(ret: Return) -> list[str]:
        found = arrangement_of(ret)
        assert found is not None
        return [choice.code for choice in found.questions[0].choices]

    near = make_return(method="pickup", send_by=clock.moment + timedelta(days=2))
    assert days(near) == ["2026-06-11"]
    over = make_return(method="pickup", order=near.order, send_by=clock.moment, lines=())
    assert len(days(over)) == 10


def test_does_not_expire_before_somebody_came_for_it(in_norte: Shop, clock: MovableClock) -> None:
    ret = make_return(method="pickup", send_by=clock.moment + timedelta(days=2), remind_at=clock.moment)
    arrange_return(ret.pk, {**WISH, "day": "2026-06-11"}, by=SHOPPER)
    remind_senders()
    clock.move(days=3)
    expire_overdue()
    assert Return.objects.get().status == "approved"
    clock.move(days=2)
    expire_overdue()
    assert Return.objects.get().status == "expired"


def test_is_told_of_as_long_as_it_can_be_known_and_asked_no_more_once_it_left(
    in_norte: Shop, clock: MovableClock
) -> None:
    ret = make_return(method="pickup")
    arrange_return(ret.pk, WISH, by=SHOPPER)
    Return.objects.update(status="sent")
    found = arrangement_of(Return.objects.get())
    assert found is not None
    assert (found.is_asked, found.questions, bool(found.said)) == (False, (), True)
