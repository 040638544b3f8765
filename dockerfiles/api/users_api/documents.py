"""Users as documents of MongoDB, and what remains of a removed one.

A user made with an idempotency key leaves its id and the moment of its removal
for a day. So neither a repeat nor a first try that was held up on its way makes
the user again. `name` and `email` of such a remainder satisfy the unique index,
and readers of an older version.
"""

from datetime import UTC, datetime
from typing import Any

from bson import ObjectId
from pymongo import ASCENDING, IndexModel

from users_api.idempotency import fingerprint, id_of
from users_api.models import User, UserFields
from users_api.store import KeyReused, UserRemoved

Document = dict[str, Any]

REMEMBERED_SECONDS = 24 * 60 * 60
INDEXES = [
    IndexModel([("email", ASCENDING)], name="email", unique=True),
    IndexModel(
        [("removed", ASCENDING)],
        name="removed",
        sparse=True,
        expireAfterSeconds=REMEMBERED_SECONDS,
    ),
]

LIVE: Document = {"removed": None}
"""Matches users, also those of before `removed` existed; not what remains of them."""

KEYED: Document = {"fingerprint": {"$exists": True}}
"""Matches users that were made with a key."""


def new_document(fields: UserFields, key: str | None) -> Document:
    """A user to insert: with a key always the same one, else with a new id."""
    if key is None:
        return {"_id": ObjectId(), **fields.model_dump()}
    return {"_id": id_of(key), **fields.model_dump(), "fingerprint": fingerprint(key, fields)}


def remainder(user_id: ObjectId) -> Document:
    """What replaces a removed user: nothing of what was sent."""
    return {"name": "", "email": str(user_id), "removed": datetime.now(UTC)}


def must_be_repeat(stored: Document, wanted: Document) -> None:
    """Returns when the stored document was made by the same write; else UserRemoved or KeyReused."""
    if "removed" in stored:
        raise UserRemoved
    if stored.get("fingerprint") != wanted["fingerprint"]:
        raise KeyReused


def user_of(document: Document) -> User:
    """The document as callers see it."""
    return User(id=str(document["_id"]), name=document["name"], email=document["email"])
