"""Settings of the job, from the environment."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mongo_admin.accounts import Account, parse


class SettingsError(Exception):
    """The settings cannot be used; one sentence for each that is wrong."""


@dataclass(frozen=True)
class Settings:
    """What an environment decides."""

    replica_set: str
    members: Sequence[str]
    """Host and port of each, the first of which initiates."""
    certificates: str
    """The folder with `tls-combined.pem` and `ca.crt`."""
    accounts: Sequence[Account]
    election_seconds: int
    """Without a heartbeat of the primary for so long, members elect another."""
    wait_seconds: float


def load_settings(variables: Mapping[str, str]) -> Settings:
    """Reads every setting, or raises SettingsError that names all that are wrong."""
    wrong: list[str] = []

    def text(name: str, default: str | None = None) -> str:
        value = variables.get(name, default)
        if not value:
            wrong.append(f"{name}: set it")
        return value or ""

    replica_set = text("REPLICA_SET")
    certificates = text("CERTIFICATES", "/certs")
    members = [one for one in text("MEMBERS").split(",") if one]
    if any(not one.rpartition(":")[0] or not one.rpartition(":")[2].isdigit() for one in members):
        wrong.append("MEMBERS: write host:port of each, with commas between them")
    if len(set(members)) != len(members):
        wrong.append("MEMBERS: write each once")
    accounts: list[Account] = []
    try:
        accounts = parse(json.loads(text("ACCOUNTS") or "[]"))
    except ValueError as error:
        wrong.append(f"ACCOUNTS: {error}")

    def seconds(name: str, default: int, most: int) -> int:
        value = variables.get(name, str(default))
        if value.isdigit() and 1 <= int(value) <= most:
            return int(value)
        wrong.append(f"{name}: write a number of seconds from 1 to {most}")
        return default

    election, wait = seconds("ELECTION_SECONDS", 10, 60), seconds("WAIT_SECONDS", 180, 3600)
    if wrong:
        raise SettingsError("; ".join(wrong))
    return Settings(replica_set, members, certificates, accounts, election, wait)
