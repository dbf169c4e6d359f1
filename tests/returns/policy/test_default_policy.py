"""The policy that came with the program, for the reasons that came with it."""

import pytest

from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.services.reasons import DEFAULT_REASONS, ReasonDraft

from .scene import facts, judge

SEEN = {"damaged", "defective", "wrong_item"}


@pytest.mark.proves("A39", part="photos are asked for where there is something to see")
@pytest.mark.parametrize("reason", DEFAULT_REASONS, ids=lambda reason: reason.code)
def test_asks_for_a_photo_where_there_is_something_to_see_alone(reason: ReasonDraft) -> None:
    wish = {"reason": reason.code, "is_shops_fault": reason.is_shops_fault}
    needed = max(judge(Policy.default(), facts(wish=wish)).requires_photos, reason.min_photos)
    assert needed == (1 if reason.code in SEEN else 0)


@pytest.mark.parametrize("code", sorted(SEEN))
def test_asks_for_none_where_the_shop_does_not_call_it_its_fault(code: str) -> None:
    assert judge(Policy.default(), facts(wish={"reason": code})).requires_photos == 0
