"""What a user is, and what the API takes and gives."""

from typing import Annotated

from bson import ObjectId
from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field, StringConstraints
from pydantic.config import JsonDict

ADA: JsonDict = {"id": "66f2a1c0d4b5e6f708192a3b", "name": "Ada", "email": "ada@example.com"}

Name = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$"
    ),
]
"""A person's name: 1 to 100 characters, none of them a control character."""

Email = Annotated[EmailStr, AfterValidator(str.lower)]
"""An address in lower case, so that two spellings of one address are the same."""


class UserFields(BaseModel):
    """What a caller sends. Unknown fields and values of another type are refused."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"examples": [{"name": "Ada", "email": "ada@example.com"}]},
    )

    name: Name
    email: Email


class User(BaseModel):
    """A stored user. What is stored is not judged again on the way out."""

    model_config = ConfigDict(json_schema_extra={"examples": [ADA]})

    id: str
    name: str
    email: str


class UserPage(BaseModel):
    """One page of users, in the order of their ids; `next` is the next page's cursor."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ADA], "next": ADA["id"]}]})

    items: list[User]
    next: str | None


def is_user_id(text: str) -> bool:
    """Whether the text has the form of a user's id: 24 hex digits."""
    return ObjectId.is_valid(text)


def _cursor(text: str) -> str:
    if not is_user_id(text):
        raise ValueError("not the id of a user")
    return text


Cursor = Annotated[str, AfterValidator(_cursor), Field(description="The last page's last id.")]
