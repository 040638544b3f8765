"""The page of metrics, in the text format of Prometheus, from what the target holds."""

from mongo_backup.checking import read_summary
from mongo_backup.file_target import FileTarget
from mongo_backup.pruning import complete
from mongo_backup.refusal import Refused
from mongo_backup.verdicts import Verdicts

HELP = {
    "backup_count": "Complete backups.",
    "backup_last_success_timestamp_seconds": "When the newest complete backup ended.",
    "backup_bytes": "Size of the newest complete backup, encrypted.",
    "backup_verified_timestamp_seconds": "When a restore last passed.",
    "backup_restore_seconds": "What the last restore that passed took.",
    "backup_rpo_seconds": "Age of the snapshot at the last restore that passed.",
    "backup_last_verification_failed": "1 where the last restore did not pass.",
    "backup_store_free_bytes": "Space of the file system of the backups that is free.",
    "backup_store_size_bytes": "Space of the file system of the backups.",
}


def page(target: FileTarget, verdicts: Verdicts) -> str:
    """A metric without a value is left out, so that an alert on its absence fires. May raise TargetError."""
    objects = target.objects()
    names = complete(objects)
    space = target.space()
    values: dict[str, float] = {
        "backup_count": len(names),
        "backup_store_free_bytes": space.free,
        "backup_store_size_bytes": space.size,
    }
    if names:
        values["backup_bytes"] = sum(one.size for one in objects if one.backup == names[-1])
        try:
            summary, _ = read_summary(target, names[-1])
            values["backup_last_success_timestamp_seconds"] = summary.ended.timestamp()
        except Refused:
            # An alert on absence finds a summary that cannot be read.
            pass
    if (latest := verdicts.latest()) is not None:
        values["backup_last_verification_failed"] = 0 if latest[1].passed else 1
    if (passed := verdicts.latest_passed()) is not None:
        time, verdict = passed
        values["backup_verified_timestamp_seconds"] = time
        for name, value in (
            ("backup_restore_seconds", verdict.restore_seconds),
            ("backup_rpo_seconds", verdict.rpo_seconds),
        ):
            if value is not None:
                values[name] = value
    return "".join(
        f"# HELP {name} {text}\n# TYPE {name} gauge\n{name} {values[name]}\n"
        for name, text in HELP.items()
        if name in values
    )
