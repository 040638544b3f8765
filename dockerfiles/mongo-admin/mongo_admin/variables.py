"""Settings, read one by one from the environment."""

import json
from collections.abc import Mapping, Sequence

from mongo_admin.accounts import Account, parse


class SettingsError(Exception):
    """The settings cannot be used; one sentence for each that is wrong."""


class Variables:
    """Reads settings one by one and collects a sentence for each that is wrong."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self.wrong: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        """A text that must not be empty."""
        value = self._variables.get(name, default)
        if not value:
            self.wrong.append(f"{name}: set it")
        return value or ""

    def number(self, name: str, default: int, most: int, unit: str = " of seconds") -> int:
        """A number of units from 1 to `most`."""
        value = self._variables.get(name, str(default))
        if value.isdigit() and 1 <= int(value) <= most:
            return int(value)
        self.wrong.append(f"{name}: write a number{unit} from 1 to {most}")
        return default

    def members(self) -> list[str]:
        """The setting MEMBERS."""
        members = [one for one in self.text("MEMBERS").split(",") if one]
        if not all(_is_address(one) for one in members):
            self.wrong.append("MEMBERS: write host:port of each, with commas between them")
        if len(set(members)) != len(members):
            self.wrong.append("MEMBERS: write each once")
        return members

    def some(self, name: str, members: Sequence[str]) -> list[str]:
        """Some of the members, or none."""
        some = [one for one in self._variables.get(name, "").split(",") if one]
        unknown = [one for one in some if one not in members]
        if unknown:
            self.wrong.append(f"{name}: {', '.join(unknown)} is not in MEMBERS; write some of those")
        return some

    def member(self) -> str:
        """The setting MEMBER."""
        member = self.text("MEMBER")
        if member and not _is_address(member):
            self.wrong.append("MEMBER: write host:port")
        return member

    def accounts(self) -> list[Account]:
        """The setting ACCOUNTS."""
        try:
            return parse(json.loads(self.text("ACCOUNTS") or "[]"))
        except ValueError as error:
            self.wrong.append(f"ACCOUNTS: {error}")
            return []

    def check(self) -> None:
        """Raises SettingsError that names all that are wrong."""
        if self.wrong:
            raise SettingsError("; ".join(self.wrong))


def _is_address(text: str) -> bool:
    host, _, port = text.rpartition(":")
    return bool(host) and "," not in host and port.isdigit()
