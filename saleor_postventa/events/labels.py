"""What the team calls whoever did something."""

from typing import Any

from saleor_postventa.shops.colleagues import colleagues
from saleor_postventa.shops.queries import names_of_keys
from saleor_postventa.web.viewer import Viewer

from .queries import actor_label

KNOWN = "names_of_actors"


def label_of(actor_ref: str, info: Any) -> str | None:
    """A colleague's address or the name of an API key, for the team alone; else a mark. Looked up once a request."""
    return _known(info).get(actor_ref) or actor_label(actor_ref)


def _known(info: Any) -> dict[str, str]:
    viewer: Viewer = info.context.viewer
    if not viewer.is_staff:
        return {}
    known: dict[str, str] | None = info.context.loaded.get(KNOWN)
    if known is None:
        known = info.context.loaded[KNOWN] = names_of_keys() | colleagues() | {viewer.user_id: viewer.email}
    return known


def called(actor_ref: str) -> str | None:
    """As `label_of`, where the team is spoken to outside a request's lookups."""
    return colleagues().get(actor_ref) or actor_label(actor_ref)
