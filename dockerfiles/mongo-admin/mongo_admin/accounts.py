"""Roles and users by X.509 subject: those that are wanted, and the commands that make them so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]

EXTERNAL = "$external"
"""The database of users that are known by their certificate."""

MANAGED = {"managedBy": "mongo-admin"}
"""On each user that was made here, so that one that is no longer wanted is found."""

MAJORITY = {"w": "majority", "wtimeout": 10_000}


@dataclass(frozen=True)
class Account:
    """A user, known by the subject of its certificate, and the one role that it has."""

    subject: str
    """In the order of RFC 2253, such as `CN=api,OU=mongo-clients`: another order is another user."""
    role: str
    database: str
    """The database in which the role is defined."""
    privileges: Sequence[Document]

    @property
    def roles(self) -> list[Document]:
        """As `createUser` takes them."""
        return [{"role": self.role, "db": self.database}]


@dataclass(frozen=True)
class Command:
    """A command for the primary, in its database, and a sentence for the log."""

    database: str
    body: Document
    what: str


def role_command(account: Account, existing: Document | None) -> Command | None:
    """None where the role is as it should be. `existing` is of `rolesInfo` with `showPrivileges`."""
    name, wanted = account.role, [dict(one) for one in account.privileges]
    if existing is not None:
        same = _canonical(existing.get("privileges", [])) == _canonical(wanted)
        if same and not existing.get("roles"):
            return None
    verb = "createRole" if existing is None else "updateRole"
    body = {verb: name, "privileges": wanted, "roles": [], "writeConcern": MAJORITY}
    return Command(account.database, body, f"role {name} {'created' if existing is None else 'updated'}")


def user_command(account: Account, existing: Document | None) -> Command | None:
    """None where the user is as it should be. `existing` is of `usersInfo`."""
    if existing is not None:
        held = sorted((role["role"], role["db"]) for role in existing.get("roles", []))
        if held == [(account.role, account.database)] and existing.get("customData") == MANAGED:
            return None
    verb = "createUser" if existing is None else "updateUser"
    body = {verb: account.subject, "roles": account.roles, "customData": MANAGED, "writeConcern": MAJORITY}
    return Command(
        EXTERNAL, body, f"user {account.subject} {'created' if existing is None else 'updated'}"
    )


def leftovers(accounts: Sequence[Account], users: Sequence[Document]) -> list[Command]:
    """Removals of the users that were made here once and are not wanted any more."""
    wanted = {account.subject for account in accounts}
    return [
        Command(EXTERNAL, {"dropUser": one["user"], "writeConcern": MAJORITY}, f"user {one['user']} removed")
        for one in users
        if one.get("customData") == MANAGED and one["user"] not in wanted
    ]


def parse(items: object) -> list[Account]:
    """Accounts of the setting `ACCOUNTS`, or ValueError with a sentence."""
    if not isinstance(items, list):
        raise ValueError("write a list of accounts")
    return [_account(number, item) for number, item in enumerate(items)]


def _account(number: int, item: object) -> Account:
    keys = ("subject", "role", "database", "privileges")
    if not isinstance(item, Mapping) or set(item) != set(keys):
        raise ValueError(f"account {number}: write a mapping with {', '.join(keys)} and no other key")
    for key in keys[:3]:
        if not isinstance(item[key], str) or not item[key]:
            raise ValueError(f"account {number}: write {key} as a text")
    privileges = item["privileges"]
    if not isinstance(privileges, list) or not all(isinstance(one, Mapping) for one in privileges):
        raise ValueError(f"account {number}: write privileges as a list of mappings")
    return Account(item["subject"], item["role"], item["database"], privileges)


def _canonical(privileges: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    return sorted(
        (tuple(sorted((str(k), str(v)) for k, v in one["resource"].items())), tuple(sorted(one["actions"])))
        for one in privileges
    )
