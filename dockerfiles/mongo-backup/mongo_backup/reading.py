"""Reading of settings: each kind of value, and what is wrong with it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from mongo_backup import age
from mongo_backup.checking import Wanted
from mongo_backup.names import is_backup
from mongo_backup.retention import Policy
from mongo_backup.target_settings import TargetSettings, parse_target

Value = TypeVar("Value")


class SettingsError(Exception):
    """The settings cannot be used; one sentence for each that is wrong."""


class Reading:
    """Reads variables, and collects a sentence for each that is wrong."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self.wrong: list[str] = []

    def done(self, settings: Value) -> Value:
        """The settings, or SettingsError."""
        if self.wrong:
            raise SettingsError("; ".join(dict.fromkeys(self.wrong)))
        return settings

    def attempt(self, name: str, make: Callable[[], Value]) -> Value | None:
        """What `make` makes; None where the value or a file does not allow it."""
        try:
            return make()
        except ValueError as error:
            self.wrong.append(f"{name}: {error}")
        except OSError as error:
            self.wrong.append(f"{name}: {error.strerror}")
        return None

    def text(self, name: str, default: str = "") -> str:
        """A value that is needed."""
        value = self._variables.get(name) or default
        if not value:
            self.wrong.append(f"{name}: set it")
        return value

    def items(self, name: str, *, needed: bool = True) -> list[str]:
        """A list with commas."""
        text = self.text(name) if needed else self._variables.get(name, "")
        items = [one.strip() for one in text.split(",") if one.strip()]
        if len(set(items)) != len(items):
            self.wrong.append(f"{name}: write each once")
        return items

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number."""
        value = self._variables.get(name) or str(default)
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        self.wrong.append(f"{name}: write a number from {least} to {most}")
        return default

    def mongo_url(self) -> str:
        """MONGO_URL."""
        url = self.text("MONGO_URL")
        if url and not url.startswith(("mongodb://", "mongodb+srv://")):
            self.wrong.append("MONGO_URL: must begin with mongodb:// or mongodb+srv://")
        return url

    def target(self) -> TargetSettings:
        """TARGET, and what its kind needs."""
        target, wrong = parse_target(self._variables)
        self.wrong += wrong
        return target

    def keys(self) -> list[age.Identity]:
        """The identities of IDENTITY_FILE."""
        path = self.text("IDENTITY_FILE")
        if not path:
            return []
        return self.attempt("IDENTITY_FILE", lambda: age.identities(Path(path).read_text("utf-8"))) or []

    def wanted(self) -> Wanted:
        """Which backup, and how old it may be."""
        name = self._variables.get("BACKUP") or None
        if name is not None and not is_backup(name):
            self.wrong.append("BACKUP: not the name of a backup")
        return Wanted(
            name,
            self.number("MAX_AGE_SECONDS", 86_400, 1, 10 * 366 * 86_400),
            self._variables.get("MANIFEST_SHA256") or None,
        )

    def subjects(self, name: str, *, needed: bool) -> frozenset[str]:
        """Subjects of certificates, with semicolons."""
        text = self.text(name) if needed else self._variables.get(name, "")
        return frozenset(one.strip() for one in text.split(";") if one.strip())

    def policy(self) -> Policy:
        """KEEP_HOURLY, KEEP_DAILY and KEEP_WEEKLY."""
        return Policy(
            self.number("KEEP_HOURLY", 24, 1, 1000),
            self.number("KEEP_DAILY", 7, 0, 1000),
            self.number("KEEP_WEEKLY", 5, 0, 1000),
        )

    def recipients(self) -> list[str]:
        """Those of RECIPIENTS, or the lines of RECIPIENTS_FILE: exactly one of both is set."""
        path = self._variables.get("RECIPIENTS_FILE")
        if bool(path) == bool(self._variables.get("RECIPIENTS")):
            self.wrong.append("RECIPIENTS, RECIPIENTS_FILE: set exactly one of them")
            return []
        name = "RECIPIENTS_FILE" if path else "RECIPIENTS"
        items = (self.attempt(name, lambda: _lines(path)) or []) if path else self.items(name)
        self.attempt(name, lambda: [age.recipient(one) for one in items])
        return items

    def https_url(self, name: str) -> str | None:
        """The URL of verdicts, or None."""
        url = self._variables.get(name) or None
        if url is not None and not url.startswith("https://"):
            self.wrong.append(f"{name}: write https://host:port/verdicts")
        return url


def _lines(path: str) -> list[str]:
    lines = [line.strip() for line in Path(path).read_text("utf-8").splitlines()]
    items = [line for line in lines if line and not line.startswith("#")]
    if not items:
        raise ValueError("holds no age recipient")
    if len(set(items)) != len(items):
        raise ValueError("write each once")
    return items
