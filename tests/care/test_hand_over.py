"""A case can be handed over to whoever of the team was here."""

import pytest

from saleor_postventa.care.models import Case
from saleor_postventa.care.services import assign_case
from saleor_postventa.core.actor import Actor
from saleor_postventa.shops.colleagues import note_colleague
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, STAFF

pytestmark = pytest.mark.django_db
OTHER = show_id("User", 77)
OWNERS = "{ postSaleCaseOwners { id label isViewer } }"


def labels(shop: Shop, query: str = OWNERS) -> dict[str, str]:
    owners = ask(shop, query, token=NORTE.staff_token()).data["postSaleCaseOwners"]
    return {each["id"]: each["label"] for each in owners}


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
