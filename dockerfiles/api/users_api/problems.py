"""Errors in one shape: problem details (RFC 9457), whatever refuses a request."""

import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from users_api.store import DuplicateEmail, KeyReused, StoreUnavailable, UserRemoved

KEY_HEADER = "Idempotency-Key"
MEDIA_TYPE = "application/problem+json"
NO_SNIFFING = {"x-content-type-options": "nosniff"}
TITLES = {  # of RFC 9110; those of Python depend on its version
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


class Fault(BaseModel):
    """One thing that was wrong with what was sent, and where."""

    type: str = Field(description="For programs; new ones may come.")
    loc: list[str | int] = Field(description="The part of the request, then the way into it.")
    msg: str = Field(description="For people.")


class Problem(BaseModel):
    """Why there is no other answer. Each error of the API has this shape."""

    type: str = Field(default="about:blank", description="The status says all there is.")
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="A sentence for people; it may change.")
    errors: list[Fault] | None = Field(
        default=None, description="With status 422: everything that was wrong."
    )


def problem(
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: Sequence[Mapping[str, Any]] = (),
) -> Response:
    """An answer with a problem. Its text is ASCII: what was sent may not be encodable."""
    return Response(json.dumps(body(status, detail, errors)), status, headers, MEDIA_TYPE)


def body(status: int, detail: str, errors: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """The members of a problem."""
    title = TITLES[status]
    found = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return {**found, "errors": errors} if errors else found


DETAILS = {
    400: "The body could not be read as JSON.",
    404: "There is nothing at this path.",
}


def allowed(request: Request) -> str:
    """Every method of the path, with HEAD where there is GET."""
    methods: set[str] = set()
    for route in request.app.routes:
        if isinstance(route, Route | APIRoute) and route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods or set()
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


async def refused(request: Request, error: Exception) -> Response:
    """A status that a route, or the framework, has raised."""
    assert isinstance(error, HTTPException)
    detail, headers = error.detail, dict(error.headers or {})
    if error.status_code == 405:
        headers = {"allow": allowed(request)}
        detail = f"This path has other methods: {headers['allow']}."
    elif not isinstance(error, Refusal):
        detail = DETAILS.get(error.status_code, detail)
    return problem(error.status_code, detail, headers)


class Refusal(HTTPException):
    """A status with our own sentence."""


async def not_a_user(_request: Request, error: Exception) -> Response:
    """422 that says what is wrong without repeating what was sent."""
    assert isinstance(error, RequestValidationError)
    faults = [{key: one[key] for key in ("type", "loc", "msg")} for one in error.errors()]
    return problem(422, "What was sent cannot be used; 'errors' says why.", errors=faults)


async def key_reused(_request: Request, _error: Exception) -> Response:
    """422 for a key that has made a user of other fields."""
    message = "This key has already made a user of other fields; take a new key for a new user."
    fault = {"type": "idempotency_key_reused", "loc": ["header", KEY_HEADER], "msg": message}
    return problem(422, message, errors=[fault])


async def unavailable(_request: Request, _error: Exception) -> Response:
    """503 for a database that does not answer."""
    return problem(503, "The database is not available; try again.")


async def duplicate(_request: Request, _error: Exception) -> Response:
    """409 for an address that is taken."""
    return problem(409, "Another user has this e-mail address.")


async def removed(_request: Request, _error: Exception) -> Response:
    """410 for a repeat that comes after the removal of what the first try made."""
    return problem(410, "The user that this key made has been removed since.")


async def failed(_request: Request, _error: Exception) -> Response:
    """500 for a fault of ours, which the log has; the answer says nothing of it."""
    return problem(500, "The server failed; its log says why.", NO_SNIFFING)


Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]

HANDLERS: dict[int | type[Exception], Handler] = {
    HTTPException: refused,
    RequestValidationError: not_a_user,
    KeyReused: key_reused,
    StoreUnavailable: unavailable,
    DuplicateEmail: duplicate,
    UserRemoved: removed,
    Exception: failed,
}
