"""What every request passes through: it is counted and timed, and HEAD is answered as GET is."""

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from users_api.metrics import RequestMetrics
from users_api.problems import problem

STOPPED = "This server ends; try again."


class CountRequests:
    """Counts and times every request by its route's template.

    One that takes longer than the end of the server waits is cut off: it gets 503 as
    every other whose fate is unknown, and may be repeated with its key.
    """

    def __init__(self, app: ASGIApp, metrics: RequestMetrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, began, is_answered = 500, time.perf_counter(), False

        async def send_and_note(message: Message) -> None:
            nonlocal is_answered, status
            if message["type"] == "http.response.start":
                status, is_answered = message["status"], True
                message.setdefault("headers", []).append((b"x-content-type-options", b"nosniff"))
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except asyncio.CancelledError:
            if is_answered:
                raise
            await problem(503, STOPPED)(scope, receive, send_and_note)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            seconds = time.perf_counter() - began
            self._metrics.observe(scope["method"], route, status, seconds)


class HeadAsGet:
    """Answers HEAD with what GET would be answered, without its body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        inner = {**scope, "method": "GET"}
        try:
            await self._app(inner, receive, send_head)
        finally:
            scope["route"] = inner.get("route")
