"""Whoever belongs to sur sees nothing of norte's, on any field, and can change nothing there."""

import json
from typing import Any

import pytest

from saleor_postventa.care.models import Case, CaseMessage
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.flows.models import Flow, FlowVersion, Journey, Segment, StaffTask
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.hooks.models import HookEndpoint, HookMessage
from saleor_postventa.loyalty.models import (
    Account,
    Adjustment,
    Birthday,
    MemberImport,
    ProgrammeSimulation,
    ProgrammeVersion,
    Redemption,
    Referral,
    Reward,
)
from saleor_postventa.orders.models import Parcel
from saleor_postventa.people.models import Customer
from saleor_postventa.recommendations.models import RecommendationRule
from saleor_postventa.refunds.models import RefundPart
from saleor_postventa.returns.models import (
    Guard,
    PolicySimulation,
    PolicyVersion,
    Return,
    ReturnLine,
    ReturnNote,
    ReturnWindow,
    SavedView,
    Settlement,
)
from saleor_postventa.saleor.catchup.models import CatchUpRun
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import ApiKey, Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from saleor_postventa.shops.services import SCOPES
from saleor_postventa.surveys.models import Review, Survey, SurveyVersion, TopicWord
from saleor_postventa.web.ids import show_id
from tests.cast import NORTE, OUTSIDER, STAFF, SUR, Person, integrator_key

from .ask import ask
from .followed import content_as_text as flow_as_text
from .questions import flat, questions, root_fields
from .surveyed import content_as_text
from .world import World

BOSS = Person(
    3,
    "boss@example.test",
    is_staff=True,
    permissions=(*STAFF.permissions, "MANAGE_SETTINGS", "MANAGE_APPS", "MANAGE_DISCOUNTS"),
)


TELLING_OF_NO_ROWS = {
    "hookTopics",
    "postSaleMailTemplates",
    "postSaleSettings",
    "postSaleSender",
    "postSaleFindings",
    "postSaleReturnCounts",
    "postSaleCaseCounts",
    "postSaleCaseOwners",
    "returnPolicySchema",
    "returnPolicyCheck",
    "productReturnAnswer",
    "pointsProgrammeSchema",
    "pointsProgrammeCheck",
    "surveySchema",
    "surveyCheck",
    "surveyPreview",
    "surveyTriggers",
    "flowSchema",
    "flowCheck",
    "flowMailPreview",
    "segmentPreview",
    "postSaleComingBack",
}


