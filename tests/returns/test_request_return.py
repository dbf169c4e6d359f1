import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Reservation
from saleor_postventa.orders.services.reservation import NothingToReserve, UnknownLine, units_held
from saleor_postventa.returns.arranging import change_method
from saleor_postventa.returns.models import FileKind, PolicyVersion, Return, ReturnFile, ReturnNote
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.rules import Outcome, RequestChannel, ReturnStatus, Wanted, WantedLine
from saleor_postventa.returns.services import request_return
from saleor_postventa.returns.services.moving import TooManyUnits
from saleor_postventa.returns.services.reasons import ReasonNeeded
from saleor_postventa.returns.services.requesting import (
    MethodNotOffered,
    NotReturnable,
    OutcomeNotOffered,
    OverrideReasonNeeded,
    PhotosNeeded,
    UnknownOrder,
    VariantNotAvailable,
)
from saleor_postventa.returns.services.texts import TextRefused
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import BY_SHOPPER, BY_STAFF, lines_of, make_order_with_parcels, make_policy, make_return, wish_for
from .snapshot import everything

pytestmark = pytest.mark.django_db


def refused(kind: type[Refusal], order_id: int, wish: Wanted, **how: object) -> Refusal:
    before = everything()
    with pytest.raises(kind) as refusal:
        request_return(order_id, wish, **{"by": BY_SHOPPER, **how})
    assert everything() == before
    return refusal.value


def make_photo(by: Actor = BY_SHOPPER) -> ReturnFile:
    return ReturnFile.objects.create(
        shop=Shop.objects.get(slug="norte"),
        kind=FileKind.PHOTO,
        file="returns/a.jpg",
        content_type="image/jpeg",
        size=1,
        digest="d",
        actor_kind=by.kind,
        actor_ref=by.ref,
    )


