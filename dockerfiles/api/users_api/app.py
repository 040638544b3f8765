"""The HTTP side of the users API."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Header, Query, Response
from fastapi import Path as InPath
from fastapi.responses import PlainTextResponse

from users_api.answers import ADDS, READS, READS_ONE, REMOVES, REPLACES
from users_api.bodies import BodyLimit, JsonRoute
from users_api.counting import CountRequests, HeadAsGet
from users_api.description import VERSION, describe
from users_api.idempotency import IdempotencyKey
from users_api.metrics import RequestMetrics
from users_api.models import Cursor, User, UserFields, UserPage, is_user_id
from users_api.page import add_page
from users_api.problems import HANDLERS, KEY_HEADER, Refusal, problem
from users_api.readiness import Readiness
from users_api.store import UserStore

CLOSE_SECONDS = 1.0  # a database that hangs must not hold up the end
KEY = (
    "Makes the write safe to repeat: a random value, for example a UUID, that is new for each user "
    "and the same for each try. Compared as sent. Kept as long as the user, and a day longer."
)
UUID = "8e03978e-40d5-43dd-bc93-6894a57f9324"
Key = Annotated[
    IdempotencyKey | None, Header(alias=KEY_HEADER, description=KEY, examples=[UUID])
]
UserId = Annotated[
    str,
    InPath(
        description="24 hex digits, as the API gave them; any other text is no user's.",
        examples=["66f2a1c0d4b5e6f708192a3b"],
    ),
]
NO_SUCH_USER = Refusal(404, "There is no such user.")


class UsersApp(FastAPI):
    """FastAPI, with our own description."""

    def openapi(self) -> dict[str, Any]:
        """See FastAPI; made once."""
        if self.openapi_schema is None:
            self.openapi_schema = describe(self)
        return self.openapi_schema


def create_app(store: UserStore, metrics: RequestMetrics, *, docs: Path | None = None) -> FastAPI:
    """The application over a store; `/docs` and `/openapi.json` exist only with the folder `docs`."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        yield
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                await store.close()

    app = UsersApp(
        title="Users",
        version=VERSION,
        generate_unique_id_function=lambda route: route.name,
        lifespan=lifespan,
        docs_url=None,
        openapi_url="/openapi.json" if docs else None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers=HANDLERS,
    )
    app.router.route_class = JsonRoute
    # The last one is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(HeadAsGet)
    app.add_middleware(CountRequests, metrics=metrics)
    if docs:
        add_page(app, docs)
    readiness = Readiness(store)

    def known_form(user_id: str) -> str:
        if not is_user_id(user_id):
            raise NO_SUCH_USER
        return user_id

    @app.get("/livez", include_in_schema=False)
    async def livez() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @app.get("/readyz", include_in_schema=False)
    async def readyz() -> Response:
        if await readiness.ready():
            return PlainTextResponse("ok")
        return problem(503, "The database is away.")

    @app.get("/users/", responses=READS)
    async def list_users(
        limit: Annotated[int, Query(ge=1, le=100, description="The size of the page.")] = 20,
        cursor: Cursor | None = None,
    ) -> UserPage:
        """A page of users in the order of their ids. The next one has `next` as its `cursor`."""
        found = await store.page(cursor, limit + 1)
        items = found[:limit]
        return UserPage(items=items, next=items[-1].id if len(found) > limit else None)

    @app.post("/users/", status_code=201, responses=ADDS)
    async def add_user(
        fields: UserFields,
        response: Response,
        key: Key = None,
    ) -> User:
        """Makes a user. With a key it is safe to repeat."""
        user = await store.add(fields, key)
        response.headers["location"] = f"/users/{user.id}"
        return user

    @app.get("/users/{user_id}", responses=READS_ONE)
    async def get_user(user_id: UserId) -> User:
        """One user, as a majority of the database has it."""
        if (user := await store.get(known_form(user_id))) is None:
            raise NO_SUCH_USER
        return user

    @app.put("/users/{user_id}", responses=REPLACES)
    async def replace_user(user_id: UserId, fields: UserFields) -> User:
        """Gives a user other fields, all of them. It is safe to repeat."""
        if (user := await store.replace(known_form(user_id), fields)) is None:
            raise NO_SUCH_USER
        return user

    @app.delete("/users/{user_id}", status_code=204, responses=REMOVES)
    async def remove_user(user_id: UserId) -> Response:
        """Removes a user. It is safe to repeat: the repeat gets 404."""
        if not await store.remove(known_form(user_id)):
            raise NO_SUCH_USER
        return Response(status_code=204)

    return app
