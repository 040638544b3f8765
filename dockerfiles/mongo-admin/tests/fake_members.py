"""A replica set in memory: what members answer to the commands that `bring_up` sends."""

from collections.abc import Mapping, Sequence
from typing import Any

from mongo_admin.replica_set import Config, State, Uninitiated, Unreachable
from mongo_admin.server import TryAgain

Document = dict[str, Any]


class FakeMembers:
    """Members by host. Those in `down` do not answer; a member gets its data one poll after it joined."""

    def __init__(self, hosts: Sequence[str]) -> None:
        self.config: Config | None = None
        self.down: set[str] = set()
        self.fresh: set[str] = set()
        self.primary = hosts[0]
        self.commands: list[str] = []
        self.roles: dict[str, Document] = {}
        self.users: dict[str, Document] = {}
        self.failures: list[Exception] = []

    def states(self, hosts: Sequence[str]) -> Mapping[str, State]:
        members = [one["host"] for one in self.config["members"]] if self.config else []
        return {host: self._state(host, members) for host in hosts}

    def _state(self, host: str, members: Sequence[str]) -> State:
        if host in self.down:
            return Unreachable("no answer")
        return dict(self.config) if self.config and host in members else Uninitiated()

    def initiate(self, host: str, config: Config) -> bool:
        if self.config is not None:
            return False
        self.config = {**config, "version": 1, "term": 1}
        self.commands.append("replSetInitiate")
        return True

    def health(self, hosts: Sequence[str]) -> Mapping[str, str]:
        assert self.config is not None
        states = {}
        for host in (one["host"] for one in self.config["members"]):
            away = "DOWN" if host in self.down else "STARTUP2" if host in self.fresh else "SECONDARY"
            states[host] = "PRIMARY" if host == self.primary else away
        self.fresh.clear()
        return states

    def admin(self, hosts: Sequence[str], database: str, body: Document) -> Document:
        if self.failures:
            raise self.failures.pop(0)
        assert self.config is not None
        name = next(iter(body))
        if name == "replSetGetConfig":
            return {"config": self.config}
        if name in ("rolesInfo", "usersInfo"):
            return self._info(name, body[name])
        self.commands.append(name)
        if name == "replSetReconfig":
            self._reconfigure(body[name])
        elif name in ("createRole", "updateRole"):
            self.roles[body[name]] = {"privileges": body["privileges"], "roles": body["roles"]}
        elif name in ("createUser", "updateUser"):
            self.users[body[name]] = {**body, "user": body[name]}
        elif name == "dropUser":
            del self.users[body[name]]
        else:
            raise AssertionError(f"unexpected command {name}")
        return {"ok": 1}

    def step_down(self, host: str) -> None:
        """Any other that votes and is up may be elected, whoever is to lead."""
        assert self.config is not None
        if host != self.primary:
            raise TryAgain("10107")
        self.commands.append("replSetStepDown")
        others = [one for one in self.config["members"] if one["host"] != host and one["priority"]]
        up = [one for one in others if one["host"] not in self.down]
        self.primary = max(up, key=lambda one: one["priority"])["host"]

    def _info(self, name: str, wanted: object) -> Document:
        key, known = ("roles", self.roles) if name == "rolesInfo" else ("users", self.users)
        return {key: [one for item, one in known.items() if wanted in (1, item)]}

    def _reconfigure(self, config: Config) -> None:
        assert self.config is not None
        if config["version"] != self.config["version"] + 1:
            raise TryAgain("103")
        before, after = _voters(self.config), _voters(config)
        assert len(before ^ after) <= 1, f"more than one voter changes: {before ^ after}"
        assert self.primary in after, "the primary is removed, or loses its vote"
        assert all(one["votes"] or not one["priority"] for one in config["members"]), "a priority without a vote"
        assert any(one["priority"] for one in config["members"]), "there is none to lead"
        up = [host for host in after if host not in self.down]
        if len(up) * 2 <= len(after):
            raise TryAgain("no majority")
        old = {one["host"] for one in self.config["members"]}
        self.fresh |= {one["host"] for one in config["members"]} - old
        self.config = config


def _voters(config: Config) -> set[str]:
    return {one["host"] for one in config["members"] if one["votes"]}


class FakeClock:
    """A clock that advances when it sleeps; `each` is called at every sleep."""

    def __init__(self) -> None:
        self.time = 0.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
