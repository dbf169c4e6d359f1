"""What a resolver may know of the request."""

from dataclasses import dataclass

from saleor_postventa.sandbox.auth.keys import Keys
from saleor_postventa.sandbox.auth.requestor import Requestor
from saleor_postventa.sandbox.world.world import World


@dataclass(frozen=True)
class Context:
    world: World
    keys: Keys
    requestor: Requestor
