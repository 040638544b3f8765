"""Answers other than success: how each fault is said, and what `/openapi.json` says of them."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from users_api.store import DuplicateEmail, KeyReused, StoreUnavailable, UserRemoved

KEY_HEADER = "Idempotency-Key"


class Problem(BaseModel):
    """What was wrong, for a person to read."""

    detail: str


class Fault(BaseModel):
    """One thing that was wrong with what was sent, and where."""

    type: str
    loc: list[str | int]
    msg: str


class Faults(BaseModel):
    """Everything that was wrong with what was sent."""

    detail: list[Fault]


async def not_a_user(_request: Request, error: Exception) -> Response:
    """422 that says what is wrong without repeating what was sent."""
    assert isinstance(error, RequestValidationError)
    detail = [{key: one[key] for key in ("type", "loc", "msg")} for one in error.errors()]
    body = json.dumps({"detail": detail})  # ASCII: what was sent may not be encodable
    return Response(body, 422, media_type="application/json")


async def key_reused(_request: Request, _error: Exception) -> Response:
    """422 for a key that has made a user of other fields."""
    message = "This key has already made a user of other fields; take a new key for a new user."
    fault = {"type": "idempotency_key_reused", "loc": ["header", KEY_HEADER], "msg": message}
    return JSONResponse({"detail": [fault]}, 422)


async def unavailable(_request: Request, _error: Exception) -> Response:
    """503 for a database that does not answer."""
    return JSONResponse({"detail": "The database is not available; try again."}, 503)


async def duplicate(_request: Request, _error: Exception) -> Response:
    """409 for an address that is taken."""
    return JSONResponse({"detail": "Another user has this e-mail address."}, 409)


async def removed(_request: Request, _error: Exception) -> Response:
    """410 for a repeat that comes after the removal of what the first try made."""
    return JSONResponse({"detail": "The user that this key made has been removed since."}, 410)


HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] = {
    RequestValidationError: not_a_user,
    KeyReused: key_reused,
    StoreUnavailable: unavailable,
    DuplicateEmail: duplicate,
    UserRemoved: removed,
}

Described = dict[int | str, dict[str, Any]]


def _described(**meanings: str) -> Described:
    """Statuses as `s404`, with what each means."""
    return {
        int(name[1:]): {"model": Problem, "description": meaning}
        for name, meaning in meanings.items()
    }


AWAY = "The database did not answer in time."
UNKNOWN = f"{AWAY} The write may be stored nevertheless, or may be stored later."
GONE = "There is no such user, or not any more: a repeated removal is answered so as well."
TAKEN = "Another user has this e-mail address. Nothing was stored."

READS = _described(s503=AWAY)
READS_ONE = _described(s404="There is no such user.", s503=AWAY)
REPLACES = _described(
    s404="There is no such user.", s409=TAKEN, s503=f"{UNKNOWN} It is safe to repeat."
)
REMOVES = _described(s404=GONE, s503=f"{UNKNOWN} It is safe to repeat.")
ADDS: Described = {
    201: {
        "description": "The user is stored. A repeat with the same key and fields gets the answer "
        "of the first try, also when the user was changed since."
    },
    **_described(
        s409=f"{TAKEN} Without a key it may be the caller's own, of a try whose answer was lost.",
        s410="The user that this key made has been removed since; it is not made again.",
        s503=f"{UNKNOWN} Repeat with the same {KEY_HEADER}; without one a repeat may get 409.",
    ),
    422: {
        "model": Faults,
        "description": "Not a user, not a key, or a key that has made a user of other fields: "
        "its `type` is then `idempotency_key_reused`."
    },
}
