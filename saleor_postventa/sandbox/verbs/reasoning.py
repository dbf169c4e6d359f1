"""The shop chooses its return reasons: pages of one type, or none."""

from collections.abc import Sequence

import msgspec

from saleor_postventa.sandbox.world.reasons import ReasonPage
from saleor_postventa.sandbox.world.record import from_global_id, to_global_id
from saleor_postventa.sandbox.world.world import World

from .moving import RefusedUnits

REASON_TYPE = to_global_id("PageType", "1")
_FACT = "return_reason_type"


class WantedReason(msgspec.Struct, kw_only=True, frozen=True):
    slug: str
    title: str
    titles: dict[str, str] = {}


def set_reasons(world: World, wanted: Sequence[WantedReason], *, is_in_use: bool) -> list[ReasonPage]:
    """A page keeps its id as long as its slug is named."""
    with world.acting():
        known = {page.slug: page for page in world.store.all(ReasonPage)}
        named = {reason.slug for reason in wanted}
        world.store.remove(*(page for slug, page in known.items() if slug not in named))
        pages = [
            ReasonPage(
                pk=known[each.slug].pk if each.slug in known else world.next_pk(ReasonPage),
                slug=each.slug,
                title=each.title,
                titles=each.titles,
            )
            for each in wanted
        ]
        world.store.put(*pages)
        world.store.tell(_FACT, REASON_TYPE if is_in_use else None)
    return pages


def reason_type(world: World) -> str | None:
    found: str | None = world.store.fact(_FACT)
    return found


def check_reason(world: World, page_id: str | None, *, is_person: bool) -> None:
    """Persons have to name one where the shop uses them; apps may. Raises RefusedUnits."""
    if reason_type(world) is None:
        if page_id:
            raise RefusedUnits("reasonReference", "INVALID", "Reason reference type is not configured.")
    elif page_id:
        if world.store.get(ReasonPage, from_global_id(page_id, ReasonPage.typename)) is None:
            raise RefusedUnits("reasonReference", "INVALID", "Invalid reason reference.")
    elif is_person:
        raise RefusedUnits("reasonReference", "REQUIRED", "Reason reference is required.")
