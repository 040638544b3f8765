"""Idempotency keys: the identity of a write that its caller may repeat.

A key alone decides the id of the user that it makes, so the collection's own
unique index on ids refuses a second one: no record of keys beside the users, no
moment between two writes, no index that must exist first.
"""

import hmac
import json
from typing import Annotated

from bson import ObjectId
from pydantic import StringConstraints

from users_api.models import UserFields

IdempotencyKey = Annotated[
    str, StringConstraints(min_length=1, max_length=128, pattern=r"^[\x20-\x7e]*$")
]
"""1 to 128 printable ASCII characters, compared as they were sent."""

ID_BYTES = 12


def _digest(key: str, message: str) -> bytes:
    return hmac.digest(key.encode("ascii"), message.encode(), "sha256")


def id_of(key: str) -> ObjectId:
    """The id of the user that the key makes: 96 bits, from which the key cannot be computed."""
    return ObjectId(_digest(key, "id")[:ID_BYTES])


def fingerprint(key: str, fields: UserFields) -> bytes:
    """What the key made the user of. Without the key no name or address can be tried against it."""
    return _digest(key, json.dumps(fields.model_dump(), sort_keys=True))
