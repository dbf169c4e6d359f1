"""The points programme of the demo's shop."""

from datetime import date

import pytest

from saleor_postventa.core.pieces import text_in
from saleor_postventa.demo.points import programme, publish_points_programme
from saleor_postventa.demo.policy import POLICY, TOP_LEVEL, TOP_WINDOW_DAYS
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.loyalty.services import check_programme
from saleor_postventa.shops.models import Shop

pytestmark = pytest.mark.django_db


def test_nothing_is_to_be_said_against_it(in_norte: Shop) -> None:
    found = check_programme(programme(date(2026, 11, 27)))
    assert (found.problems, found.contradictions) == ((), ())
    assert found.programme is not None
    assert text_in(found.programme.names, "es") != text_in(found.programme.names, "en")


def test_is_published_once(in_norte: Shop) -> None:
    publish_points_programme()
    publish_points_programme()
    assert [each.status for each in ProgrammeVersion.objects.all()] == ["published"]


def test_the_policy_gives_what_the_highest_level_promises(in_norte: Shop) -> None:
    found = check_programme(programme(date(2026, 11, 27))).programme
    assert found is not None
    assert (found.tiers.levels[-1].code, found.tiers.levels[-1].benefits.window_days) == (TOP_LEVEL, TOP_WINDOW_DAYS)
    rule = next(rule for rule in POLICY["rules"] if rule["id"] == "top-level")
    assert rule["conditions"] == [{"kind": "tier", "value": {"any_of": [TOP_LEVEL]}}]
    assert rule["actions"] == [{"kind": "set_window", "value": {"days": TOP_WINDOW_DAYS}}]
