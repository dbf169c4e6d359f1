"""What stands in the blocks of one mail: names, goods, guides, products, a code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.core.texts import Speaker
from saleor_postventa.credits.rules import VoucherKind
from saleor_postventa.credits.vouching import CodeUnknown, plain_code
from saleor_postventa.flows.blocks import Block, kind_of
from saleor_postventa.flows.models import FlowCoupon, Journey
from saleor_postventa.flows.queries.goods import Guide, bought_lines, guides_of
from saleor_postventa.flows.queries.shown import shown_products
from saleor_postventa.mailing.brand import brand_of
from saleor_postventa.mailing.kinds import straight
from saleor_postventa.mailing.wording import fill_in
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop


@dataclass(frozen=True, kw_only=True)
class Filling:
    """Without a journey it is tried: with an order that was chosen, and made-up products and codes."""

    shop: Shop
    speaker: Speaker
    customer: Customer | None = None
    order: Order | None = None
    journey: Journey | None = None
    facts: Mapping[str, Any]
    through: Callable[[str], str] = straight

    def names(self) -> dict[str, str]:
        return {
            "shop": brand_of(self.shop).name,
            "first_name": self.customer.first_name if self.customer is not None else "",
            "order_number": self.order.number if self.order is not None else "",
            "coupon_code": coupon_code(self.journey, self.facts) if self.journey is not None else "",
        }


def made_up_words(block: Block, place: int, filling: Filling, named: Mapping[str, str]) -> dict[str, Any]:
    """As `words_of`, where nothing is known to fill in: with things that nobody sells."""
    words = words_of(block, place, filling, named)
    return {**words, **{name: made_up for name, made_up in _made_up(words["kind"]).items() if not words.get(name)}}


def _made_up(kind: str) -> dict[str, Any]:
    shirt, mug = _("Linen shirt"), _("Ceramic mug")
    things = [{"name": name, "variant": "", "image": "", "initial": name[:1], "url": "#"} for name in (shirt, mug)]
    match kind:
        case "goods":
            return {"lines": things}
        case "guides":
            return {"guides": things}
        case "products":
            why = _("Customers who bought {name} also bought it.")
            return {"products": [{**each, "price": "", "why": why.format(name=shirt)} for each in things[1:]]}
        case "coupon":
            return {"code": "K7QX-2HMD-9TRW", "terms": _("{share} % off your next order, once.").format(share=10)}
        case _:
            return {}


def words_of(block: Block, place: int, filling: Filling, named: Mapping[str, str]) -> dict[str, Any]:
    """A block's variables in the template; one that has nothing to show is left out by it."""
    kind = kind_of(block)
    own = kind.words(block, filling.speaker)
    words = {name: fill_in(value, named) if name in ("text", "alt") else value for name, value in own.items()}
    more = _MORE.get(kind.code)
    words |= more(block, place, filling, words) if more is not None else {}
    return {"kind": kind.code, **words, **_led(kind.code, words, filling.through)}


def _led(kind: str, words: Mapping[str, Any], through: Callable[[str], str]) -> dict[str, Any]:
    """Where its links lead; a picture is fetched from where it lies, by whoever looks."""
    if kind == "button":
        return {"url": through(words["url"])}
    return {
        name: [{**each, "url": through(each["url"])} for each in words[name]]
        for name in ("guides", "products")
        if name in words
    }


def _paragraphs(block: Block, place: int, filling: Filling, words: dict[str, Any]) -> dict[str, Any]:
    text = str(words["text"]).replace("\r\n", "\n")
    return {"paragraphs": [each.strip() for each in text.split("\n\n") if each.strip()]}


def _goods(block: Block, place: int, filling: Filling, words: dict[str, Any]) -> dict[str, Any]:
    lines = bought_lines(filling.order.pk) if filling.order is not None else []
    return {
        "lines": [
            {
                "name": line.bought_name,
                "variant": line.bought_variant_name,
                "image": line.thumbnail_url,
                "initial": line.bought_name[:1].upper(),
            }
            for line in lines
        ]
    }


def _guides(block: Block, place: int, filling: Filling, words: dict[str, Any]) -> dict[str, Any]:
    found: list[Guide] = guides_of(filling.order.pk, filling.speaker.language) if filling.order is not None else []
    return {"guides": [{"name": each.name, "url": each.url} for each in found]}


def _products(block: Block, place: int, filling: Filling, words: dict[str, Any]) -> dict[str, Any]:
    return {"products": shown_products(filling.shop, filling.facts, place)}


def _coupon(block: Block, place: int, filling: Filling, words: dict[str, Any]) -> dict[str, Any]:
    coupon = coupon_of(filling.journey, filling.facts)
    if coupon is None:
        return {"code": "", "terms": ""}
    return {"code": coupon_code(filling.journey, filling.facts), "terms": terms_of(coupon)}


def coupon_of(journey: Journey | None, facts: Mapping[str, Any]) -> FlowCoupon | None:
    rows = FlowCoupon.objects.select_related("code__voucher", "shop")
    return rows.filter(journey=journey, step=facts.get("step", "")).first() if journey is not None else None


def coupon_code(journey: Journey | None, facts: Mapping[str, Any]) -> str:
    """Empty where Saleor has none for it: the mail goes without."""
    coupon = coupon_of(journey, facts)
    if coupon is None:
        return ""
    try:
        return plain_code(coupon.code)
    except CodeUnknown:
        return ""


def terms_of(coupon: FlowCoupon) -> str:
    """What it takes off, from which amount, until when: all that somebody has to know of it."""
    voucher = coupon.code.voucher
    until = date_format(coupon.ends_at.astimezone(coupon.shop.preferences.zone), "DATE_FORMAT")
    match voucher.kind:
        case VoucherKind.PERCENT:
            share = number_format(voucher.value.normalize())
            said = _("{share} % off your next order, once, until {until}.").format(share=share, until=until)
        case VoucherKind.AMOUNT:
            amount = Money(voucher.value, voucher.currency)
            said = _("{amount} off your next order, once, until {until}.").format(amount=_shown(amount), until=until)
        case _:
            said = _("Free shipping for your next order, once, until {until}.").format(until=until)
    if voucher.min_spent is None:
        return said
    least = Money(voucher.min_spent, voucher.currency)
    return f"{said} {_('For orders from {least}.').format(least=_shown(least))}"


def _shown(money: Money) -> str:
    return money.formatted(get_language() or "en")


_MORE: dict[str, Callable[[Any, int, Filling, dict[str, Any]], dict[str, Any]]] = {
    "text": _paragraphs,
    "goods": _goods,
    "guides": _guides,
    "products": _products,
    "coupon": _coupon,
}
