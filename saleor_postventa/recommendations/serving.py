"""What to show: to a customer, beside a product, for a basket. Everything that asks for recommendations asks here."""

from collections.abc import Sequence
from dataclasses import dataclass

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money

from .models import ModelCard
from .queries import Bought, bought_by, card_in_use, products_by_ids, rules, standings, variants_of
from .rules.arranging import Asked, Candidate, Ranked, Rule, Shelf, arranged
from .rules.kinds import Why
from .sourcing import Sources, Wanted
from .stock import InStock, in_stock

MOST_COUNT, MOST_SHOWN = 24, 50
ROUNDS, SPARE, MOST_VARIANTS = 3, 4, 20


@dataclass(frozen=True)
class Recommendation:
    """`variant` is the cheapest that can be bought; `seed` the product that speaks for it, where one does."""

    product: Product
    variant: Variant
    price: Money
    why: Why
    score: float
    seed: Product | None = None
    times: int = 0


def recommend(
    asked: Sequence[Wanted], *, country: str = "", stock: InStock = in_stock
) -> dict[Wanted, list[Recommendation]]:
    """Of each question the best that the person may buy and is not known to dislike, at most as many as wanted.

    So many queries however many questions. Asks Saleor what is in stock: never inside a transaction. Raises a Failure.
    """
    card, said = card_in_use(), rules()
    bought = bought_by({wanted.customer_id for wanted in asked if wanted.customer_id is not None})
    known = products_by_ids(_in_sight(asked, bought, said))
    candidates = _candidates(card, asked, bought, known)
    known |= products_by_ids({each.product for found in candidates.values() for each in found} - known.keys())
    shelf = _shelf(card, known, said)
    queues = {
        wanted: _sellable(arranged(candidates[wanted], _question(wanted, bought), shelf), wanted, known)
        for wanted in asked
    }
    variants = variants_of({ranked.candidate.product for queue in queues.values() for ranked in queue})
    offers = _offers(queues, variants, country, stock)
    return {wanted: [_told(offer, known) for offer in found] for wanted, found in offers.items()}


@dataclass(frozen=True)
class _Offer:
    ranked: Ranked
    variant: Variant
    price: Money


def _in_sight(asked: Sequence[Wanted], bought: dict[int, Bought], said: Sequence[Rule]) -> set[int]:
    """Products that are looked at, were bought or sent back, or that the team says something of."""
    found = {product for wanted in asked for product in wanted.shown}
    found |= {product for each in bought.values() for product in (*each.times, *each.sent_back)}
    return found | {rule.product for rule in said} | {rule.beside for rule in said if rule.beside is not None}


def _candidates(
    card: ModelCard | None, asked: Sequence[Wanted], bought: dict[int, Bought], known: dict[int, Product]
) -> dict[Wanted, list[Candidate]]:
    """None before the first night; what the team says holds all the same."""
    if card is None:
        return {wanted: [] for wanted in asked}
    sources, moment = Sources(card, asked, bought, known), now()
    return {wanted: sources.candidates(wanted, moment) for wanted in asked}


def _shelf(card: ModelCard | None, known: dict[int, Product], said: Sequence[Rule]) -> Shelf:
    risks = {pk: row.return_risk for pk, row in standings(card, known).items()} if card is not None else {}
    return Shelf({pk: (row.type_id, row.category_id) for pk, row in known.items()}, risks, said)


def _question(wanted: Wanted, bought: dict[int, Bought]) -> Asked:
    person = (bought.get(wanted.customer_id or 0) or Bought()).person
    return Asked(wanted.part, wanted.channel, frozenset(wanted.shown), person)


def _sellable(found: Sequence[Ranked], wanted: Wanted, known: dict[int, Product]) -> list[Ranked]:
    """Published in the channel, and not gone; as many as could be needed."""
    listed = (ranked for ranked in found if _is_listed(known.get(ranked.candidate.product), wanted.channel))
    return [ranked for ranked, _place in zip(listed, range(ROUNDS * (wanted.count + SPARE)), strict=False)]


def _is_listed(product: Product | None, channel: str) -> bool:
    return product is not None and product.deleted_at is None and channel in product.published_in


def _offers(
    queues: dict[Wanted, list[Ranked]], variants: dict[int, list[Variant]], country: str, stock: InStock
) -> dict[Wanted, list[_Offer]]:
    """The stock of the first is asked for, and of more only where too many of them are sold out."""
    offers: dict[Wanted, list[_Offer]] = {wanted: [] for wanted in queues}
    for turn in range(ROUNDS):
        pages = {
            wanted: queue[turn * (wanted.count + SPARE) : (turn + 1) * (wanted.count + SPARE)]
            for wanted, queue in queues.items()
            if len(offers[wanted]) < wanted.count
        }
        there = _there(pages, variants, country, stock)
        for wanted, page in pages.items():
            found = (_offer(ranked, wanted.channel, variants, there.get(wanted.channel, set())) for ranked in page)
            offers[wanted] += [offer for offer in found if offer is not None]
    return {wanted: found[: wanted.count] for wanted, found in offers.items()}


def _there(
    pages: dict[Wanted, list[Ranked]], variants: dict[int, list[Variant]], country: str, stock: InStock
) -> dict[str, set[str]]:
    """By channel, one question for all pages."""
    asked: dict[str, set[str]] = {}
    for wanted, page in pages.items():
        for ranked in page:
            priced = _priced(variants.get(ranked.candidate.product, []), wanted.channel)
            asked.setdefault(wanted.channel, set()).update(variant.saleor_id for _price, variant in priced)
    return {channel: stock(sorted(ids), channel, country) for channel, ids in asked.items() if ids}


def _priced(variants: Sequence[Variant], channel: str) -> list[tuple[Money, Variant]]:
    """The cheapest first."""
    found = [(price, variant) for variant in variants if (price := variant.price_in(channel)) is not None]
    return sorted(found, key=lambda each: (each[0].amount, each[1].pk))[:MOST_VARIANTS]


def _offer(ranked: Ranked, channel: str, variants: dict[int, list[Variant]], there: set[str]) -> _Offer | None:
    for price, variant in _priced(variants.get(ranked.candidate.product, []), channel):
        if variant.saleor_id in there:
            return _Offer(ranked, variant, price)
    return None


def _told(offer: _Offer, known: dict[int, Product]) -> Recommendation:
    candidate = offer.ranked.candidate
    return Recommendation(
        product=known[candidate.product],
        variant=offer.variant,
        price=offer.price,
        why=candidate.why,
        score=offer.ranked.score,
        seed=known.get(candidate.seed or 0),
        times=candidate.times,
    )
