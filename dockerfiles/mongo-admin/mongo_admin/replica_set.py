"""The replica set: the parts of its members, what they say of it, the steps towards another one, and its beginning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Config = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """The part of a member in the replica set."""

    votes: int = 1
    priority: int = 1
    """Of those that vote, the ones with the highest lead; without a vote it is 0."""


VOTER = Part()
FOLLOWER = Part(votes=0, priority=0)
LEADER = Part(priority=2)
"""One that leads where others vote too."""

Parts = Mapping[str, Part]
"""The wanted members by host, in order: the first one initiates."""


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
    """The primary hands over, since it is to be removed, or others are to lead."""

    host: str
    what: str


@dataclass(frozen=True)
class Split:
    """The wanted members are of several replica sets, which cannot be made one."""

    why: str


@dataclass(frozen=True)
class Wait:
    """Nothing can be done yet, and why."""

    why: str


@dataclass(frozen=True)
class Done:
    """The replica set has the wanted members; those that are away at the moment are named."""

    away: Sequence[str] = field(default=())


def beginning(
    name: str, wanted: Parts, settings: Config, states: Mapping[str, State]
) -> Initiate | Wait | Split | None:
    """None where a replica set exists.

    It is initiated only when every wanted member answers and none has a
    configuration: one that is away may be the one with the data.
    """
    configs = {host: state for host, state in states.items() if isinstance(state, dict)}
    sets = {str(config.get("settings", {}).get("replicaSetId")): host for host, config in configs.items()}
    if len(sets) > 1:
        return Split(f"{' and '.join(sets.values())} belong to different replica sets; empty the volumes of one side")
    if configs:
        return None
    away = [f"{host} ({state.why})" for host, state in states.items() if isinstance(state, Unreachable)]
    if away:
        return Wait(f"not initiated until every member answers: {', '.join(away)}")
    members = [member_of(number, host, part) for number, (host, part) in enumerate(wanted.items())]
    return Initiate({"_id": name, "members": members, "settings": settings}, on=next(iter(wanted)))


def member_of(number: int, host: str, part: Part) -> Config:
    """A member of a configuration."""
    return {"_id": number, "host": host, "votes": part.votes, "priority": part.priority}
