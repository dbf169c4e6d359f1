"""Ways of sending back through the API: what the shop chooses, what shoppers arrange, and the carrier's first scan."""

import json
from typing import Any

import pytest

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import MethodChoice, Return
from saleor_postventa.returns.queries.arrangements import arrangement_of
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.services import send_return
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.ask import ask
from tests.cast import NORTE, OUTSIDER, SUR, integrator_key
from tests.conftest import MovableClock
from tests.returns.make import BY_SHOPPER, make_policy, make_return

from .asking import attempt, do, failed, ret_id

pytestmark = pytest.mark.django_db
METHODS = """{ returnMethods { code label labels { language text } summary shopperReads teamsPart isOn isInPolicy
    isChosen isOffered lacks settings settingsSchema changedAt changedBy } }"""
METHOD = "method { code isOn lacks settings }"
POINT = {"name": "Bazar Sol", "address": "Calle Sol 3\n28004 Madrid", "postal_code": "28004"}
PICKUP = {"code": "pickup", "isOn": True}


def boss() -> str:
    return NORTE.staff_token(permissions=["MANAGE_ORDERS", "MANAGE_SETTINGS"])


def asked(language: str = "en", token: str = "") -> dict[str, Any]:
    told = ask("norte", METHODS, token=token or boss(), HTTP_ACCEPT_LANGUAGE=language).data["returnMethods"]
    return {each["code"]: each for each in told}


def change(code: str, settings: Any, *, is_on: bool = True, token: str = "") -> Any:
    given = {"code": code, "isOn": is_on, "settings": json.dumps(settings)}
    return do("returnMethodChange", given, token=token or boss(), shown=METHOD)


@pytest.mark.proves("A16", part="the shop chooses its ways through the API, and is told what each needs")
def test_the_shop_learns_of_all_ways_and_what_each_needs(home: Shop) -> None:
    make_policy(methods=["own_carrier", "drop_off"])
    told = asked("es")
    assert list(told) == ["keep_it", "staff_label", "drop_off", "pickup", "store", "own_carrier"]
    assert told["pickup"]["label"] == "Recogida en tu casa"
    assert {"language": "en", "text": "Picked up at your home"} in told["pickup"]["labels"]
    assert [code for code, each in told.items() if each["isInPolicy"]] == ["drop_off", "own_carrier"]
    assert [code for code, each in told.items() if each["lacks"]] == ["drop_off", "store"]
    assert [code for code, each in told.items() if each["isOffered"]] == ["own_carrier"]
    assert [code for code, each in told.items() if not each["isChosen"]] == ["keep_it"]
    schema = json.loads(told["drop_off"]["settingsSchema"])
    assert schema["properties"]["points"]["title"] == "Puntos de entrega"
    assert json.loads(told["pickup"]["settings"])["weekdays"] == [0, 1, 2, 3, 4]
    assert told["pickup"]["changedAt"] is None
    assert all(each["teamsPart"].endswith(".") for each in told.values())


def test_what_a_rule_offers_is_in_the_policy_as_well(home: Shop) -> None:
    action = {"kind": "allow_methods", "value": {"methods": ["store"]}}
    rule = {"id": "near", "names": {"en": "Near"}, "actions": [action]}
    make_policy(rules=[rule, {**rule, "id": "kept", "is_on": False, "actions": [{"kind": "keep_item", "value": {}}]}])
    told = asked()
    assert (told["store"]["isInPolicy"], told["keep_it"]["isInPolicy"]) == (True, False)


def test_what_is_chosen_holds_and_is_told_with_its_author(home: Shop) -> None:
    changed = change("drop_off", {"points": [POINT]}, is_on=False)
    assert changed["errors"] == []
    assert (changed["method"]["isOn"], changed["method"]["lacks"]) == (False, None)
    told = asked()["drop_off"]
    assert json.loads(told["settings"])["points"][0]["name"] == "Bazar Sol"
    assert "Bazar Sol, Calle Sol 3, 28004 Madrid" in told["shopperReads"][1]
    assert told["changedAt"]
    assert RecordedEvent.objects.filter(name="ReturnMethodChanged", data__method="drop_off").count() == 1


def test_every_error_names_its_place(home: Shop) -> None:
    refused = change("drop_off", {"points": [{**POINT, "postal_code": "x\u200b"}, {**POINT, "name": ""}]})
    assert failed(refused) == [("settings.points.0.postal_code", "invalid"), ("settings.points.1.name", "invalid")]
    assert refused["errors"][1]["message"] == "Escribe algo aquí."
    assert refused["method"] is None
    assert failed(change("pigeon", {})) == [("code", "not_found")]
    assert failed(change("pickup", [1])) == [("settings", "invalid")]
    assert not MethodChoice.objects.exists()


def test_ways_are_changed_by_who_may_change_the_policy_alone(home: Shop, sur: Shop) -> None:
    given = {**PICKUP, "settings": "{}"}
    for token in (NORTE.staff_token(permissions=["MANAGE_ORDERS"]), NORTE.access_token(), integrator_key(home)):
        answer = attempt("returnMethodChange", given, token=token, shown=METHOD)
        assert answer.codes == ["PERMISSION_DENIED"]
    assert ask("norte", METHODS, token=NORTE.access_token()).codes == ["PERMISSION_DENIED"]
    own = SUR.staff_token(permissions=["MANAGE_SETTINGS"])
    do("returnMethodChange", {**given, "isOn": False}, token=own, shop="sur", shown=METHOD)
    assert asked()["pickup"]["isOn"]
    with shop_scope(sur):
        assert MethodChoice.objects.count() == 1


ARRANGEMENT = """arrangement { said details canChange canChangeUntil
    questions { name label isNeeded isPhone answer choices { code label } } }"""


