"""Settings of the commands that know a database or a key, from the environment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mongo_backup import age
from mongo_backup.backup import Plan
from mongo_backup.checking import Wanted
from mongo_backup.reading import Reading
from mongo_backup.restore import Place
from mongo_backup.target_settings import TargetSettings


@dataclass(frozen=True)
class BackupSettings:
    """Of `backup`."""

    target: TargetSettings
    mongo_url: str
    plan: Plan


@dataclass(frozen=True)
class VerifySettings:
    """Of `verify`."""

    target: TargetSettings
    wanted: Wanted
    keys: Sequence[age.Identity]


@dataclass(frozen=True)
class RestoreSettings:
    """Of `restore`."""

    target: TargetSettings
    mongo_url: str
    wanted: Wanted
    place: Place
    keys: Sequence[age.Identity]
    verdict_url: str | None
    report_file: str | None
    """Where a pass is written in place of being posted."""


def load_backup(variables: Mapping[str, str]) -> BackupSettings:
    """Or SettingsError, as the others."""
    read = Reading(variables)
    target = read.target()
    databases = read.items("DATABASES")
    plan = Plan(databases, read.recipients(), read.policy(), read.number("ATTEMPTS", 3, 1, 10))
    return read.done(BackupSettings(target, read.mongo_url(), plan))


def load_verify(variables: Mapping[str, str]) -> VerifySettings:
    """See load_backup. IDENTITY_FILE may be left out."""
    read = Reading(variables)
    keys = read.keys() if variables.get("IDENTITY_FILE") else []
    return read.done(VerifySettings(read.target(), read.wanted(), keys))


def load_restore(variables: Mapping[str, str]) -> RestoreSettings:
    """See load_backup."""
    read = Reading(variables)
    names = {}
    for one in read.items("RENAME", needed=False):
        old, equals, new = one.partition("=")
        if not (old and equals and new) or old in names:
            read.wrong.append("RENAME: write old=new of each database once, with commas between them")
        names[old] = new
    place = Place(frozenset(read.items("ALLOW_HOSTS")), names, variables.get("INITIATE") or None)
    return read.done(
        RestoreSettings(
            read.target(),
            read.mongo_url(),
            read.wanted(),
            place,
            read.keys(),
            read.https_url("VERDICT_URL"),
            variables.get("REPORT_FILE") or None,
        )
    )
