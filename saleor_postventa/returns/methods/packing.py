"""Sentences that several ways share, and where parcels go."""

from django.utils.translation import gettext as _

from saleor_postventa.returns.models import Return

from .fields import Place, Posted

SHOWN_PLACES = 3


def addressee(ret: Return, chosen: Posted) -> list[str]:
    """The lines of the address that a parcel goes to; none where the shop has told none."""
    told = chosen.addresses.get(ret.destination) or chosen.address
    if told:
        return [line.strip() for line in told.splitlines() if line.strip()]
    preferences = ret.shop.preferences
    lines = [line.strip() for line in preferences.postal_address.splitlines() if line.strip()]
    name = preferences.sender_name or ret.shop.name
    return [name, *lines] if lines and lines[0] != name else lines


def pack_it() -> str:
    return _("Pack it so that nothing can break, and put the slip in.")


def send_it_to(ret: Return, chosen: Posted) -> str:
    to = ", ".join(addressee(ret, chosen))
    return _("Send it to: {address}.").format(address=to) if to else _("We write to you where to send it.")


def places_near(ret: Return, places: tuple[Place, ...]) -> list[str]:
    """Those of the order's country, the nearest by postal code first; a few of them."""
    own = str((ret.order.shipping_address or {}).get("postal_code", ""))
    country = ret.order.shipping_country
    here = [place for place in places if place.country == country] or list(places)
    near = sorted(here, key=lambda place: -_common_start(place.postal_code, own))
    return [str(place) for place in near[:SHOWN_PLACES]]


def take_it_to(ret: Return, places: tuple[Place, ...]) -> str:
    near = places_near(ret, places)
    if not near:
        return _("We write to you where to take it.")
    return _("Take it to one of these places: {places}.").format(places="; ".join(near))


def _common_start(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
