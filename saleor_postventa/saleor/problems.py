"""App problems: what staff see beside our name in Saleor's own list of extensions (3.22 and later)."""

import logging

from saleor_postventa.core.errors import Failure
from saleor_postventa.shops.models import Shop

from .client import SaleorClient
from .documents import since
from .manifest import parse_version

logger = logging.getLogger(__name__)
MINUTES_TOGETHER = 24 * 60


def report_problem(shop: Shop, client: SaleorClient, key: str, message: str) -> None:
    """A problem that Saleor won't take is logged: it stands in our own panel all the same."""
    variables = {"key": key, "message": message, "criticalThreshold": 1, "aggregationPeriod": MINUTES_TOGETHER}
    _tell(shop, client, "app_problem_create", variables)


def withdraw_problem(shop: Shop, client: SaleorClient, key: str) -> None:
    _tell(shop, client, "app_problem_dismiss", {"keys": [key]})


def _tell(shop: Shop, client: SaleorClient, mutation: str, variables: dict[str, object]) -> None:
    if parse_version(shop.saleor_version) < since("mutations", mutation):
        return
    try:
        client.mutate(mutation, dict, variables)
    except Failure as error:
        logger.warning("%s was not taken by %s: %s", mutation, shop.slug, error)
