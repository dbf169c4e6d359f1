"""Who fits: conditions one by one, segments, and where everybody stands."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import ClassVar

import pytest
from django.db import connection
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.drawing import is_drawn
from saleor_postventa.flows.codes import JourneyState
from saleor_postventa.flows.conditions import Person, condition_kinds, holds, told
from saleor_postventa.flows.conditions.person import Bought, Scores
from saleor_postventa.flows.models import Journey, Standing
from saleor_postventa.flows.queries.flows import current_of, document_of
from saleor_postventa.flows.queries.segments import audience_of, people_of, read_conditions
from saleor_postventa.flows.queries.standing import fifth
from saleor_postventa.flows.services.checking import MOST_CONDITIONS, check_conditions
from saleor_postventa.flows.services.reckoning import reckon_standings
from saleor_postventa.flows.services.refusals import InvalidConditions, SegmentInUse
from saleor_postventa.flows.services.segments import create_segment, drop_segment
from saleor_postventa.people.services import note_fact
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.ask import ask
from tests.cast import NORTE
from tests.mailing.scene import make_customer

from .documents import send
from .scene import BY_STAFF, bought, live, pass_round, willing

Asserts = Callable[..., AbstractContextManager[object]]
NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)


def person(**known: object) -> Person:
    return Person(**{"key": "7", "now": NOON, **known})  # type: ignore[arg-type]


def ago(days: int) -> datetime:
    return NOON - timedelta(days=days)


MUG = Bought(at=ago(10), product="P1", category="cups", collections=("summer",), units=2)
CASES = [
    ({"kind": "orders", "at_least": 2}, {"orders": 2}, {"orders": 1}),
    ({"kind": "orders", "at_least": 0, "at_most": 1}, {"orders": 0}, {"orders": 2}),
    ({"kind": "last_order", "at_least_days": 5}, {"last_order_at": ago(5)}, {"last_order_at": ago(4)}),
    ({"kind": "last_order", "at_most_days": 5}, {"last_order_at": ago(5)}, {"last_order_at": ago(6)}),
    ({"kind": "last_order"}, {"last_order_at": ago(0)}, {}),
    ({"kind": "bought", "products": ["P1"]}, {"bought": (MUG,)}, {}),
    ({"kind": "bought", "categories": ["cups"], "within_days": 10}, {"bought": (MUG,)}, {}),
    ({"kind": "bought", "collections": ["summer"]}, {"bought": (MUG,)}, {}),
    ({"kind": "bought", "categories": ["Cups"]}, {"bought": (MUG,)}, {}),
    ({"kind": "bought", "collections": ["Summer"]}, {"bought": (MUG,)}, {}),
    ({"kind": "bought", "collections": ["winter"], "is_not": True}, {"bought": (MUG,)}, None),
    (
        {"kind": "rfm", "recency_from": 4, "monetary_to": 2},
        {"scores": Scores(recency=4, frequency=1, monetary=2)},
        {"scores": Scores(recency=3, frequency=1, monetary=2)},
    ),
    ({"kind": "rfm"}, {"scores": Scores(recency=1, frequency=1, monetary=1)}, {}),
    ({"kind": "country", "countries": ["PT"]}, {"country": "PT"}, {"country": "ES"}),
    ({"kind": "country", "countries": [" gb "]}, {"country": "GB"}, {"country": "ES"}),
    ({"kind": "language", "languages": ["es"]}, {"language": "ES_MX".lower()}, {"language": "en"}),
    ({"kind": "channel", "channels": ["web"]}, {"last_channel": "web"}, {"last_channel": "b2b"}),
    ({"kind": "level", "levels": ["gold"]}, {"level": "gold"}, {"level": ""}),
    ({"kind": "nps", "classes": ["promoter", "passive"]}, {"nps_class": "passive"}, {"nps_class": "detractor"}),
    (
        {"kind": "returns", "from_percent": "50", "of_units": 2},
        {"bought": (Bought(at=ago(1), product="P", units=2, returned=1),)},
        {"bought": (Bought(at=ago(1), product="P", units=1, returned=1),)},
    ),
    ({"kind": "share", "percent": "100"}, {}, None),
    ({"kind": "share", "percent": "0", "is_not": True}, {}, None),
]


@pytest.mark.parametrize(("content", "fits", "does_not"), CASES, ids=lambda each: str(each)[:60])
def test_each_condition_holds_of_whom_it_says(
    content: dict[str, object], fits: dict[str, object], does_not: dict[str, object] | None
) -> None:
    [condition] = read_conditions([content])
    assert holds(condition, person(**fits))
    assert told(condition)
    if does_not is not None:
        assert not holds(condition, person(**does_not))
        [opposite] = read_conditions([{**content, "is_not": True}])
        assert holds(opposite, person(**does_not))
        assert not holds(opposite, person(**fits))


def test_every_condition_is_tried_here() -> None:
    assert {str(content["kind"]) for content, _fits, _not in CASES} == set(condition_kinds.codes())


@pytest.mark.parametrize("written", ["UK", "ZZ", "EU", "Narnia", ""])
def test_a_country_that_there_is_not_is_named_where_it_stands(written: str) -> None:
    content = [{"kind": "orders"}, {"kind": "country", "countries": ["gb", written]}]
    [problem] = check_conditions(content)
    assert problem.path == "conditions.1.countries.1"
    assert f"“{written}”" in problem.message
    with pytest.raises(InvalidConditions) as refused:
        create_segment(code="x", title="", content=content, by=SYSTEM)
    assert refused.value.field == problem.path


def test_a_condition_says_countries_by_their_names() -> None:
    [condition] = read_conditions([{"kind": "country", "countries": ["gb", "ES"]}])
    with override("es"):
        assert told(condition).endswith("Reino Unido, España")


@pytest.mark.parametrize(
    ("content", "en", "es"),
    [
        ({"kind": "orders"}, "made 1 order or more", "hicieron 1 pedido o más"),
        ({"kind": "orders", "at_most": 1}, "made exactly 1 order", "hicieron exactamente 1 pedido"),
        ({"kind": "orders", "at_least": 2}, "made 2 orders or more", "hicieron 2 pedidos o más"),
        ({"kind": "last_order", "at_most_days": 1}, "ordered within the last day", "pidieron en el último día"),
    ],
)
def test_one_is_no_plural(content: dict[str, object], en: str, es: str) -> None:
    [condition] = read_conditions([content])
    with override("en"):
        assert told(condition) == en
    with override("es"):
        assert told(condition) == es


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "path"),
    [([{"kind": "country", "countries": []}], "conditions.0.countries"), ([{"kind": "moon"}], "conditions.0")],
)
def test_a_preview_says_which_condition_cannot_be_counted(
    norte: Shop, content: list[dict[str, object]], path: str
) -> None:
    query = "query($of: JSONString!) { segmentPreview(conditions: $of) { count told problems { path message } } }"
    shown = ask(norte, query, {"of": json.dumps(content)}, token=NORTE.staff_token()).data["segmentPreview"]
    assert (shown["count"], [each["path"] for each in shown["problems"]]) == (None, [path])
    assert shown["problems"][0]["message"]
    whole = ask(norte, query, {"of": "[]"}, token=NORTE.staff_token()).data["segmentPreview"]
    assert whole == {"count": 0, "told": [], "problems": []}


def test_what_all_came_back_of_was_not_bought() -> None:
    [condition] = read_conditions([{"kind": "bought", "products": ["P1"]}])
    assert not holds(condition, person(bought=(Bought(at=ago(1), product="P1", units=2, returned=2),)))


class Counted(str):
    """A code that counts what it is compared with."""

    __slots__ = ()
    compared: ClassVar[list[object]] = []
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        self.compared.append(other)
        return str.__eq__(self, other)


def test_many_codes_cost_a_look_up_and_not_a_walk() -> None:
    """A preview asks of every line of every customer: at 1,500 codes in 20 conditions that took 15 ms each."""
    [condition] = read_conditions([{"kind": "bought", "products": [f"P{number}" for number in range(500)]}])
    assert not holds(condition, person(bought=(Bought(at=ago(1), product=Counted("other")),)))
    assert len(Counted.compared) <= 1


@pytest.mark.parametrize("percent", [5, 20, 50])
def test_a_share_is_that_share_and_always_the_same(percent: int) -> None:
    drawn = [n for n in range(10_000) if is_drawn(str(n), Decimal(percent), salt="a")]
    assert _is_near(len(drawn), 10_000, percent / 100)
    assert drawn == [n for n in range(10_000) if is_drawn(str(n), Decimal(percent), salt="a")]
    other = {n for n in range(10_000) if is_drawn(str(n), Decimal(percent), salt="b")}
    assert _is_near(len(other & set(drawn)), 10_000, (percent / 100) ** 2)


def _is_near(count: int, n: int, share: float) -> bool:
    """Within four standard errors."""
    return abs(count - n * share) < 4 * (n * share * (1 - share)) ** 0.5


@given(values=st.lists(st.integers(0, 20), min_size=1, max_size=60))
def test_fifths_keep_equals_together_and_order(values: list[int]) -> None:
    scores = {value: fifth(sum(other < value for other in values), len(values)) for value in values}
    ordered = [scores[value] for value in sorted(values)]
    assert ordered == sorted(ordered)
    assert all(1 <= score <= 5 for score in ordered)
    assert ordered[0] == 1


@pytest.mark.django_db
@pytest.mark.proves("D4", part="RFM scores equal a plain SQL reckoning")
def test_scores_are_those_of_plain_sql(shop: Shop, norte: Shop, sur: Shop) -> None:
    for number in range(23):
        customer = make_customer()
        for order in range(number % 4):
            bought(customer, at=now() - timedelta(days=number * 3 + order), total=10 * (number % 7 + order))
    with shop_scope(sur):
        bought(make_customer(), total=1_000_000)
    assert reckon_standings() == Standing.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(ORACLE, [shop.pk])
        oracle = {row[0]: row[1:] for row in cursor.fetchall()}
    found = Standing.objects.values_list("customer_id", "recency", "frequency", "monetary")
    assert {pk: (r, f, m) for pk, r, f, m in found} == oracle


# A self join, without window functions: for each customer how many have less.
ORACLE = """
WITH person AS (
    SELECT customer_id AS id, MAX(placed_at) AS last, COUNT(*) AS orders, SUM(total_gross_amount) AS spent
    FROM orders_order WHERE shop_id = %s AND paid_at IS NOT NULL GROUP BY customer_id
)
SELECT p.id,
    1 + 5 * SUM(CASE WHEN o.last < p.last THEN 1 ELSE 0 END) / COUNT(*),
    1 + 5 * SUM(CASE WHEN o.orders < p.orders THEN 1 ELSE 0 END) / COUNT(*),
    1 + 5 * SUM(CASE WHEN o.spent < p.spent THEN 1 ELSE 0 END) / COUNT(*)
