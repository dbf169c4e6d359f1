"""What stands in the blocks of one mail: names, goods, guides, products, a code."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from babel.numbers import format_percent
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.core.texts import Speaker
from saleor_postventa.credits.models import Voucher
from saleor_postventa.credits.rules import VoucherKind
from saleor_postventa.credits.vouching import CodeUnknown, plain_code
from saleor_postventa.flows.blocks import Block, kind_of
from saleor_postventa.flows.blocks.button import Leads
from saleor_postventa.flows.models import FlowCoupon, Journey
from saleor_postventa.flows.queries.goods import Guide, bought_lines, guides_of
from saleor_postventa.flows.queries.shown import PREPARED, shown_products
from saleor_postventa.mailing.brand import brand_of
from saleor_postventa.mailing.kinds import straight
from saleor_postventa.mailing.presenting import account_links
from saleor_postventa.mailing.wording import fill_in
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import first_name_of
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop

from .listing import MOST_LINES, listed

_ACCOUNT = {Leads.ORDERS: "portal.orders", Leads.POINTS: "loyalty.points"}


@dataclass(frozen=True, kw_only=True)
class Filling:
    """Without a journey it is tried: with an order that was chosen, or with made-up things, and a made-up code."""

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
            "first_name": first_name_of(self.customer, self.order),
            "order_number": self.order.number if self.order is not None else "",
            "coupon_code": coupon_code(self.journey, self.facts) if self.journey is not None else "",
        }


def made_up_words(block: Block, place: int, filling: Filling, named: Mapping[str, str]) -> dict[str, Any]:
    """As `words_of`, with things that nobody sells where nothing is known; of an order what it holds is known."""
    words = words_of(block, place, filling, named)
    if filling.order is not None and words["kind"] in ("goods", "guides"):
        return words
    if PREPARED in filling.facts and words["kind"] == "products":
        return words
    return {**words, **{name: made_up for name, made_up in _made_up(words["kind"]).items() if not words.get(name)}}


def _made_up(kind: str) -> dict[str, Any]:
    shirt, mug = _("Linen shirt"), _("Ceramic mug")
    things = [{"name": name, "variant": "", "image": "", "initial": name[:1], "url": "#"} for name in (shirt, mug)]
    match kind:
        case "goods":
            return {"lines": [{**each, "quantity": 1} for each in things]}
        case "guides":
            return {"guides": [{**each, "safety_url": "", **_labels(each["name"])} for each in things]}
        case "products":
            why = _("Customers who bought {name} also bought it.")
            return {"products": [{**each, "price": "", "why": why.format(name=shirt)} for each in things[1:]]}
        case "coupon":
            terms = f"{_off(_percent(Decimal(10)))} {_('Enter it when you pay.')}"
            return {"code": "K7QX-2HMD-9TRW", "terms": terms}
        case "button":
            return {"url": "#"}
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
    return listed([(line, line.quantity - line.quantity_returned) for line in lines])


def _guides(block: Block, place: int, filling: Filling, words: dict[str, Any]) -> dict[str, Any]:
    found: list[Guide] = guides_of(filling.order.pk, filling.speaker.language) if filling.order is not None else []
    return {"guides": [{**asdict(each), **_labels(each.name)} for each in found[:MOST_LINES]]}


def _labels(name: str) -> dict[str, str]:
    """Links that read alike are told apart by whoever hears them."""
    return {
        "initial": name[:1].upper(),
        "use_label": f"{_('Use and care')}: {name}",
        "safety_label": f"{_('Safety')}: {name}",
    }


def _button(block: Block, place: int, filling: Filling, words: dict[str, Any]) -> dict[str, Any]:
    match words["leads"]:
        case Leads.PAGE:
            return {}
        case Leads.SHOP:
            return {"url": brand_of(filling.shop).storefront_url or ""}
        case page:
            link = _ACCOUNT[page]
            path = account_links.get(link).address(filling.shop) if link in account_links else None
            return {"url": settings.PUBLIC_URL + path if path else ""}


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
    """Empty where Saleor has none for it, or its days are over before the mail leaves: that goes without."""
    coupon = coupon_of(journey, facts)
    if coupon is None or coupon.ends_at <= now():
        return ""
    try:
        return plain_code(coupon.code)
    except CodeUnknown:
        return ""


def terms_of(coupon: FlowCoupon) -> str:
    """What it takes off, until when, from which amount, and where it goes: all that somebody has to know of it."""
    voucher = coupon.code.voucher
    last_day = (coupon.ends_at - timedelta(seconds=1)).astimezone(coupon.shop.preferences.zone)
    until = date_format(last_day, "DATE_FORMAT")
    if voucher.min_spent is None:
        holds = _("Good once, until {until}.").format(until=until)
    else:
        least = Money(voucher.min_spent, voucher.currency)
        holds = _("Good once, until {until}, for orders from {least}.").format(until=until, least=_shown(least))
    return f"{_worth(voucher)} {holds} {_('Enter it when you pay.')}"


def _worth(voucher: Voucher) -> str:
    match voucher.kind:
        case VoucherKind.PERCENT:
            return _off(_percent(voucher.value))
        case VoucherKind.AMOUNT:
            return _off(_shown(Money(voucher.value, voucher.currency)))
        case _:
            return _("Free shipping for your next order.")


def _off(what: str) -> str:
    return _("{amount} off your next order.").format(amount=what)


def _percent(value: Decimal) -> str:
    """`10%`, and in Spanish `10 %`."""
    return str(format_percent(value / 100, locale=get_language() or "en", decimal_quantization=False))


def _shown(money: Money) -> str:
    return money.formatted(get_language() or "en")


_MORE: dict[str, Callable[[Any, int, Filling, dict[str, Any]], dict[str, Any]]] = {
    "text": _paragraphs,
    "goods": _goods,
    "guides": _guides,
    "button": _button,
    "products": _products,
    "coupon": _coupon,
}