def asked_for(name: str, world: World) -> list[dict[str, str]]:
    """The ways to ask a root field for something of a world."""
    quoted = {
        "postSaleDelivery": [{"id": world.shown("delivery")}],
        "postSaleOrder": [
            {"id": world.shown("order")},
            {"saleorId": world.order.saleor_id},
            {"number": world.order.number},
        ],
        "postSaleCustomer": [{"id": world.shown("customer")}, {"saleorId": world.customer.saleor_id or ""}],
        "postSaleProduct": [{"id": world.shown("product")}, {"saleorId": world.product.saleor_id}],
        "postSaleMessage": [{"id": world.shown("message")}],
        "returnableItems": [{"orderId": world.shown("order")}, {"orderId": world.order.saleor_id}],
        "returnExchangeChoices": [{"orderId": world.shown("order")}],
        "postSaleReturn": [{"id": world.returned_id("ret")}, {"number": world.returned.ret.number}],
        "postSaleCase": [{"id": world.cased_id("case")}, {"number": world.cased.case.number}],
        "hookMessages": [{"endpointId": world.hook_id()}],
        "returnPolicyTry": [{"orderId": world.shown("order")}],
        "returnPolicyVersion": [{"id": world.returned_id("policy")}],
        "returnPolicyCheck": [{"content": "{}"}],
        "pointsProgrammeVersion": [{"id": world.rewarded_id("programme")}],
        "pointsProgrammeCheck": [{"content": "{}"}],
        "survey": [{"id": world.surveyed.id_of("survey")}, {"code": world.surveyed.survey.code}],
        "surveyVersion": [{"id": world.surveyed.id_of("version")}, {"id": world.surveyed.id_of("draft")}],
        "flow": [{"id": world.followed.id_of("flow")}, {"code": world.followed.flow.code}],
        "flowCheck": [{"content": "{}"}],
        "flowMailPreview": [{"content": "{}", "step": "guides", "language": "es"}],
        "segment": [{"id": world.followed.id_of("segment")}],
        "segmentPreview": [{"conditions": "[]"}],
        "postSaleSurveyAnswer": [{"id": world.surveyed.id_of("answer")}],
        "topicWords": [{"language": "es"}],
        "surveyCheck": [{"content": "{}"}],
        "surveyPreview": [{"content": "{}"}],
        "pointsProgrammeSimulation": [{"id": world.rewarded_id("simulation")}],
        "birthday": [{"customerId": world.shown("customer")}],
        "referralLink": [{"customerId": world.shown("customer")}],
        "returnPolicySimulation": [{"id": world.returned_id("simulation")}],
        "returnPolicySimulatedOrders": [{"simulationId": world.returned_id("simulation")}],
        "pointsMember": [
            {"id": world.membered_id("member")},
            {"customerId": world.shown("customer")},
            {"saleorId": world.customer.saleor_id or ""},
        ],
        "review": [{"id": world.review_id()}],
        "productReviews": [{"productId": world.product.saleor_id}],
        "productRating": [{"productId": world.product.saleor_id}],
        "recommendations": [
            {"productId": world.product.saleor_id, "channel": world.order.channel},
            {"customerId": world.customer.email, "channel": world.order.channel},
        ],
        "pointsImport": [{"id": world.membered_id("file")}],
        "pointsJoinPreview": [{"sourceId": world.membered_id("friend"), "intoId": world.membered_id("member")}],
        "productReturnAnswer": [
            {"productId": world.product.saleor_id, "channel": world.order.channel, "country": "ES"}
        ],
    }
    if name in quoted:
        return [{key: json.dumps(value) for key, value in way.items()} for way in quoted[name]]
    order, customer = json.dumps(world.shown("order")), json.dumps(world.shown("customer"))
    filtered = {
        "postSaleEvents": [{}, {"filter": f"{{orderId: {order}}}"}, {"filter": f"{{customerId: {customer}}}"}],
        "postSaleOrders": [{}, {"filter": '{search: "norte"}'}, {"filter": f"{{customerId: {customer}}}"}],
        "postSaleMessages": [{}, {"filter": f"{{orderId: {order}}}"}, {"filter": f"{{customerId: {customer}}}"}],
        "postSaleDeliveries": [{}, {"filter": '{event: "order_created"}'}, {"filter": "{state: DEAD}"}],
        "returnEstimate": [{"input": f"{{orderId: {order}, lines: [{wished_line(world)}], outcome: REFUND}}"}],
        "postSaleReturns": [
            {},
            {"filter": f"{{orderId: {order}}}"},
            {"filter": f"{{customerId: {customer}}}"},
            {"filter": f"{{viewId: {json.dumps(world.returned_id('view'))}}}"},
            {"filter": f"{{productSaleorId: {json.dumps(world.product.saleor_id)}}}"},
        ],
        "postSaleCases": [
            {},
            {"filter": f"{{orderId: {order}}}"},
            {"filter": f"{{customerId: {customer}}}"},
            {"filter": "{isOverdue: true, state: [OPEN]}"},
        ],
        "postSaleRefunds": [{}, {"filter": f"{{orderId: {order}}}"}, {"filter": "{needsStaff: true}"}],
        "postSaleStoreCredits": [{}, {"filter": "{isStuck: true}"}],
        "redemptions": [{}, {"filter": f"{{customerId: {customer}}}"}, {"filter": "{states: [ISSUED]}"}],
        "referrals": [{}, {"filter": "{states: [HELD]}"}],
        "reviews": [{}, {"filter": "{statuses: [PENDING]}"}],
        "rewards": [{}, {"isWhole": "true"}],
        "pointsMembers": [{}, {"filter": '{search: "norte"}'}, {"filter": "{isWaiting: true}"}],
        "pointsAdjustments": [
            {},
            {"states": "[WAITING]"},
            {"memberId": json.dumps(world.membered_id("member"))},
        ],
        "pointsEstimate": [{"input": cart_of(world)}],
        "recommendationRules": [{}, {"search": json.dumps(world.rule.product.name)}],
        "recommendationProducts": [{}, {"chosen": json.dumps(world.product.saleor_id)}],
        "surveys": [{}, {"states": "[LIVE]"}],
        "flows": [{}, {"states": "[LIVE]"}],
        "journeys": [{}, {"flowId": json.dumps(world.followed.id_of("flow"))}, {"state": "WAITING"}],
        "staffTasks": [
            {},
            {"state": "OPEN"},
            {"orderId": order},
            {"orderId": json.dumps(world.order.saleor_id)},
            {"customerId": customer},
        ],
        "surveyInvitations": [
            {"surveyId": json.dumps(world.surveyed.id_of("survey"))},
            {"surveyId": json.dumps(world.surveyed.id_of("survey")), "states": "[ANSWERED]"},
        ],
        "postSaleGoodsMoves": [{}, {"filter": "{isStuck: true}"}],
        "returnReasons": [{}, {"isWhole": "true"}],
        "postSaleMailPreview": [{"template": '"thank_you"', "language": "ES", "orderId": order}],
    }
    return filtered.get(name, [{}])


