"""Removal of backups that retention does not keep, and of unfinished ones.

Where `backup` does it, two runs at one time are not provided for: the later one would
remove what the earlier one has written so far, and that one would then fail. A store
that prunes itself removes unfinished backups by their age alone.
"""

from collections.abc import Sequence

from mongo_backup.log import Say
from mongo_backup.names import SUMMARY
from mongo_backup.retention import Policy, arrival, removable
from mongo_backup.target import Stored, Target, TargetError


def complete(objects: Sequence[Stored]) -> list[str]:
    """Names of the backups that have a summary, the oldest first."""
    return sorted(one.backup for one in objects if one.file == SUMMARY)


def unfinished(objects: Sequence[Stored]) -> set[str]:
    """Names of those that have none."""
    return {one.backup for one in objects} - set(complete(objects))


def prune(target: Target, made: str, policy: Policy, say: Say, before: str | None = None) -> list[str]:
    """Removes what `made` makes superfluous, and what is unfinished `before` a name, else before `made`.

    A failure is a finding: the backup was made.
    """
    findings: list[str] = []
    try:
        objects = target.objects()
    except TargetError as error:
        return [f"not pruned: {error}"]
    arrivals = {one.backup: arrival(one.backup, one.time) for one in objects if one.file == SUMMARY}
    old = {name for name in unfinished(objects) if name < (before or made)}
    for name in sorted({*removable(arrivals, made, policy), *old}):
        # The summary goes first: what is left of a removal that fails is an unfinished backup.
        own = sorted((one for one in objects if one.backup == name), key=lambda one: one.file != SUMMARY)
        try:
            for one in own:
                target.remove(one.path)
            say("removed", backup=name, was="unfinished" if name in old else "superfluous")
        except TargetError as error:
            findings.append(f"{name} not removed: {error}")
    try:
        for name in target.sweep(before or made):
            say("removed", backup=name, was="interrupted")
    except TargetError as error:
        findings.append(f"not swept: {error}")
    return findings
