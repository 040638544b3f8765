"""The answers of each operation other than plain success, as `/openapi.json` describes them."""

from typing import Any

from users_api.bodies import MAX_BODY_BYTES
from users_api.problems import KEY_HEADER, MEDIA_TYPE, body

Described = dict[int | str, dict[str, Any]]

FAULT = {"type": "missing", "loc": ["body", "email"], "msg": "Field required"}


def _described(**meanings: str) -> Described:
    """Statuses as `s404`, with what each means; each is a problem."""
    return {int(name[1:]): _problem(int(name[1:]), meaning) for name, meaning in meanings.items()}


def _problem(status: int, meaning: str) -> dict[str, Any]:
    detail = meaning.split(". ")[0].removesuffix(".") + "."
    example = body(status, detail, [FAULT] if status == 422 else [])
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": meaning,
        "content": {MEDIA_TYPE: {"schema": schema, "example": example}},
    }


AWAY = "The database did not answer in time."
UNKNOWN = f"{AWAY} The write may be stored nevertheless, or may be stored later."
GONE = "There is no such user, or not any more: a repeated removal is answered so as well."
TAKEN = "Another user has this e-mail address. Nothing was stored."

ANY = _described(s500="The server failed.")
BODY = _described(
    s400="The body could not be read as JSON, for example for a number of thousands of digits.",
    s413=f"The body has more than {MAX_BODY_BYTES} bytes.",
    s415="The body is of another media type than application/json, or has a content coding.",
)

READS: Described = {
    **_described(s422="Not a limit from 1 to 100, or not a cursor.", s503=AWAY),
    **ANY,
}
READS_ONE: Described = {**_described(s404="There is no such user.", s503=AWAY), **ANY}
REPLACES: Described = {
    **BODY,
    **_described(
        s404="There is no such user.",
        s409=TAKEN,
        s422="Not a user.",
        s503=f"{UNKNOWN} It is safe to repeat.",
    ),
    **ANY,
}
REMOVES: Described = {**_described(s404=GONE, s503=f"{UNKNOWN} It is safe to repeat."), **ANY}
ADDS: Described = {
    201: {
        "description": "The user is stored. A repeat with the same key and fields gets the answer "
        "of the first try, also when the user was changed since.",
        "headers": {
            "Location": {
                "description": "The path of the user.",
                "schema": {"type": "string"},
                "example": "/users/66f2a1c0d4b5e6f708192a3b",
            }
        },
    },
    **BODY,
    **_described(
        s409=f"{TAKEN} Without a key it may be the caller's own, of a try whose answer was lost.",
        s410="The user that this key made has been removed since; it is not made again.",
        s422="Not a user, not a key, or a key that has made a user of other fields: "
        "the `type` of the error is then `idempotency_key_reused`.",
        s503=f"{UNKNOWN} Repeat with the same {KEY_HEADER}; without one a repeat may get 409.",
    ),
    **ANY,
}
