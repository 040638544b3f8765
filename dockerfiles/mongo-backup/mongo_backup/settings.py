"""Settings of each command, from the environment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mongo_backup import age
from mongo_backup.backup import Plan
from mongo_backup.checking import Wanted
from mongo_backup.names import is_backup
from mongo_backup.restore import Place
from mongo_backup.retention import Policy
from mongo_backup.target_settings import TargetSettings, parse_target

Value = TypeVar("Value")


class SettingsError(Exception):
    """The settings cannot be used; one sentence for each that is wrong."""


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


@dataclass(frozen=True)
class ServeSettings:
    """Of `serve`."""

    folder: str
    verdicts: str
    port: int
    metrics_port: int
    certificates: str
    readers: frozenset[str]
    """Subjects of clients that may read."""
    writers: frozenset[str]
    """Subjects of clients that may store verdicts."""


def load_backup(variables: Mapping[str, str]) -> BackupSettings:
    """Or SettingsError, as the others."""
    read = _Reading(variables)
    target = read.target()
    if target.scheme == "https":
        read.wrong.append("TARGET: https:// is for reading; write file:// or s3://")
    databases = read.items("DATABASES")
    recipients = read.items("RECIPIENTS")
    read.attempt("RECIPIENTS", lambda: [age.recipient(one) for one in recipients])
    policy = Policy(
        read.number("KEEP_HOURLY", 24, 1, 1000),
        read.number("KEEP_DAILY", 7, 0, 1000),
        read.number("KEEP_WEEKLY", 5, 0, 1000),
    )
    plan = Plan(databases, recipients, policy, read.number("ATTEMPTS", 3, 1, 10))
    return read.done(BackupSettings(target, read.mongo_url(), plan))


def load_verify(variables: Mapping[str, str]) -> VerifySettings:
    """See load_backup. KEY_FILE may be left out."""
    read = _Reading(variables)
    keys = read.keys() if variables.get("KEY_FILE") else []
    return read.done(VerifySettings(read.target(), read.wanted(), keys))


def load_restore(variables: Mapping[str, str]) -> RestoreSettings:
    """See load_backup."""
    read = _Reading(variables)
    names = {}
    for one in read.items("RENAME", needed=False):
        old, equals, new = one.partition("=")
        if not (old and equals and new) or old in names:
            read.wrong.append("RENAME: write old=new of each database once, with commas between them")
        names[old] = new
    verdict_url = variables.get("VERDICT_URL") or None
    if verdict_url is not None and not verdict_url.startswith("https://"):
        read.wrong.append("VERDICT_URL: write https://host:port/verdicts")
    place = Place(frozenset(read.items("ALLOW_HOSTS")), names)
    return read.done(
        RestoreSettings(read.target(), read.mongo_url(), read.wanted(), place, read.keys(), verdict_url)
    )


def load_serve(variables: Mapping[str, str]) -> ServeSettings:
    """See load_backup."""
    read = _Reading(variables)
    target = read.target()
    if target.scheme != "file":
        read.wrong.append("TARGET: only file:// can be served")
    readers = read.subjects("ALLOW_SUBJECTS", needed=True)
    writers = read.subjects("VERDICT_SUBJECTS", needed=False) or readers
    return read.done(
        ServeSettings(
            target.place,
            variables.get("VERDICTS") or f"{target.place}/verdicts",
            read.number("PORT", 8443, 1, 65535),
            read.number("METRICS_PORT", 9090, 1, 65535),
            target.certificates,
            readers,
            writers,
        )
    )


class _Reading:
    """Collects what is wrong."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self.wrong: list[str] = []

    def done(self, settings: Value) -> Value:
        if self.wrong:
            raise SettingsError("; ".join(dict.fromkeys(self.wrong)))
        return settings

    def attempt(self, name: str, make: Callable[[], Value]) -> Value | None:
        try:
            return make()
        except ValueError as error:
            self.wrong.append(f"{name}: {error}")
        except OSError as error:
            self.wrong.append(f"{name}: {error.strerror}")
        return None

    def text(self, name: str, default: str = "") -> str:
        value = self._variables.get(name) or default
        if not value:
            self.wrong.append(f"{name}: set it")
        return value

    def items(self, name: str, *, needed: bool = True) -> list[str]:
        text = self.text(name) if needed else self._variables.get(name, "")
        items = [one.strip() for one in text.split(",") if one.strip()]
        if len(set(items)) != len(items):
            self.wrong.append(f"{name}: write each once")
        return items

    def number(self, name: str, default: int, least: int, most: int) -> int:
        value = self._variables.get(name) or str(default)
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        self.wrong.append(f"{name}: write a number from {least} to {most}")
        return default

    def mongo_url(self) -> str:
        url = self.text("MONGO_URL")
        if url and not url.startswith(("mongodb://", "mongodb+srv://")):
            self.wrong.append("MONGO_URL: must begin with mongodb:// or mongodb+srv://")
        return url

    def target(self) -> TargetSettings:
        target, wrong = parse_target(self._variables)
        self.wrong += wrong
        return target

    def keys(self) -> list[age.Identity]:
        path = self.text("KEY_FILE")
        if not path:
            return []
        return self.attempt("KEY_FILE", lambda: age.identities(Path(path).read_text("utf-8"))) or []

    def wanted(self) -> Wanted:
        name = self._variables.get("BACKUP") or None
        if name is not None and not is_backup(name):
            self.wrong.append("BACKUP: not the name of a backup")
        return Wanted(
            name,
            self.number("MAX_AGE_SECONDS", 86_400, 1, 10 * 366 * 86_400),
            self._variables.get("MANIFEST_SHA256") or None,
        )

    def subjects(self, name: str, *, needed: bool) -> frozenset[str]:
        text = self.text(name) if needed else self._variables.get(name, "")
        return frozenset(one.strip() for one in text.split(";") if one.strip())