def wished_line(world: World) -> str:
    line_id = json.dumps(show_id("PostSaleOrderLine", world.returned.line.order_line_id))
    return f'{{orderLineId: {line_id}, quantity: 1, reason: "too_small"}}'


def cart_of(world: World) -> str:
    variant = world.returned.line.order_line.variant
    assert variant is not None
    line = f'{{variantId: {json.dumps(variant.saleor_id)}, quantity: 2, total: "59.90"}}'
    return f'{{channel: {json.dumps(world.order.channel)}, currency: "EUR", lines: [{line}]}}'


@pytest.mark.parametrize("name", sorted(root_fields()))
def test_staff_of_one_shop_gets_nothing_of_the_other(name: str, north: World, south: World, sur: Shop) -> None:
    for way in asked_for(name, north):
        for text in questions(name, way):
            answer = ask(sur, text, token=SUR.staff_token(BOSS))
            assert answer.status == 200, answer.content
            assert "norte" not in flat(answer.content.get("data")), answer.content


NAMES_NOTHING = {"recommendationModelCard", "birthday", "productRating", "reviewFigures"}


@pytest.mark.parametrize("name", sorted(set(root_fields()) - TELLING_OF_NO_ROWS))
def test_the_same_questions_are_answered_at_home(name: str, north: World, norte: Shop) -> None:
    for way in asked_for(name, north):
        told = (ask(norte, text, token=NORTE.staff_token(BOSS)).data for text in questions(name, way))
        if name in NAMES_NOTHING:
            assert all(next(told).values())
        else:
            assert any("norte" in flat(data) for data in told), way


@pytest.mark.parametrize("name", sorted(root_fields()))
def test_a_key_of_one_shop_opens_no_other(name: str, north: World, norte: Shop, sur: Shop) -> None:
    with shop_scope(sur):
        key = integrator_key(sur, *SCOPES)
    for text in questions(name, asked_for(name, north)[0]):
        assert ask(norte, text, token=key).status == 401
        assert "norte" not in flat(ask(sur, text, token=key).content.get("data"))


def test_a_token_of_one_shop_is_no_good_in_the_other(norte: Shop, sur: Shop) -> None:
    for token in (SUR.staff_token(BOSS), SUR.access_token(), SUR.access_token(OUTSIDER)):
        assert ask(sur, "{ postSaleViewer { kind } }", token=token).status == 200
        answer = ask(norte, "{ postSaleViewer { kind } }", token=token)
        assert (answer.status, answer.codes) == (401, ["TOKEN_INVALID"])


def mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every mutation that names a thing, aimed at a world: its payload's selection and its input."""
    return {
        "deliveryReplay": ("deliveries { id }", {"ids": [world.shown("delivery")]}),
        "reactionReplay": ("reactions { id }", {"ids": [world.shown("run")]}),
        "parcelMarkDelivered": (
            "parcel { id } order { id }",
            {"parcelId": world.shown("parcel"), "deliveredAt": "2026-06-03T10:00:00Z"},
        ),
        "apiKeyRevoke": ("apiKey { id }", {"id": world.shown("api_key")}),
        "personExport": ("archivePath", {"customerId": world.shown("customer")}),
        "personErase": ("erasedCount", {"customerId": world.shown("customer"), "reason": "ASKED"}),
        "mailTestSend": (
            "isSent",
            {"template": "thank_you", "language": "ES", "to": "a@example.test", "orderId": world.shown("order")},
        ),
        **return_mutations_on(world),
        **trouble_mutations_on(world),
        **reward_mutations_on(world),
        **hook_mutations_on(world),
        **member_mutations_on(world),
        **deed_mutations_on(world),
        **case_mutations_on(world),
        **survey_mutations_on(world),
        **flow_mutations_on(world),
        **review_mutations_on(world),
    }


