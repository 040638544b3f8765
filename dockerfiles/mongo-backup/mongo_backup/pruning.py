"""Removal of backups that retention does not keep, and of unfinished ones.

Two runs at one time are not provided for: the later one would remove what the
earlier one has written so far, and that one would then fail.
"""

from collections.abc import Sequence

from mongo_backup.log import Say
from mongo_backup.names import SUMMARY
from mongo_backup.retention import Policy, removable
from mongo_backup.target import Stored, Target, TargetError


def complete(objects: Sequence[Stored]) -> list[str]:
    """Names of the backups that have a summary, the oldest first."""
    return sorted(one.backup for one in objects if one.file == SUMMARY)


def prune(target: Target, made: str, policy: Policy, say: Say) -> list[str]:
    """Removes what `made` makes superfluous. A failure is a finding: the backup was made."""
    findings: list[str] = []
    try:
        objects = target.objects()
    except TargetError as error:
        return [f"not pruned: {error}"]
    finished = complete(objects)
    unfinished = {one.backup for one in objects if one.backup < made} - set(finished)
    for name in sorted({*removable(finished, made, policy), *unfinished}):
        # The summary goes first: what is left of a removal that fails is an unfinished backup.
        own = sorted((one for one in objects if one.backup == name), key=lambda one: one.file != SUMMARY)
        try:
            for one in own:
                target.remove(one.path)
            say("removed", backup=name, was="unfinished" if name in unfinished else "superfluous")
        except TargetError as error:
            findings.append(f"{name} not removed: {error}")
    try:
        for name in target.sweep(made):
            say("removed", backup=name, was="interrupted")
    except TargetError as error:
        findings.append(f"not swept: {error}")
    return findings
