"""Putting units back into stock. Saleor takes a bare number there, without looking at the one before.

So one request does three things in order: it marks the order line (in metadata that shoppers never see), reads the
stock, and writes it. A request that was broken off is known by its mark: without one, Saleor never heard it. A stock
that is another right before the write than the one we reckoned with was changed by somebody in between.
"""

from saleor_postventa.core.event import Event
from saleor_postventa.orders.models import ParcelLine
from saleor_postventa.saleor.client import MutationRefused, PermissionMissing, SaleorClient

from .carriers import Reading, Stuck, carriers
from .events import StockPutBack
from .models import GoodsMove
from .outcomes import subject_of
from .rules import MoveKind, Trouble
from .shapes import GoodsAnswer, PlaceShape, PutBackAnswer, StockedShape, StocksAnswer

MARK, SEEN, WRITTEN = "mark", "seen", "written"


class PutBack:
    def prepare(self, move: GoodsMove, client: SaleorClient) -> Reading:
        answer = _stocks(move, client)
        variant = _variant(answer)
        place = _place(move, answer, variant)
        stock = variant.in_warehouse(place.id)
        return {
            "warehouse": place.id,
            "slug": place.slug,
            "quantity": stock.quantity if stock else 0,
            "allocated": stock.quantity_allocated if stock else 0,
        }

    def call(self, move: GoodsMove, client: SaleorClient) -> Reading:
        before, goal = move.before, _goal(move)
        variables = {
            "line": move.wanted["line_saleor_id"],
            "key": _mark(move),
            "value": str(move.wanted["quantity"]),
            "variant": move.wanted["variant"],
            "stocks": [{"warehouse": before["warehouse"], "quantity": goal}],
        }
        try:
            answer = client.mutate("put_back_stock", PutBackAnswer, variables)
        except (MutationRefused, PermissionMissing) as refused:
            if WRITTEN in _refused(refused) or SEEN in _refused(refused):
                raise
            raise Stuck(Trouble.AMBIGUOUS, "the order line could not be marked", before=before) from refused
        seen, written = (
            _quantity(answer.seen.product_variant, before),
            _quantity(answer.written.product_variant, before),
        )
        if (seen, written) != (before["quantity"], goal):
            raise Stuck(Trouble.AMBIGUOUS, "the stock changed meanwhile", before=before, seen=seen, written=written)
        return {"warehouse": before["slug"], "quantity": written}

    def recall(self, move: GoodsMove, client: SaleorClient) -> Reading | None:
        if not _is_marked(move, client):
            return None
        now_there = _quantity(_variant(_stocks(move, client)), move.before)
        if now_there == _goal(move):
            return {"warehouse": move.before["slug"], "quantity": now_there}
        raise Stuck(Trouble.AMBIGUOUS, "the stock is neither", before=move.before, seen=now_there)

    def event(self, move: GoodsMove) -> Event:
        line_id = int(move.wanted["line"])
        return StockPutBack(
            subject=subject_of(move, (line_id,)),
            occurred_at=move.status_since,
            move_id=move.pk,
            reference=move.reference,
            order_line_id=line_id,
            quantity=int(move.wanted["quantity"]),
        )


def _mark(move: GoodsMove) -> str:
    return f"postventa.put_back.{move.pk}.{move.attempt}"


def _goal(move: GoodsMove) -> int:
    return int(move.before["quantity"]) + int(move.wanted["quantity"])


def _refused(error: MutationRefused | PermissionMissing) -> frozenset[str]:
    return error.fields if isinstance(error, PermissionMissing) else frozenset({error.field})


def _stocks(move: GoodsMove, client: SaleorClient) -> StocksAnswer:
    if not move.wanted["variant"]:
        raise Stuck(Trouble.REFUSED, "the variant was gone before the order was known")
    return client.query("stocks_of_variant", StocksAnswer, {"id": move.wanted["variant"]})


def _variant(answer: StocksAnswer) -> StockedShape:
    if answer.product_variant is None:
        raise Stuck(Trouble.REFUSED, "the variant is no longer in Saleor")
    if answer.product_variant.stocks is None:
        raise Stuck(Trouble.PERMISSION_MISSING, "Saleor does not show the stock")
    return answer.product_variant


def _place(move: GoodsMove, answer: StocksAnswer, variant: StockedShape) -> PlaceShape:
    """The warehouse that was asked for; else the one that the unit left from, the variant's first, the shop's first."""
    all_places = [edge.node for edge in (answer.warehouses.edges if answer.warehouses else [])]
    known = {place.slug: place for place in all_places}
    wanted = move.wanted["warehouse"]
    asked_for = next((place for place in all_places if wanted and wanted in (place.id, place.slug)), None)
    if wanted and asked_for is None:
        raise Stuck(Trouble.REFUSED, f"there is no warehouse {wanted}")
    kept_in = [stock.warehouse for stock in variant.stocks or []]
    places = [asked_for, known.get(_left_from(move)), *kept_in, *all_places]
    found = next((place for place in places if place is not None), None)
    if found is None:
        raise Stuck(Trouble.REFUSED, "the shop has no warehouse")
    return found


def _left_from(move: GoodsMove) -> str:
    """The warehouse of the newest parcel that took units of the line along; empty where none is known."""
    lines = ParcelLine.objects.filter(order_line_id=move.wanted["line"], quantity_shipped__gt=0)
    known = lines.exclude(parcel__warehouse="").filter(parcel__cancelled_at=None).order_by("-parcel__number")
    return known.values_list("parcel__warehouse", flat=True).first() or ""


def _quantity(variant: StockedShape | None, before: Reading) -> int:
    stock = variant.in_warehouse(before["warehouse"]) if variant else None
    return stock.quantity if stock else 0


def _is_marked(move: GoodsMove, client: SaleorClient) -> bool:
    asked = {"id": move.order.saleor_id, "key": _mark(move)}
    order = client.query("line_marks", GoodsAnswer, asked).order
    line = next((line for line in order.lines if line.id == move.wanted["line_saleor_id"]), None) if order else None
    if line is None:
        raise Stuck(Trouble.AMBIGUOUS, "Saleor no longer has the order line", before=move.before)
    return line.private_metafield is not None


carriers.add(MoveKind.PUT_BACK, PutBack())