def test_is_approved_at_once_where_the_policy_says_so(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(lines=[(3, "10.00"), (1, "5.00")])
    first, second = lines_of(order)
    ret = request_return(
        order.pk, wish_for({first.pk: 2}, note="Gracias"), channel=RequestChannel.API, language="es", by=BY_SHOPPER
    )
    assert (ret.status, ret.number, ret.language) == (ReturnStatus.APPROVED, "R-10001", "es")
    assert (ret.estimate_amount, ret.currency, ret.customer) == (20, "EUR", order.customer)
    assert [step.actor_kind for step in ret.transitions.order_by("pk")] == ["shopper", "system"]
    assert units_held([first.pk, second.pk]) == {first.pk: 2}
    assert ReturnNote.objects.get().is_internal is False
    told = RecordedEvent.objects.get(name="ReturnRequested")
    assert told.data["units"] == {str(first.pk): 2}
    assert told.data["reasons"] == {str(first.pk): "too_small"}
    assert told.line_ids == [first.pk]


def test_keeps_what_the_policy_said_as_proof(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    ret = make_return(order)
    kept = Decision.from_json(ret.decision[str(lines_of(order)[0].pk)])
    assert kept.trace
    assert kept.window is not None


def test_waits_for_the_team_where_the_policy_says_so(waiting_policy: PolicyVersion) -> None:
    ret = make_return(make_order_with_parcels())
    assert (ret.status, ret.needs_review, ret.policy_version) == (ReturnStatus.REQUESTED, True, waiting_policy)


def test_the_team_needs_nobodys_approval(waiting_policy: PolicyVersion) -> None:
    ret = make_return(make_order_with_parcels(), by=BY_STAFF, channel=RequestChannel.STAFF)
    assert ret.status == ReturnStatus.APPROVED


def test_numbers_have_no_gap(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(lines=[(3, "10.00")])
    (line,) = lines_of(order)
    numbers = [make_return(order, {line.pk: 1}).number]
    refused(TooManyUnits, order.pk, wish_for({line.pk: 3}))
    numbers += [make_return(order, {line.pk: 1}).number for _ in range(2)]
    assert numbers == ["R-10001", "R-10002", "R-10003"]


def test_refuses_nothing_strangers_and_doubles(in_norte: Shop, clock: MovableClock) -> None:
    order, other = make_order_with_parcels(), make_order_with_parcels(number=2)
    (line,), (foreign,) = lines_of(order), lines_of(other)
    refused(UnknownOrder, 0, wish_for({line.pk: 1}))
    refused(NothingToReserve, order.pk, Wanted(lines=(), outcome=Outcome.REFUND))
    refused(NothingToReserve, order.pk, wish_for({line.pk: 0}))
    refused(UnknownLine, order.pk, wish_for({foreign.pk: 1}))
    twice = WantedLine(order_line_id=line.pk, quantity=1, reason="too_small")
    refused(NothingToReserve, order.pk, Wanted(lines=(twice, twice), outcome=Outcome.REFUND))


def test_refuses_more_than_is_there(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(lines=[(3, "10.00")], shipped=[{0: 2}])
    (line,) = lines_of(order)
    refusal = refused(TooManyUnits, order.pk, wish_for({line.pk: 3}))
    assert refusal.values["left"] == 2
    make_return(order, {line.pk: 2})
    assert refused(TooManyUnits, order.pk, wish_for({line.pk: 1})).values["left"] == 0
    by_staff = refused(TooManyUnits, order.pk, wish_for({line.pk: 1}), by=BY_STAFF, override_reason="Kind")
    assert by_staff.values["left"] == 0


@pytest.mark.parametrize("reason", ["", "no_such", "fit"])
def test_refuses_without_a_reason_of_the_last_level(in_norte: Shop, clock: MovableClock, reason: str) -> None:
    order = make_order_with_parcels()
    make_return(order, {lines_of(order)[0].pk: 1})
    refused(ReasonNeeded, order.pk, wish_for({lines_of(order)[0].pk: 1}, reason=reason))


def test_refuses_outcomes_and_methods_that_are_not_offered(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(outcomes=["refund"], methods=["staff_label"])
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    make_return(order, {line.pk: 1}, method="staff_label")
    refused(OutcomeNotOffered, order.pk, wish_for({line.pk: 1}, outcome=Outcome.CREDIT, method="staff_label"))
    refused(OutcomeNotOffered, order.pk, wish_for({line.pk: 1}, outcome="gold", method="staff_label"))
    refused(OutcomeNotOffered, order.pk, wish_for({line.pk: 1}, outcome="gold", method="staff_label"), by=BY_STAFF)
    refused(MethodNotOffered, order.pk, wish_for({line.pk: 1}, method="own_carrier"))


def test_refuses_a_way_that_the_shop_switched_off_or_did_not_set_up(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(methods=["drop_off", "own_carrier"])
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    refused(MethodNotOffered, order.pk, wish_for({line.pk: 1}, method="drop_off"))
    make_return(order, {line.pk: 1}, method="own_carrier")
    change_method("own_carrier", is_on=False, settings={}, by=BY_STAFF)
    refused(MethodNotOffered, order.pk, wish_for({line.pk: 1}, method="own_carrier"))


def test_asks_for_photos(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    own, foreign = make_photo(), make_photo(by=Actor.shopper("somebody"))
    refused(PhotosNeeded, order.pk, wish_for({line.pk: 1}, reason="damaged"))
    refused(PhotosNeeded, order.pk, wish_for({line.pk: 1}, reason="damaged", photos=[foreign.pk]))
    refused(PhotosNeeded, order.pk, wish_for({line.pk: 1}, reason="damaged", photos=[0]))
    ret = request_return(order.pk, wish_for({line.pk: 1}, reason="damaged", photos=[own.pk]), by=BY_SHOPPER)
    own.refresh_from_db()
    assert (own.of, own.line) == (ret, ret.lines.get())
    refused(PhotosNeeded, order.pk, wish_for({line.pk: 1}, reason="damaged", photos=[own.pk]))


def test_refuses_texts_that_no_column_holds(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    make_return(order, {line.pk: 1})
    refused(TextRefused, order.pk, wish_for({line.pk: 1}, details="x" * 1001))
    refused(TextRefused, order.pk, wish_for({line.pk: 1}, details="a\x00b"))
    refused(TextRefused, order.pk, wish_for({line.pk: 1}, note="x" * 2001))


@pytest.mark.proves("A21", part="without the count in insights")
def test_the_policy_binds_shoppers_and_advises_staff(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    clock.move(days=60)
    refusal = refused(NotReturnable, order.pk, wish_for({line.pk: 1}))
    assert refusal.verdict == "window_closed"
    assert "2026" in refusal.message
    refused(NotReturnable, order.pk, wish_for({line.pk: 1}), override_reason="please", by=Actor.app("key"))
    refused(OverrideReasonNeeded, order.pk, wish_for({line.pk: 1}), by=BY_STAFF)
    refused(OverrideReasonNeeded, order.pk, wish_for({line.pk: 1}), by=BY_STAFF, override_reason="  ")
    ret = request_return(order.pk, wish_for({line.pk: 1}), by=BY_STAFF, override_reason="A loyal customer")
    assert ret.override_reason == "A loyal customer"
    assert ret.transitions.order_by("pk")[0].reason == "A loyal customer"
    assert Decision.from_json(ret.decision[str(line.pk)]).verdict == "window_closed"


def test_an_override_is_only_noted_where_there_was_one(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    ret = request_return(order.pk, wish_for({lines_of(order)[0].pk: 1}), by=BY_STAFF, override_reason="Just in case")
    assert ret.override_reason == ""


def test_an_exchange_names_a_variant_that_is_sold(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    make_return(order, {line.pk: 1})
    refused(VariantNotAvailable, order.pk, wish_for({line.pk: 1}, outcome=Outcome.EXCHANGE))
    unlisted = {line.pk: line.variant.saleor_id}
    refused(VariantNotAvailable, order.pk, wish_for({line.pk: 1}, outcome=Outcome.EXCHANGE, variants=unlisted))


def test_needs_no_customer(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(email="")
    assert make_return(order).customer is None


def test_another_shop_sees_nothing(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    wish = wish_for({lines_of(order)[0].pk: 1})
    with shop_scope(sur):
        with pytest.raises(UnknownOrder):
            request_return(order.pk, wish, by=BY_STAFF)
        assert not Return.objects.exists()
        assert not Reservation.objects.exists()


def test_a_key_is_of_its_order_alone(in_norte: Shop, clock: MovableClock) -> None:
    """Two shoppers who number their requests alike do not meet."""
    orders = [make_order_with_parcels(number=n) for n in (1, 2)]
    wishes = [wish_for({lines_of(order)[0].pk: 1}) for order in orders]
    asked = [
        request_return(order.pk, wish, by=BY_SHOPPER, key="1")
        for order, wish in zip(orders, wishes, strict=True)
        for _twice in range(2)
    ]
    assert [ret.number for ret in asked] == ["R-10001", "R-10001", "R-10002", "R-10002"]


def test_refuses_what_is_too_long_to_be_kept(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    units = {lines_of(order)[0].pk: 1}
    refused(TextRefused, order.pk, wish_for(units), key="k" * 61)
    refused(MethodNotOffered, order.pk, wish_for(units, method="m" * 31), by=BY_STAFF)


def test_details_may_hold_emoji_that_are_made_of_several(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    shrug = "No idea \N{SHRUG}\N{ZERO WIDTH JOINER}\N{FEMALE SIGN}\N{VARIATION SELECTOR-16}"
    ret = request_return(order.pk, wish_for({lines_of(order)[0].pk: 1}, details=shrug), by=BY_SHOPPER)
    assert ret.lines.get().details == shrug