def case_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    case, shown = {"id": world.cased_id("case")}, "case { id number }"
    return {
        "caseOpen": (shown, {"orderId": world.shown("order"), "topic": "ORDER", "key": "k"}),
        "caseAssign": (shown, {**case, "ownerId": BOSS.id}),
        "caseAnswer": (shown, {**case, "text": "hello"}),
        "caseNoteAdd": (shown, {**case, "text": "hello"}),
        "caseSolve": (shown, {**case, "outcome": "RECOVERED"}),
        "caseReopen": (shown, {"id": world.cased_id("solved")}),
    }


def review_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    pending, published = {"id": world.review_id()}, {"id": world.review_id("published")}
    return {
        "reviewPublish": ("review { id }", pending),
        "reviewRefuse": ("review { id }", {**pending, "reason": "SPAM"}),
        "reviewAnswer": ("review { id }", {**published, "text": "thanks"}),
    }


def return_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    ret, line = {"id": world.returned_id("ret")}, {"lineId": world.returned_id("line"), "quantity": 1}
    order_line = show_id("PostSaleOrderLine", world.returned.line.order_line_id)
    wished = {"orderLineId": order_line, "quantity": 1, "reason": "too_small"}
    checked = {**line, "grade": "A", "disposition": "RESTOCK"}
    shown = "return { id number }"
    return {
        "returnCreate": (shown, {"orderId": world.shown("order"), "lines": [wished], "outcome": "REFUND"}),
        "returnSend": (shown, ret),
        "returnCancel": (shown, ret),
        "returnChangeExchange": (shown, {**ret, "outcome": "REFUND"}),
        "returnNoteAdd": (shown, {**ret, "text": "hello"}),
        "returnArrange": (shown, {**ret, "details": "{}"}),
        "returnNoteFirstScan": (shown, ret),
        "returnApprove": (shown, ret),
        "returnDecline": (shown, {**ret, "reason": "no"}),
        "returnReceive": (shown, {**ret, "lines": [line], "batch": "b"}),
        "returnInspect": (shown, {**ret, "findings": [checked], "batch": "b"}),
        "returnReopen": (shown, {**ret, "reason": "why not"}),
        "returnCloseMissing": (shown, ret),
        "returnResolve": (shown, ret),
        "returnSettle": (shown, ret),
        "returnWindowExtend": (
            "item { sentence }",
            {"orderLineId": order_line, "until": "2030-01-01T00:00:00Z", "reason": "ill"},
        ),
        "returnPolicyPublish": ("policy { id }", {"id": world.returned_id("draft")}),
        "returnPolicyDiscard": ("policy { id }", {"id": world.returned_id("draft")}),
        "returnPolicySimulate": ("simulation { id }", {"policyId": world.returned_id("draft")}),
        "returnGuardAdd": (
            "guard { id }",
            {"subject": "CUSTOMER", "value": world.shown("customer"), "isBlock": False, "reason": "nice"},
        ),
        "returnGuardRemove": ("guard { id }", {"id": world.returned_id("guard")}),
        "returnViewDelete": ("deletedId", {"id": world.returned_id("view")}),
    }


def trouble_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    """What a person does about money, goods and settlements that got stuck."""
    return {
        "returnSettlementFinish": ("settlement { id }", {"id": world.returned_id("settlement"), "note": "done"}),
        "refundConfirm": ("part { id }", {"partId": world.returned_id("part")}),
        "refundRetry": ("part { id }", {"partId": world.returned_id("part")}),
        "creditRetry": ("credit { id }", {"id": world.returned_id("credit")}),
        "goodsMoveConfirm": ("move { id }", {"id": world.returned_id("move")}),
        "goodsMoveDrop": ("move { id }", {"id": world.returned_id("move")}),
        "goodsMoveRetry": ("move { id }", {"id": world.returned_id("move")}),
    }


