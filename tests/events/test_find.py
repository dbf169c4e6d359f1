"""Reactions that were given up on are told of."""

from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.events.services import record
from saleor_postventa.shops.findings import Finding, Level, findings_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .conftest import BellRung

pytestmark = pytest.mark.django_db


def about_reactions(shop: Shop) -> list[Finding]:
    return [finding for finding in findings_of(shop) if finding.code == "dead_reactions"]


def test_counts_reactions_that_were_given_up_on(react: Any, in_norte: Shop, sur: Shop) -> None:
    react("care.count", lambda row: None)
    for times in (1, 2, 3):
        record(BellRung(times=times), by=SYSTEM)
    assert about_reactions(in_norte) == []
    ReactionRun.objects.filter(event__key__in=["BellRung:1", "BellRung:2"]).update(state=WorkState.DEAD)
    (found,) = about_reactions(in_norte)
    assert found.level == Level.WARNING
    assert str(found.title).startswith("2 ")
    with shop_scope(sur):
        assert about_reactions(sur) == []
