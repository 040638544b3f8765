"""The HTTP side of the users API."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Annotated

from fastapi import FastAPI, Header, HTTPException, Query
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from users_api.answers import ADDS, HANDLERS, KEY_HEADER, READS, READS_ONE, REMOVES, REPLACES
from users_api.idempotency import IdempotencyKey
from users_api.metrics import RequestMetrics
from users_api.models import Cursor, User, UserFields, UserPage, is_user_id
from users_api.readiness import Readiness
from users_api.store import UserStore

MAX_BODY_BYTES = 16 * 1024
CLOSE_SECONDS = 1.0  # a database that hangs must not hold up the end
KEY = (
    "Makes the write safe to repeat: a random value, for example a UUID, that is new for each user "
    "and the same for each try. Compared as sent. Kept as long as the user, and a day longer."
)
STOPPED = JSONResponse({"detail": "This server ends; try again."}, 503)
NO_SUCH_USER = HTTPException(404, "There is no such user.")


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
            await STOPPED(scope, receive, send_and_note)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            seconds = time.perf_counter() - began
            self._metrics.observe(scope["method"], route, status, seconds)


def create_app(store: UserStore, metrics: RequestMetrics, *, docs: bool = False) -> FastAPI:
    """The application over a store; `/docs` and `/openapi.json` exist only with `docs`."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        yield
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                await store.close()

    app = FastAPI(
        title="Users",
        lifespan=lifespan,
        docs_url="/docs" if docs else None,
        openapi_url="/openapi.json" if docs else None,
        redoc_url=None,
        redirect_slashes=False,
        max_body_size=MAX_BODY_BYTES,
        exception_handlers=HANDLERS,
    )
    app.add_middleware(CountRequests, metrics=metrics)
    readiness = Readiness(store)

    def known_form(user_id: str) -> str:
        if not is_user_id(user_id):
            raise NO_SUCH_USER
        return user_id

    @app.get("/livez", include_in_schema=False)
    async def livez() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @app.get("/readyz", include_in_schema=False)
    async def readyz() -> PlainTextResponse:
        ready = await readiness.ready()
        return PlainTextResponse("ok" if ready else "the database is away", 200 if ready else 503)

    @app.get("/users/", responses=READS)
    async def list_users(
        limit: Annotated[int, Query(ge=1, le=100)] = 20, cursor: Cursor | None = None
    ) -> UserPage:
        found = await store.page(cursor, limit + 1)
        items = found[:limit]
        return UserPage(items=items, next=items[-1].id if len(found) > limit else None)

    @app.post("/users/", status_code=201, responses=ADDS)
    async def add_user(
        fields: UserFields,
        key: Annotated[IdempotencyKey | None, Header(alias=KEY_HEADER, description=KEY)] = None,
    ) -> User:
        return await store.add(fields, key)

    @app.get("/users/{user_id}", responses=READS_ONE)
    async def get_user(user_id: str) -> User:
        if (user := await store.get(known_form(user_id))) is None:
            raise NO_SUCH_USER
        return user

    @app.put("/users/{user_id}", responses=REPLACES)
    async def put_user(user_id: str, fields: UserFields) -> User:
        if (user := await store.replace(known_form(user_id), fields)) is None:
            raise NO_SUCH_USER
        return user

    @app.delete("/users/{user_id}", status_code=204, responses=REMOVES)
    async def remove_user(user_id: str) -> None:
        if not await store.remove(known_form(user_id)):
            raise NO_SUCH_USER

    return app
