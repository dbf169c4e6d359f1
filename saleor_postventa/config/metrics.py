"""`/metrics` for Prometheus, behind a token; and the same of a Celery worker, at an address of its own."""

import logging
import os
from collections.abc import Iterator
from secrets import compare_digest

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from saleor_postventa.core.meters import gauge, readings

logger = logging.getLogger(__name__)
FOLDER = "PROMETHEUS_MULTIPROC_DIR"


class Database(Collector):
    """What the tables say at this moment, the same whichever process is asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        is_up = gauge("database_up", "Whether the database could be read for this scrape")
        try:
            found = [family for reading in readings for family in reading()]
        except DatabaseError as error:
            logger.warning("the database could not be read for the metrics: %s", type(error).__name__)
            found = []
            is_up.add_metric([], 0)
        else:
            is_up.add_metric([], 1)
        yield from (*found, is_up)


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Where no token is set nothing is there; a wrong one learns no more."""
    told = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN:
        raise Http404
    if not compare_digest(told.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()):
        answer = HttpResponse("a token is needed\n", status=401, content_type="text/plain")
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    body = generate_latest(counted()) + generate_latest(_read())
    return HttpResponse(body, content_type=CONTENT_TYPE_LATEST)


def counted() -> CollectorRegistry:
    """What this process counted; with a common folder, what all processes of this machine did."""
    if FOLDER not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def serve_worker_metrics() -> None:
    """In the worker's main process, for its children too; the tables are read by the web alone."""
    if settings.WORKER_METRICS:
        host, _colon, port = settings.WORKER_METRICS.rpartition(":")
        start_http_server(int(port), addr=host, registry=counted())


def _read() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Database())
    return registry
