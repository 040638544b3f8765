"""Brings the replica set and its accounts to what the settings say; each run ends in the same state."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from mongo_admin.accounts import EXTERNAL, Account, Command, leftovers, role_command, user_command
from mongo_admin.changes import next_step
from mongo_admin.clock import Clock, OutOfTime, Say
from mongo_admin.replica_set import (
    Config,
    Done,
    Initiate,
    Reconfigure,
    Split,
    State,
    StepDown,
    Wait,
    beginning,
)
from mongo_admin.server import Refused, TryAgain
from mongo_admin.settings import Settings

Document = dict[str, Any]


class Members(Protocol):
    """The members over the wire; see `server.Servers`."""

    def states(self, hosts: Sequence[str]) -> Mapping[str, State]:
        """What each member says of itself."""
        ...

    def initiate(self, host: str, config: Config) -> bool:
        """Initiates the replica set on one member; False where another run was first."""
        ...

    def admin(self, hosts: Sequence[str], database: str, body: Document) -> Document:
        """A command for the primary."""
        ...

    def step_down(self, host: str) -> None:
        """The member hands over; TryAgain where it is not the primary any more."""
        ...

    def health(self, hosts: Sequence[str]) -> Mapping[str, str]:
        """Each member's state by host."""
        ...


POLL_SECONDS = 1.0
FOLLOW_THE_PRIMARY: Document = {"chainingAllowed": False}
"""A member that follows one that is stopped stops too, seconds after another became primary."""


def bring_up(settings: Settings, members: Members, say: Say, clock: Clock) -> None:
    """Initiates, adds and removes members one at a time, then reconciles roles and users.

    Safe to run at any time, and several times at once: every decision is taken
    anew from what the members answer, and a change that another run made first
    is an answer like any other. Raises OutOfTime, or Refused where the members
    belong to several replica sets.
    """
    until = clock.now() + settings.wait_seconds
    while True:
        try:
            step = _next(settings, members)
            if isinstance(step, Done):
                _reconcile(settings, members, say)
                if step.away:
                    say(f"away at the moment: {', '.join(step.away)}")
                return
            waiting = _carry_out(step, settings, members, say)
        except TryAgain as error:
            waiting = f"no answer that can be used: {error}"
        if clock.now() >= until:
            raise OutOfTime(waiting)
        clock.sleep(POLL_SECONDS)


def _next(settings: Settings, members: Members) -> Initiate | Reconfigure | StepDown | Wait | Done:
    parts = settings.parts
    states = members.states(settings.members)
    wanted = {"electionTimeoutMillis": settings.election_seconds * 1000, **FOLLOW_THE_PRIMARY}
    first = beginning(settings.replica_set, parts, wanted, states)
    if isinstance(first, Split):
        raise Refused(first.why)
    if first is not None:
        return first
    config = _newest(states)
    seeds = [member["host"] for member in config["members"]]
    config = members.admin(seeds, "admin", {"replSetGetConfig": 1})["config"]
    return next_step(config, parts, wanted, members.health(seeds))


def _newest(states: Mapping[str, State]) -> Config:
    configs = [state for state in states.values() if isinstance(state, dict)]
    return max(configs, key=lambda one: (one.get("term", 0), one["version"]))


def _carry_out(
    step: Initiate | Reconfigure | StepDown | Wait, settings: Settings, members: Members, say: Say
) -> str:
    """Makes the change; returns what is waited for."""
    if isinstance(step, Wait):
        return step.why
    if isinstance(step, Initiate):
        if members.initiate(step.on, step.config):
            say(f"replica set {settings.replica_set} initiated: {', '.join(settings.members)}")
        return "a primary to be elected"
    seeds = settings.members
    if isinstance(step, StepDown):
        members.step_down(step.host)
    else:
        members.admin(seeds, "admin", {"replSetReconfig": step.config, "maxTimeMS": 10_000})
    say(step.what)
    return step.what


def _reconcile(settings: Settings, members: Members, say: Say) -> None:
    def run(command: Command) -> None:
        members.admin(settings.members, command.database, command.body)
        say(command.what)

    unchanged = True
    for account in settings.accounts:
        for wanted in (_role(settings, members, account), _user(settings, members, account)):
            if wanted is not None:
                run(wanted)
                unchanged = False
    users = members.admin(settings.members, EXTERNAL, {"usersInfo": 1})["users"]
    for removal in leftovers(settings.accounts, users):
        run(removal)
        unchanged = False
    if unchanged:
        say("roles and users: unchanged")


def _role(settings: Settings, members: Members, account: Account) -> Command | None:
    body: Document = {"rolesInfo": account.role, "showPrivileges": True}
    found = members.admin(settings.members, account.database, body)["roles"]
    return role_command(account, found[0] if found else None)


def _user(settings: Settings, members: Members, account: Account) -> Command | None:
    found = members.admin(settings.members, EXTERNAL, {"usersInfo": account.subject})["users"]
    return user_command(account, found[0] if found else None)
