"""Names of backups and of their objects. Every target accepts these and no other."""

import re
from datetime import UTC, datetime

SUMMARY = "summary.json"
MANIFEST = "manifest.json.age"

_BACKUP = r"\d{8}T\d{6}Z-[0-9a-f]{8}"
_PATH = re.compile(rf"({_BACKUP})/(summary\.json|manifest\.json\.age|\d{{4}}\.bson\.gz\.age)", re.ASCII)
_NAME = re.compile(_BACKUP, re.ASCII)
_TIME = "%Y%m%dT%H%M%SZ"


def backup_name(now: datetime, token: str) -> str:
    """`token` is 8 hexadecimal digits, so that two runs in one second differ."""
    return f"{now.astimezone(UTC).strftime(_TIME)}-{token}"


def collection_file(number: int) -> str:
    """The file of a collection, by its number from 1: opaque, since names are not for everyone."""
    return f"{number:04}.bson.gz.age"


def started_at(name: str) -> datetime:
    """When the backup was begun."""
    return datetime.strptime(name.partition("-")[0], _TIME).replace(tzinfo=UTC)


def is_backup(name: str) -> bool:
    """Whether this is the name of a backup, with a time that exists."""
    if not _NAME.fullmatch(name):
        return False
    try:
        started_at(name)
    except ValueError:
        return False
    return True


def is_path(path: str) -> bool:
    """Whether this is the path of an object of a backup. One that is has no `..` and no further slash."""
    return _PATH.fullmatch(path) is not None and is_backup(path.partition("/")[0])