@pytest.fixture
def picked_up(home: Shop, order: Order, clock: MovableClock) -> Return:
    make_policy(methods=["pickup"])
    return make_return(order, method="pickup", status=ReturnStatus.APPROVED)


def arrange(ret: Return, *, token: str, **answers: str) -> Any:
    given = {"id": ret_id(ret), "details": json.dumps(answers)}
    return do("returnArrange", given, token=token, shown=f"return {{ {ARRANGEMENT} sentence {{ text }} }}")


def first_answers(ret: Return, place: int = 0) -> dict[str, str]:
    found = arrangement_of(ret)
    assert found is not None
    return {each.name: each.choices[place].code for each in found.questions if each.choices}


@pytest.mark.proves("A16", part="a shopper, the shop's key and the team arrange a pickup through the API")
def test_a_shopper_the_key_and_the_team_arrange_it(picked_up: Return, clock: MovableClock) -> None:
    key = integrator_key(picked_up.shop, "returns.write", "returns.read")
    for place, token in enumerate((NORTE.access_token(), key, boss())):
        clock.move(minutes=1)
        answers = first_answers(picked_up, -place)
        done = arrange(picked_up, token=token, **answers, note=str(place))
        assert done["errors"] == []
        shown = done["return"]["arrangement"]
        assert json.loads(shown["details"])["note"] == str(place)
        assert shown["said"] in done["return"]["sentence"]["text"]
        assert shown["canChange"]
    kinds = RecordedEvent.objects.filter(name="ReturnArranged").order_by("pk").values_list("actor_kind", flat=True)
    assert list(kinds) == ["shopper", "app", "staff"]


def test_errors_of_an_arrangement_name_the_answer(picked_up: Return) -> None:
    answers = first_answers(picked_up)
    token = NORTE.access_token()
    assert failed(arrange(picked_up, token=token)) == [("details.day", "invalid")]
    assert failed(arrange(picked_up, token=token, **{**answers, "day": "2020-01-01"})) == [("details.day", "invalid")]
    assert failed(arrange(picked_up, token=token, **answers, strange="1")) == [("details.strange", "invalid")]
    picked_up.refresh_from_db()
    assert picked_up.method_details == {}


def test_what_is_fixed_is_fixed_for_the_shopper_alone(picked_up: Return, clock: MovableClock) -> None:
    assert arrange(picked_up, token=NORTE.access_token(), **first_answers(picked_up))["errors"] == []
    clock.move(hours=13)
    again = first_answers(picked_up, -1)
    assert failed(arrange(picked_up, token=NORTE.access_token(), **again)) == [("details", "too_late")]
    text = f'{{ postSaleReturn(id: "{ret_id(picked_up)}") {{ {ARRANGEMENT} }} }}'
    seen = ask("norte", text, token=NORTE.access_token()).data["postSaleReturn"]["arrangement"]
    assert seen["canChange"] is False
    assert arrange(picked_up, token=boss(), **again)["errors"] == []


def test_nobody_arranges_what_is_not_theirs(picked_up: Return, sur: Shop) -> None:
    answers = first_answers(picked_up)
    assert failed(arrange(picked_up, token=NORTE.access_token(OUTSIDER), **answers)) == [("id", "not_found")]
    given = {"id": ret_id(picked_up), "details": json.dumps(answers)}
    for token in (SUR.staff_token(permissions=["MANAGE_ORDERS"]), SUR.access_token()):
        refused = do("returnArrange", given, token=token, shop="sur", shown="return { id }")
        assert failed(refused) == [("id", "not_found")]
    reader = integrator_key(picked_up.shop, "returns.read")
    assert attempt("returnArrange", given, token=reader, shown="return { id }").codes == ["PERMISSION_DENIED"]
    picked_up.refresh_from_db()
    assert picked_up.method_details == {}


def test_a_return_without_anything_to_arrange_says_so(approved: Return) -> None:
    text = f'{{ postSaleReturn(id: "{ret_id(approved)}") {{ {ARRANGEMENT} }} }}'
    assert ask("norte", text, token=boss()).data["postSaleReturn"]["arrangement"] is None


SCANNED = "return { status sentAt settlements { id } refundDueAt }"


@pytest.mark.proves("A17")
def test_the_first_scan_is_told_with_a_key_even_where_the_shopper_said_that_they_sent_it(
    home: Shop, order: Order, clock: MovableClock
) -> None:
    make_policy(processing_event="first_scan")
    ret = make_return(order, status=ReturnStatus.APPROVED)
    send_return(ret.pk, by=BY_SHOPPER)
    key = integrator_key(home, "returns.write", "returns.read")
    given = {"id": ret_id(ret)}
    first, again = (do("returnNoteFirstScan", given, token=key, shown=SCANNED)["return"] for _twice in range(2))
    assert first["status"] == "SENT"
    assert first["refundDueAt"]
    assert len(first["settlements"]) == 1
    assert again == first


def test_the_first_scan_sends_what_nobody_said_was_sent(approved: Return, clock: MovableClock) -> None:
    tomorrow = {"id": ret_id(approved), "scannedAt": "2099-01-01T00:00:00Z"}
    assert failed(do("returnNoteFirstScan", tomorrow, token=boss(), shown=SCANNED)) == [("scannedAt", "in_future")]
    done = do("returnNoteFirstScan", {"id": ret_id(approved)}, token=boss(), shown=SCANNED)
    assert (done["errors"], done["return"]["status"]) == ([], "SENT")


def test_no_shopper_tells_of_a_scan(approved: Return) -> None:
    answer = attempt("returnNoteFirstScan", {"id": ret_id(approved)}, token=NORTE.access_token(), shown=SCANNED)
    assert answer.codes == ["PERMISSION_DENIED"]
