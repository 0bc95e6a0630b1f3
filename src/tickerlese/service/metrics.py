"""What the service counts, in the format of Prometheus.

In: what happened. Out: the text of ``/metrics``. Each service has a registry of its own, so that several live in one
process.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATHS = frozenset({"/", "/extract", "/schema", "/health", "/metrics", "/docs", "/openapi.json"})
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
SIZES = (1, 2, 4, 8, 16, 32, 64)


class Metrics:
    """Counters of one service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "tickerlese_requests", "Requests by path and status.", ("path", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "tickerlese_request_seconds", "Time to answer.", ("path",), buckets=SECONDS, registry=self.registry
        )
        self.articles = Counter("tickerlese_articles", "Articles read.", registry=self.registry)
        self.characters = Counter("tickerlese_characters", "Characters of the articles read.", registry=self.registry)
        self.failures = Counter("tickerlese_failures", "Articles that met a defect.", registry=self.registry)
        self.waiting = Gauge("tickerlese_waiting_articles", "Articles that wait to be read.", registry=self.registry)
        self.batches = Histogram(
            "tickerlese_batch_articles", "Articles read together.", buckets=SIZES, registry=self.registry
        )

    def write(self) -> bytes:
        """The current figures."""
        return generate_latest(self.registry)


class Counted:
    """ASGI middleware that counts requests and times them; what is no endpoint counts as "other"."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request and count it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        path = scope["path"] if scope["path"] in PATHS else "other"
        try:
            await self.app(scope, receive, watched_send)
        finally:
            self.metrics.requests.labels(path, str(status)).inc()
            self.metrics.seconds.labels(path).observe(time.perf_counter() - began)
