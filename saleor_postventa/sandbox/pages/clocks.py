"""The shop's clock and the app's move together; the app follows in the demo alone."""

import requests

from saleor_postventa.sandbox.courier.send import open_session
from saleor_postventa.sandbox.runtime import Runtime

PATIENCE = 5.0


def move_clocks(runtime: Runtime, offset_seconds: float) -> bool:
    """Whether the app followed."""
    with runtime.world.acting():
        runtime.world.clock.move_to(offset_seconds)
    url = f"{runtime.options.app_origin}/demo/clock"
    if not runtime.options.app_origin:
        return False
    try:
        answer = open_session(runtime.options).post(url, json={"offset_seconds": offset_seconds}, timeout=PATIENCE)
    except requests.RequestException:
        return False
    return answer.ok
