"""The next change of a replica set towards the wanted members.

Pure functions over the documents of `replSetGetConfig` and `replSetGetStatus`. A
change moves at most one voter, as MongoDB requires of a reconfiguration without
`force`: a new member joins without a vote, gets it once it has the data, and
leaves in a change of its own. Old members keep their votes until the new ones
have the data, and the primary is never taken out before it has handed over.
"""

from collections.abc import Mapping

from mongo_admin.replica_set import (
    FOLLOWER,
    Config,
    Done,
    Part,
    Parts,
    Reconfigure,
    StepDown,
    Wait,
    member_of,
)


def next_step(
    config: Config, wanted: Parts, settings: Config, health: Mapping[str, str]
) -> Reconfigure | StepDown | Wait | Done:
    """The next change; `health` is each member's state by host, such as PRIMARY, SECONDARY or DOWN."""
    return (
        _settings(config, settings)
        or _joining(config, wanted)
        or _voting(config, wanted, health)
        or _priorities(config, wanted)
        or _following(config, wanted, health)
        or _leaving(config, wanted, health)
        or _handing_over(config, wanted, health)
        or _done(wanted, health)
    )


def _settings(config: Config, settings: Config) -> Reconfigure | None:
    held: Config = config.get("settings", {})
    changed = {name: value for name, value in settings.items() if held.get(name) != value}
    if not changed:
        return None
    what = ", ".join(f"{name} {value}" for name, value in changed.items())
    return _changed({**config, "settings": {**held, **changed}}, f"settings: {what}")


def _joining(config: Config, wanted: Parts) -> Reconfigure | None:
    members: list[Config] = config["members"]
    hosts = {member["host"] for member in members}
    for host in wanted:
        if host not in hosts:
            number = max(member["_id"] for member in members) + 1
            return _with_members(config, [*members, member_of(number, host, FOLLOWER)], f"{host} joins without a vote")
    return None


def _voting(config: Config, wanted: Parts, health: Mapping[str, str]) -> Reconfigure | None:
    """A vote for the first that has the data and is to have one."""
    for member in _mute(config, wanted):
        host = member["host"]
        if wanted[host].votes and health.get(host) == "SECONDARY":
            return _as(config, host, wanted[host], f"{host} votes")
    return None


def _priorities(config: Config, wanted: Parts) -> Reconfigure | None:
    """Who leads, among those that vote and go on voting; before the primary is asked to hand over."""
    other = {
        member["host"]: wanted[member["host"]].priority
        for member in config["members"]
        if _goes_on_voting(member, wanted) and member["priority"] != wanted[member["host"]].priority
    }
    if not other:
        return None
    members = [{**one, "priority": other.get(one["host"], one["priority"])} for one in config["members"]]
    what = ", ".join(f"{host} {priority}" for host, priority in other.items())
    return _with_members(config, members, f"priorities: {what}")


def _following(config: Config, wanted: Parts, health: Mapping[str, str]) -> Wait | None:
    """Nothing is taken away before each new member has the data."""
    without = [one["host"] for one in _mute(config, wanted) if health.get(one["host"]) != "SECONDARY"]
    states = ", ".join(f"{host} is {health.get(host, 'DOWN')}" for host in without)
    return Wait(f"new members have no data yet: {states}") if without else None


def _handing_over(config: Config, wanted: Parts, health: Mapping[str, str]) -> StepDown | Wait | None:
    """The primary hands over where it is to leave or to lose its vote, or where others are to lead."""
    primary = next((host for host, state in health.items() if state == "PRIMARY"), None)
    leaders = _leaders(wanted)
    if primary is None or primary in leaders:
        return None
    if not any(health.get(host) == "SECONDARY" for host in leaders):
        return Wait(f"none that can lead in place of {primary} is up: {', '.join(leaders)}")
    return StepDown(primary, f"{primary} hands over")


def _leaving(config: Config, wanted: Parts, health: Mapping[str, str]) -> Reconfigure | None:
    """The first that is not wanted, or not as a voter, leaves or loses its vote; the primary hands over before."""
    for member in config["members"]:
        host = member["host"]
        if health.get(host) == "PRIMARY":
            continue
        if host not in wanted:
            kept = [one for one in config["members"] if one["host"] != host]
            return _with_members(config, kept, f"{host} leaves")
        if member["votes"] and not wanted[host].votes:
            return _as(config, host, FOLLOWER, f"{host} follows without a vote")
    return None


def _done(wanted: Parts, health: Mapping[str, str]) -> Done:
    return Done(tuple(host for host in wanted if health.get(host) not in ("PRIMARY", "SECONDARY")))


def _mute(config: Config, wanted: Parts) -> list[Config]:
    """Wanted members that have no vote, whether they are to have one or not."""
    return [member for member in config["members"] if member["host"] in wanted and member["votes"] == 0]


def _goes_on_voting(member: Config, wanted: Parts) -> bool:
    return bool(member["votes"] and member["host"] in wanted and wanted[member["host"]].votes)


def _leaders(wanted: Parts) -> list[str]:
    highest = max(part.priority for part in wanted.values())
    return [host for host, part in wanted.items() if part.priority == highest]


def _as(config: Config, host: str, part: Part, what: str) -> Reconfigure:
    members = [
        {**one, "votes": part.votes, "priority": part.priority} if one["host"] == host else one
        for one in config["members"]
    ]
    return _with_members(config, members, what)


def _with_members(config: Config, members: list[Config], what: str) -> Reconfigure:
    return _changed({**config, "members": members}, what)


def _changed(config: Config, what: str) -> Reconfigure:
    return Reconfigure({**config, "version": config["version"] + 1}, what)
