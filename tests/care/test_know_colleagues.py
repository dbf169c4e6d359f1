"""Who of the team looks at cases is called by their address, and cases can be handed over to them."""

from datetime import timedelta

import pytest

from saleor_postventa.care.chores import COLLEAGUES_KEPT, forget_old_colleagues
from saleor_postventa.care.models import Case, Colleague
from saleor_postventa.care.services import assign_case, note_colleague
from saleor_postventa.core.actor import Actor
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, STAFF
from tests.conftest import MovableClock

pytestmark = pytest.mark.django_db
OTHER = show_id("User", 77)
OWNERS = "{ postSaleCaseOwners { id label isViewer } }"


def labels(shop: Shop, query: str = OWNERS) -> dict[str, str]:
    owners = ask(shop, query, token=NORTE.staff_token()).data["postSaleCaseOwners"]
    return {each["id"]: each["label"] for each in owners}


def test_whoever_asks_for_cases_is_known_from_then_on(shop: Shop) -> None:
    assert not Colleague.objects.exists()
    assert labels(shop) == {STAFF.id: STAFF.email}
    assert Colleague.objects.get().email == STAFF.email


def test_a_case_can_be_handed_to_whoever_looked_at_cases_before(shop: Shop, case: Case) -> None:
    note_colleague(OTHER, "other@example.test")
    assert labels(shop) == {STAFF.id: STAFF.email, OTHER: "other@example.test"}
    assign_case(case.pk, OTHER, by=Actor.staff(STAFF.id))
    text = "query Q($id: ID!) { postSaleCase(id: $id) { owner { label } transitions { ownerLabel actorLabel } } }"
    found = ask(shop, text, token=NORTE.staff_token(), variables={"id": show_id("PostSaleCase", case.pk)}).data[
        "postSaleCase"
    ]
    assert found["owner"]["label"] == "other@example.test"
    assert found["transitions"][-1]["ownerLabel"] == "other@example.test"


def test_who_was_never_here_has_a_mark(shop: Shop, case: Case) -> None:
    assign_case(case.pk, OTHER, by=Actor.staff(STAFF.id))
    assert labels(shop)[OTHER] == "#77"


def test_is_written_once_a_day_and_follows_a_changed_address(shop: Shop, clock: MovableClock) -> None:
    note_colleague(OTHER, "other@example.test")
    clock.move(hours=23)
    note_colleague(OTHER, "other@example.test")
    assert Colleague.objects.get().seen_at == clock.moment - timedelta(hours=23)
    note_colleague(OTHER, "new@example.test")
    assert [(each.email, each.seen_at) for each in Colleague.objects.all()] == [("new@example.test", clock.moment)]
    note_colleague("", "nobody@example.test")
    assert Colleague.objects.count() == 1


def test_who_was_not_here_for_a_year_is_forgotten(shop: Shop, clock: MovableClock) -> None:
    note_colleague(OTHER, "other@example.test")
    clock.move(days=COLLEAGUES_KEPT.days)
    forget_old_colleagues()
    assert Colleague.objects.count() == 1
    clock.move(minutes=1)
    forget_old_colleagues()
    assert Colleague.objects.count() == 0