def reward_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    reward, other, customer = world.rewarded_id("reward"), world.rewarded_id("other"), world.shown("customer")
    return {
        "rewardRedeem": ("redemption { id }", {"rewardId": other, "customerId": customer, "key": "k"}),
        "rewardUpdate": ("reward { id }", {"id": reward, "points": 700}),
        "redemptionCancel": ("redemption { id }", {"id": world.rewarded_id("redemption")}),
        "pointsProgrammePublish": ("programme { id }", {"id": world.rewarded_id("draft")}),
        "pointsProgrammeDiscard": ("programme { id }", {"id": world.rewarded_id("draft")}),
        "pointsProgrammeSimulate": ("simulation { id }", {"programmeId": world.rewarded_id("draft")}),
    }


def key_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    """Of keys alone: the team has other ways."""
    given = {"customerId": world.shown("customer"), "points": 5, "key": "k"}
    return dict.fromkeys(OF_KEYS, ("entry { id }", given))


def shopper_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    """Of shoppers alone."""
    asked = {"invitationId": world.surveyed.id_of("invitation"), "question": "nps", "fields": []}
    return {
        "caseReply": ("case { id }", {"id": world.cased_id("case"), "text": "hello"}),
        "surveyAnswer": ("isAnswered", asked),
    }


def hook_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    own = {"id": world.hook_id()}
    return {
        "hookEndpointUpdate": ("endpoint { id }", {**own, "isOn": False}),
        "hookEndpointDelete": ("deletedId", own),
        "hookEndpointRotateSecret": ("endpoint { id }", own),
        "hookEndpointTest": ("message { id }", own),
        "hookMessageReplay": ("count", {"endpointId": world.hook_id()}),
    }


def member_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    customer, asked = {"customerId": world.shown("customer")}, {"id": world.membered_id("asked")}
    joined = {"sourceId": world.membered_id("friend"), "intoId": world.membered_id("member")}
    return {
        "pointsAdjust": (
            "adjustment { id note }",
            {**customer, "points": 5, "reason": "GESTURE", "note": "late", "key": "k"},
        ),
        "pointsAdjustmentApprove": ("adjustment { id note }", asked),
        "pointsAdjustmentDecline": ("adjustment { id note }", asked),
        "pointsAdjustmentWithdraw": ("adjustment { id note }", asked),
        "pointsMemberExclude": ("member { id active }", {**customer, "reason": "STAFF"}),
        "pointsMemberReadmit": ("member { id active }", customer),
        "pointsMembersJoin": ("member { id active }", {**joined, "mark": world.membered.mark}),
        "pointsImportBegin": ("started { id name }", {"id": world.membered_id("file")}),
    }


def deed_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    customer, referral = {"customerId": world.shown("customer")}, {"id": world.rewarded_id("referral")}
    return {
        "birthdaySet": ("birthday { month day }", {**customer, "month": 5, "day": 1}),
        "birthdayForget": ("wasKnown", customer),
        "networkFollow": ("points", {**customer, "network": "Mastodon"}),
        "referralApprove": ("referral { id }", referral),
        "referralDecline": ("referral { id }", {**referral, "reason": "the same person"}),
    }


def flow_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    flow, shown = {"id": world.followed.id_of("flow")}, "flow { id title draft { id } current { id } }"
    segment = {"id": world.followed.id_of("segment")}
    return {
        "flowDraftSave": (shown, {**flow, "content": flow_as_text(), "revision": 2}),
        "flowDraftDiscard": (shown, flow),
        "flowPublish": (shown, flow),
        "flowPause": (shown, flow),
        "flowResume": (shown, {"id": world.followed.id_of("paused")}),
        "flowEnd": (shown, flow),
        "segmentChange": ("segment { id }", {**segment, "title": "T", "conditions": "[]", "revision": 1}),
        "segmentDrop": ("", segment),
        "journeyEnd": ("journey { id state }", {"id": world.followed.id_of("journey")}),
        "staffTaskEnd": ("staffTask { id }", {"id": world.followed.id_of("task"), "isDone": True}),
    }


