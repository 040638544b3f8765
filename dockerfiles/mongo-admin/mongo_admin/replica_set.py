"""The replica set's configuration: when to initiate, and the next change towards the wanted members.

Pure functions over the documents of `replSetGetConfig` and `replSetGetStatus`. A
change moves at most one voter, as MongoDB requires of a reconfiguration without
`force`: a new member joins without a vote, gets it once it has the data, and
leaves in a change of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Config = dict[str, Any]


@dataclass(frozen=True)
class Unreachable:
    """A member that did not answer: its data may be anything."""

    why: str


@dataclass(frozen=True)
class Uninitiated:
    """A member that answers and belongs to no replica set."""


State = Config | Uninitiated | Unreachable


@dataclass(frozen=True)
class Initiate:
    """A new replica set, initiated on its first member."""

    config: Config
    on: str


@dataclass(frozen=True)
class Reconfigure:
    """One change of the configuration, with a sentence for the log."""

    config: Config
    what: str


@dataclass(frozen=True)
class StepDown:
    """The primary hands over, since it is to be removed."""

    what: str


@dataclass(frozen=True)
class Wait:
    """Nothing can be done yet, and why."""

    why: str


@dataclass(frozen=True)
class Done:
    """The replica set has the wanted members; those that are away at the moment are named."""

    away: Sequence[str] = field(default=())


def beginning(
    name: str, wanted: Sequence[str], settings: Config, states: Mapping[str, State]
) -> Initiate | Wait | None:
    """None where a replica set exists.

    It is initiated only when every wanted member answers and none has a
    configuration: one that is away may be the one with the data.
    """
    if any(isinstance(state, dict) for state in states.values()):
        return None
    away = [f"{host} ({state.why})" for host, state in states.items() if isinstance(state, Unreachable)]
    if away:
        return Wait(f"not initiated until every member answers: {', '.join(away)}")
    members = [_member(number, host, votes=1) for number, host in enumerate(wanted)]
    return Initiate({"_id": name, "members": members, "settings": settings}, on=wanted[0])


def next_step(
    config: Config, wanted: Sequence[str], settings: Config, health: Mapping[str, str]
) -> Reconfigure | StepDown | Wait | Done:
    """The next change; `health` is each member's state by host, such as PRIMARY, SECONDARY or DOWN."""
    members: list[Config] = config["members"]
    hosts = [member["host"] for member in members]
    held: Config = config.get("settings", {})
    changed = {name: value for name, value in settings.items() if held.get(name) != value}
    if changed:
        what = ", ".join(f"{name} {value}" for name, value in changed.items())
        return _changed({**config, "settings": {**held, **changed}}, f"settings: {what}")
    for host in wanted:
        if host not in hosts:
            number = max(member["_id"] for member in members) + 1
            added = [*members, _member(number, host, votes=0)]
            return _changed({**config, "members": added}, f"{host} joins without a vote")
    mute = [member for member in members if member["host"] in wanted and member["votes"] == 0]
    for member in mute:
        if health.get(member["host"]) == "SECONDARY":
            voting = {**member, "votes": 1, "priority": 1}
            voters = [voting if one is member else one for one in members]
            return _changed({**config, "members": voters}, f"{member['host']} votes")
    for host in hosts:
        if host not in wanted and health.get(host) != "PRIMARY":
            kept = [member for member in members if member["host"] != host]
            return _changed({**config, "members": kept}, f"{host} leaves")
    leader = next((host for host in hosts if host not in wanted), None)
    if leader is not None:
        return StepDown(f"{leader} hands over, since it is to leave")
    if mute:
        states = [f"{one['host']} is {health.get(one['host'], 'DOWN')}" for one in mute]
        return Wait(f"new members have no data yet: {', '.join(states)}")
    return Done(tuple(host for host in wanted if health.get(host) not in ("PRIMARY", "SECONDARY")))


def _member(number: int, host: str, votes: int) -> Config:
    return {"_id": number, "host": host, "votes": votes, "priority": votes}


def _changed(config: Config, what: str) -> Reconfigure:
    return Reconfigure({**config, "version": config["version"] + 1}, what)
