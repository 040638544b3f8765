"""A store in memory that keeps the UserStore contract.

`away` makes it unavailable; with `loses_answers` it stores a new user and then says that it is unavailable.
"""

from bson import ObjectId

from users_api.models import User, UserFields
from users_api.store import DuplicateEmail, KeyReused, StoreUnavailable, UserRemoved


class MemoryStore:
    """Users in a dictionary, in the order of their ids."""

    def __init__(self) -> None:
        self.users: dict[str, User] = {}
        self.made: dict[str, User] = {}
        self.away = False
        self.loses_answers = False
        self.pings = 0
        self.closed = False

    def _check(self) -> None:
        if self.away:
            raise StoreUnavailable

    def _free(self, email: str, but: str) -> None:
        if any(u.email == email and u.id != but for u in self.users.values()):
            raise DuplicateEmail

    async def page(self, after: str | None, limit: int) -> list[User]:
        self._check()
        return [self.users[key] for key in sorted(self.users) if key > (after or "")][:limit]

    async def add(self, fields: UserFields, key: str | None = None) -> User:
        self._check()
        if key is not None and (first := self.made.get(key)):
            if first.id not in self.users:
                raise UserRemoved
            if first != User(id=first.id, **fields.model_dump()):
                raise KeyReused
            return first
        self._free(fields.email, "")
        user = User(id=str(ObjectId()), **fields.model_dump())
        self.users[user.id] = user
        if key is not None:
            self.made[key] = user
        if self.loses_answers:
            raise StoreUnavailable
        return user

    async def get(self, user_id: str) -> User | None:
        self._check()
        return self.users.get(user_id)

    async def replace(self, user_id: str, fields: UserFields) -> User | None:
        self._check()
        if user_id not in self.users:
            return None
        self._free(fields.email, user_id)
        self.users[user_id] = User(id=user_id, **fields.model_dump())
        return self.users[user_id]

    async def remove(self, user_id: str) -> bool:
        self._check()
        return self.users.pop(user_id, None) is not None

    async def ping(self) -> None:
        self.pings += 1
        self._check()

    async def close(self) -> None:
        self.closed = True