FROM person p CROSS JOIN person o GROUP BY p.id
"""


@pytest.mark.django_db
def test_whoever_has_no_order_left_stands_nowhere(shop: Shop) -> None:
    order = bought(make_customer())
    assert reckon_standings() == 1
    order.status = "canceled"
    order.save()
    assert reckon_standings() == 0
    assert not Standing.objects.exists()


@pytest.mark.django_db
@pytest.mark.proves("D4")
def test_as_many_are_written_to_as_the_preview_counts(
    shop: Shop, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(30):
        customer = willing(country="PT" if number % 3 else "ES")
        for _order in range(number % 3):
            bought(customer, shipping_country=customer.country)
    make_customer(email="")
    willing(is_staff=True)
    create_segment(code="regulars", title="Regulars", content=[{"kind": "orders", "at_least": 2}], by=BY_STAFF)
    audience = {"segments": ["regulars"], "conditions": [{"kind": "country", "countries": ["PT"]}]}
    settings = {"at": now().isoformat()}
    flow = live("news", send(), trigger="on_date", settings=settings, audience=audience, holdout_percent="20")
    wanted = [each.pk for each in audience_of(document_of(current_of(flow)).audience)]
    pass_round()
    begun = Journey.objects.filter(flow=flow).exclude(state=JourneyState.NOT_FOR_THEM)
    assert sorted(begun.values_list("customer_id", flat=True)) == wanted
    assert 0 < len(wanted) < 30
    with django_assert_max_num_queries(12):
        list(people_of(read_conditions([{"kind": "orders", "at_least": 1}])))


@pytest.mark.django_db
def test_a_segment_reads_facts_that_others_fill_in(shop: Shop) -> None:
    fan, other = make_customer(), make_customer()
    note_fact(fan, "nps_class", "promoter")
    note_fact(fan, "tier", "gold")
    conditions = read_conditions([{"kind": "nps", "classes": ["promoter"]}, {"kind": "level", "levels": ["gold"]}])
    assert [each.pk for each in people_of(conditions)] == [fan.pk]
    assert other.pk not in [each.pk for each in people_of(conditions)]


@pytest.mark.django_db
def test_a_segment_in_use_stays(shop: Shop) -> None:
    segment = create_segment(code="all", title="", content=[{"kind": "orders", "at_least": 0}], by=SYSTEM)
    live("uses_it", send(), audience={"segments": ["all"]})
    with pytest.raises(SegmentInUse):
        drop_segment(segment.pk, by=BY_STAFF)


def test_a_segment_has_no_more_conditions_than_a_flow(shop: Shop) -> None:
    """A preview asks each of them of every customer, and whoever may look may ask."""
    with pytest.raises(InvalidConditions):
        create_segment(code="all", title="All", content=[{"kind": "orders"}] * (MOST_CONDITIONS + 1), by=BY_STAFF)
    assert create_segment(code="all", title="All", content=[{"kind": "orders"}] * MOST_CONDITIONS, by=BY_STAFF).pk