def survey_mutations_on(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    survey, shown = {"id": world.surveyed.id_of("survey")}, "survey { id title draft { id } current { id } }"
    return {
        "surveyDraftSave": (shown, {**survey, "content": content_as_text(), "revision": 2}),
        "surveyDraftDiscard": (shown, survey),
        "surveyPublish": (shown, survey),
        "surveyPause": (shown, survey),
        "surveyResume": (shown, {"id": world.surveyed.id_of("paused")}),
        "surveyEnd": (shown, survey),
        "topicWordDrop": ("", {"id": world.surveyed.id_of("word")}),
        "recommendationRuleKeep": ("rule { id }", {"kind": "BLOCK", "productId": world.product.saleor_id}),
        "recommendationRuleDrop": ("", {"id": show_id("PostSaleRecommendationRule", world.rule.pk)}),
        "surveyTestSend": ("isSent", {**survey, "language": "ES"}),
    }


WRONG_AT_HOME = {
    "returnCreate": "override_reason_needed",
    "returnSend": "wrong_state",
    "returnArrange": "wrong_state",
    "returnNoteFirstScan": "wrong_state",
    "returnCancel": "already_scanned",
    "returnApprove": "wrong_state",
    "returnDecline": "wrong_state",
    "returnReceive": "too_many_units",
    "returnInspect": "too_many_units",
    "returnReopen": "wrong_state",
    "returnCloseMissing": "nothing_missing",
    "returnResolve": "wrong_state",
    "pointsAdjustmentWithdraw": "not_their_request",
    "networkFollow": "nothing_earned",
}
CHANGING = [
    "personExport",
    "personErase",
    "deliveryReplay",
    "reactionReplay",
    "parcelMarkDelivered",
    "apiKeyRevoke",
    "returnChangeExchange",
    "returnNoteAdd",
    "returnWindowExtend",
    "returnPolicyPublish",
    "returnPolicyDiscard",
    "pointsProgrammePublish",
    "pointsProgrammeDiscard",
    "pointsProgrammeSimulate",
    "returnPolicySimulate",
    "returnGuardAdd",
    "returnGuardRemove",
    "returnViewDelete",
    "returnSettle",
    "returnSettlementFinish",
    "refundConfirm",
    "refundRetry",
    "creditRetry",
    "goodsMoveConfirm",
    "goodsMoveDrop",
    "goodsMoveRetry",
    "rewardRedeem",
    "rewardUpdate",
    "redemptionCancel",
    "hookEndpointUpdate",
    "hookEndpointDelete",
    "hookEndpointRotateSecret",
    "hookEndpointTest",
    "hookMessageReplay",
    "pointsAdjust",
    "pointsAdjustmentApprove",
    "pointsAdjustmentDecline",
    "pointsMemberExclude",
    "pointsMembersJoin",
    "pointsImportBegin",
    "birthdaySet",
    "birthdayForget",
    "referralApprove",
    "referralDecline",
    "caseOpen",
    "caseAssign",
    "caseAnswer",
    "caseNoteAdd",
    "caseSolve",
    "caseReopen",
    "surveyDraftSave",
    "surveyDraftDiscard",
    "surveyPublish",
    "surveyPause",
    "surveyResume",
    "surveyEnd",
    "flowDraftSave",
    "flowDraftDiscard",
    "flowPublish",
    "flowPause",
    "flowResume",
    "flowEnd",
    "segmentChange",
    "segmentDrop",
    "journeyEnd",
    "staffTaskEnd",
    "topicWordDrop",
    "recommendationRuleKeep",
    "recommendationRuleDrop",
    "reviewPublish",
    "reviewRefuse",
    "reviewAnswer",
]
# Nothing of it changes where there is nothing to undo.
IDLE_AT_HOME = ["pointsMemberReadmit"]
AIMLESS = {
    "pointsMembersExport",
    "pointsTakePart",
    "mailWordingUpdate",
    "backfillStart",
    "apiKeyCreate",
    "postSaleSettingsUpdate",
    "senderCheck",
    "returnReasonsUpdate",
    "returnMethodChange",
    "returnPolicySave",
    "returnPolicyImport",
    "returnViewSave",
    "pointsProgrammeSave",
    "rewardCreate",
    "hookEndpointCreate",
    "surveyCreate",
    "topicWordKeep",
    "flowCreate",
    "flowTestSend",
    "segmentCreate",
}
OF_KEYS = {"pointsAward", "pointsSpend"}  # tests/loyalty/test_book_for_integrators.py
OF_SHOPPERS = {"caseReply", "surveyAnswer"}  # test_show_cases.py, test_answer_surveys.py
IN_ROWS = {"returnBulkApprove", "returnBulkDecline"}
REWARDS_IN_ROWS = {"redemptionRefund"}
AIMED = [*CHANGING, *IDLE_AT_HOME, "mailTestSend", "surveyTestSend", *sorted(WRONG_AT_HOME)]


def run_mutation(shop: Shop, name: str, payload: str, given: dict[str, Any], token: str) -> Any:
    kind = name[0].upper() + name[1:]
    text = f"mutation M($input: {kind}Input!) {{ {name}(input: $input) {{ {payload} errors {{ field code }} }} }}"
    return ask(shop, text, {"input": given}, token=token)


def states() -> list[Any]:
    with every_shop():
        return [
            list(Delivery.objects.order_by("pk").values_list("state", flat=True)),
            list(RecordedEvent.objects.order_by("pk").values_list("name", flat=True)),
            list(Customer.objects.order_by("pk").values_list("erased_at", flat=True)),
            list(ReactionRun.objects.order_by("pk").values_list("state", flat=True)),
            list(Parcel.objects.order_by("pk").values_list("delivered_at", flat=True)),
            list(ApiKey.objects.order_by("pk").values_list("revoked_at", flat=True)),
            list(Return.objects.order_by("pk").values_list("status", "outcome")),
            list(ReturnLine.objects.order_by("pk").values_list("quantity_approved", "quantity_received")),
            list(ReturnNote.objects.order_by("pk").values_list("text", flat=True)),
            list(ReturnWindow.objects.order_by("pk").values_list("extended_until", flat=True)),
            list(PolicyVersion.objects.order_by("pk").values_list("status", flat=True)),
            list(PolicySimulation.objects.order_by("pk").values_list("state", flat=True)),
            list(Guard.objects.order_by("pk").values_list("pk", flat=True)),
            list(SavedView.objects.order_by("pk").values_list("pk", flat=True)),
            list(Settlement.objects.order_by("pk").values_list("status", "note")),
            list(RefundPart.objects.order_by("pk").values_list("status", flat=True)),
            list(StoreCredit.objects.order_by("pk").values_list("status", flat=True)),
            list(GoodsMove.objects.order_by("pk").values_list("status", flat=True)),
            list(HookEndpoint.objects.order_by("pk").values_list("off_reason", flat=True)),
            list(HookMessage.objects.order_by("pk").values_list("state", flat=True)),
            list(ProgrammeVersion.objects.order_by("pk").values_list("status", flat=True)),
            list(ProgrammeSimulation.objects.order_by("pk").values_list("state", flat=True)),
            list(Reward.objects.order_by("pk").values_list("points", "taken")),
            list(Redemption.objects.order_by("pk").values_list("state", flat=True)),
            list(Account.objects.order_by("pk").values_list("active", "merged_into", "excluded_at")),
            list(Adjustment.objects.order_by("pk").values_list("state", flat=True)),
            list(MemberImport.objects.order_by("pk").values_list("step", flat=True)),
            list(Referral.objects.order_by("pk").values_list("state", flat=True)),
            list(Birthday.objects.order_by("pk").values_list("month", "day")),
            list(Case.objects.order_by("pk").values_list("state", "owner")),
            list(CaseMessage.objects.order_by("pk").values_list("text", flat=True)),
            list(Survey.objects.order_by("pk").values_list("state", "current")),
            list(SurveyVersion.objects.order_by("pk").values_list("number", "revision")),
            list(Flow.objects.order_by("pk").values_list("state", "current")),
            list(FlowVersion.objects.order_by("pk").values_list("number", "revision")),
            list(Segment.objects.order_by("pk").values_list("title", "revision")),
            list(Journey.objects.order_by("pk").values_list("state", flat=True)),
            list(StaffTask.objects.order_by("pk").values_list("state", flat=True)),
            list(TopicWord.objects.order_by("pk").values_list("phrase", "is_off")),
            list(Review.objects.order_by("pk").values_list("status", "answer")),
            list(RecommendationRule.objects.order_by("pk").values_list("kind", "product")),
        ]


def test_every_mutation_is_aimed_at_the_other_shop_or_has_no_aim(north: World) -> None:
    aimed_elsewhere = AIMLESS | OF_KEYS | OF_SHOPPERS | IN_ROWS | REWARDS_IN_ROWS
    assert set(mutations_on(north)) | aimed_elsewhere == set(root_fields("Mutation"))
    assert set(mutations_on(north)) == set(AIMED)


@pytest.mark.parametrize("name", AIMED)
def test_staff_of_one_shop_changes_nothing_in_the_other(name: str, north: World, south: World, sur: Shop) -> None:
    before = states()
    payload, given = mutations_on(north)[name]
    answer = run_mutation(sur, name, payload, given, SUR.staff_token(BOSS))
    assert [error["code"] for error in answer.data[name]["errors"]] == ["not_found"]
    assert states() == before


@pytest.mark.parametrize("name", CHANGING)
def test_the_same_mutations_work_at_home(name: str, north: World, norte: Shop) -> None:
    before = states()
    payload, given = mutations_on(north)[name]
    answer = run_mutation(norte, name, payload, given, NORTE.staff_token(BOSS))
    assert answer.data[name]["errors"] == []
    assert states() != before


@pytest.mark.parametrize("name", sorted(WRONG_AT_HOME))
def test_what_does_not_fit_is_at_least_found_at_home(name: str, north: World, norte: Shop) -> None:
    payload, given = mutations_on(north)[name]
    answer = run_mutation(norte, name, payload, given, NORTE.staff_token(BOSS))
    assert [error["code"] for error in answer.data[name]["errors"]] == [WRONG_AT_HOME[name]]


@pytest.mark.parametrize("name", sorted(IN_ROWS))
def test_bulk_finds_nothing_of_the_other_shop(name: str, north: World, south: World, norte: Shop, sur: Shop) -> None:
    given = {"ids": [north.returned_id("ret")], **({"reason": "no"} if name == "returnBulkDecline" else {})}
    before = states()
    for shop, token, code in (
        (sur, SUR.staff_token(BOSS), "not_found"),
        (norte, NORTE.staff_token(BOSS), "wrong_state"),
    ):
        payload = run_mutation(shop, name, "results { id return { number } error { code } }", given, token).data[name]
        [row] = payload["results"]
        assert (row["error"]["code"], row["return"] is None) == (code, code == "not_found")
    assert states() == before


def test_a_product_of_the_other_shop_has_no_answer(north: World, south: World, norte: Shop, sur: Shop) -> None:
    [text] = questions("productReturnAnswer", asked_for("productReturnAnswer", north)[0])
    assert ask(sur, text).data == {"productReturnAnswer": None}
    assert ask(norte, text).data["productReturnAnswer"]["sentence"]


def test_aimless_mutations_act_in_their_own_shop(north: World, norte: Shop, sur: Shop) -> None:
    token = SUR.staff_token(BOSS)
    started = run_mutation(sur, "backfillStart", "run { id state }", {"restart": True}, token)
    assert started.data["backfillStart"]["run"]["state"] == "RUNNING"
    run_mutation(sur, "apiKeyCreate", "secret", {"name": "theirs", "scopes": []}, token)
    run_mutation(sur, "postSaleSettingsUpdate", "settings { senderName }", {"senderName": "Sur"}, token)
    norte.refresh_from_db()
    with shop_scope(norte):
        assert CatchUpRun.objects.get().state == "running"
        assert ApiKey.objects.get().name == "norte-key"
    assert norte.preferences.sender_name == ""


@pytest.mark.parametrize("kind", ["order", "customer", "product"])
def test_a_gateway_gets_nothing_of_the_other_shop(kind: str, north: World, south: World, sur: Shop) -> None:
    asked = {
        "order": {"__typename": "Order", "id": north.order.saleor_id},
        "customer": {"__typename": "User", "email": north.customer.email},
        "product": {"__typename": "Product", "id": north.product.saleor_id, "channel": "norte-channel"},
    }[kind]
    text = "query Q($r: [_Any!]!) { _entities(representations: $r) { __typename } }"
    assert ask(sur, text, {"r": [asked]}, token=SUR.staff_token(BOSS)).data == {"_entities": [None]}
