"""What the API asks of its database."""

from typing import Protocol

from users_api.models import User, UserFields


class DuplicateEmail(Exception):
    """Another user already has this e-mail address."""


class KeyReused(Exception):
    """The idempotency key has already made a user of other fields."""


class UserRemoved(Exception):
    """The user that the idempotency key made has been removed since."""


class StoreUnavailable(Exception):
    """The database did not answer in time, or refused. A write may be stored nevertheless."""


class UserStore(Protocol):
    """Users by id. Every method may raise StoreUnavailable, within a bounded time."""

    async def page(self, after: str | None, limit: int) -> list[User]:
        """Up to `limit` users whose ids follow `after`, in the order of their ids."""
        ...

    async def add(self, fields: UserFields, key: str | None = None) -> User:
        """Stores a new user, or raises DuplicateEmail.

        A key makes one user only, however often and wherever at once: a repeat
        gives what the first try gave, or raises KeyReused or UserRemoved.
        """
        ...

    async def get(self, user_id: str) -> User | None:
        """The user with this id."""
        ...

    async def replace(self, user_id: str, fields: UserFields) -> User | None:
        """Changes a user, or raises DuplicateEmail; None when there is no such user."""
        ...

    async def remove(self, user_id: str) -> bool:
        """Removes a user; False when there is no such user."""
        ...

    async def ping(self) -> None:
        """Returns when the database can be used."""
        ...

    async def close(self) -> None:
        """Closes every connection."""
        ...
