"""Bodies of requests: how large they may be, and that they are JSON."""

from collections.abc import Callable, Coroutine
from email.message import Message as Header
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from users_api.problems import Refusal

MAX_BODY_BYTES = 16 * 1024
TOO_LARGE = f"A body has at most {MAX_BODY_BYTES} bytes."
JSON = "application/json"


class BodyLimit:
    """Refuses a body that is too large: before it is read where its length is said, else as it comes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "")
        total = int(said) if said.isdecimal() else 0
        counted = 0

        async def receive_and_count() -> Message:
            nonlocal counted
            if total > MAX_BODY_BYTES:
                raise Refusal(413, TOO_LARGE)
            message = await receive()
            counted += len(message.get("body", b""))
            if counted > MAX_BODY_BYTES:
                raise Refusal(413, TOO_LARGE)
            return message

        await self._app(scope, receive_and_count, send)


class JsonRoute(APIRoute):
    """A route that takes JSON and no other body."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """See APIRoute."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            if self.body_field is not None:
                _must_be_json(request.headers)
            return await handle(request)

        return handle_json


def _must_be_json(headers: Headers) -> None:
    has_body = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
    if not has_body:
        return
    header = Header()
    header["content-type"] = headers.get("content-type", "")
    if "content-type" not in headers or header.get_content_type() != JSON:
        raise Refusal(415, f"Send the body as {JSON}.", {"accept": JSON})
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "Send the body without a content coding.", {"accept-encoding": "identity"})
