"""How each kind of move is carried out: a module per kind registers a Carrier."""

from typing import Any, Protocol

from saleor_postventa.core.event import Event
from saleor_postventa.core.registry import Registry
from saleor_postventa.saleor.client import SaleorClient

from .models import GoodsMove
from .rules import Trouble

Reading = dict[str, Any]


class Stuck(Exception):
    """It goes no further without a person; `seen` is kept for them to look at."""

    def __init__(self, trouble: Trouble, why: str, **seen: Any) -> None:
        self.trouble, self.seen = trouble, seen
        super().__init__(why)


class Carrier(Protocol):
    """Nothing here runs inside a transaction. Any of them may raise Stuck, or a Failure."""

    def prepare(self, move: GoodsMove, client: SaleorClient) -> Reading:
        """What Saleor says right before the call; it is committed as `before`."""

    def call(self, move: GoodsMove, client: SaleorClient) -> Reading:
        """Tell Saleor; what it answered is kept as `result`."""

    def recall(self, move: GoodsMove, client: SaleorClient) -> Reading | None:
        """After a call that was broken off: its result, or None where Saleor surely never heard it."""

    def event(self, move: GoodsMove) -> Event:
        """What became true with it."""


carriers: Registry[Carrier] = Registry("goods carriers")
