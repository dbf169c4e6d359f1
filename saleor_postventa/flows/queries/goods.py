"""What somebody bought in an order, and the shop's guides to it."""

from dataclasses import dataclass

from saleor_postventa.orders.models import OrderLine

GUIDE, SAFETY = "guide", "safety"
_PLAIN = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Guide:
    """`name` is what they bought, as they read it; of the two addresses one may be empty."""

    name: str
    image: str
    url: str
    safety_url: str


def bought_lines(order_id: int) -> list[OrderLine]:
    """What they kept at least one unit of, in the order's own order."""
    lines = OrderLine.objects.filter(order=order_id, is_removed=False).order_by("position", "pk")
    return [line for line in lines.select_related("variant__product") if line.quantity > line.quantity_returned]


def guides_of(order_id: int, language: str) -> list[Guide]:
    """One for each product that has one, in that language or in any."""
    found: dict[str, Guide] = {}
    for line in bought_lines(order_id):
        product = line.variant.product if line.variant is not None else None
        if product is None or product.saleor_id in found:
            continue
        url, safety_url = (page_in(product.marks, each, language) for each in (GUIDE, SAFETY))
        if url or safety_url:
            found[product.saleor_id] = Guide(line.bought_name, line.thumbnail_url, url, safety_url)
    return list(found.values())


def page_in(marks: dict[str, str], mark: str, language: str) -> str:
    """Empty where there is none, or what stands there is no address of a page."""
    url = marks.get(f"{mark}.{language[:2]}") or marks.get(mark, "")
    return url if url.startswith(_PLAIN) else ""
