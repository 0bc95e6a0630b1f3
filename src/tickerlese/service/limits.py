"""What a request may cost: bytes, time, and how many are served at once.

In: every request, before anything else sees it. Out: the app's answer, or 413 for a body that is too long, 408 when it
does not arrive or is not read in time, 503 when too many requests are being served already.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.service.problems import Problem, problem_response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the service.

    Attributes:
        body: bytes of a request's body.
        seconds: from the first byte of a request to its answer.
        requests: how many are served at the same time; more are told to come back.
        articles: how many one request may hold.
    """

    body: int = 2_000_000
    seconds: float = 60
    requests: int = 256
    articles: int = 100


class Guard:
    """ASGI middleware that holds requests to the limits."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self.app = app
        self.limits = limits
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request within the limits."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        if self._running >= self.limits.requests:
            busy = Problem(503, f"{self.limits.requests} requests are being served already; try again in a second")
            await problem_response(busy, {"Retry-After": "1", "Connection": "close"})(scope, receive, send)
            return
        self._running += 1
        try:
            await self._serve(scope, receive, send)
        finally:
            self._running -= 1

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched_send(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(self.limits.seconds):
                body = await self._read_body(scope, receive)
                await self.app(scope, replay(body, receive), watched_send)
        except TimeoutError:
            slow = Problem(408, f"the request took longer than {self.limits.seconds:g} seconds")
            if not started:
                await problem_response(slow, {"Connection": "close"})(scope, receive, send)
        except Problem as problem:
            await problem_response(problem, {"Connection": "close"})(scope, receive, send)

    async def _read_body(self, scope: Scope, receive: Receive) -> bytes:
        too_long = Problem(413, f"the body is longer than {self.limits.body} bytes")
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > self.limits.body:
            raise too_long
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self.limits.body:
                raise too_long
            if not message.get("more_body"):
                return bytes(body)


def replay(body: bytes, receive: Receive) -> Receive:
    """Give the app a body that is read already, then what the client does next."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
