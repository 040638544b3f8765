"""Settings of the jobs, from the environment."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mongo_admin.accounts import Account, parse


class SettingsError(Exception):
    """The settings cannot be used; one sentence for each that is wrong."""


@dataclass(frozen=True)
class Connection:
    """The members, and the certificate by which they are asked."""

    members: Sequence[str]
    """Host and port of each, the first of which initiates."""
    certificates: str
    """The folder with `tls-combined.pem` and `ca.crt`."""
    wait_seconds: float


@dataclass(frozen=True)
class Settings(Connection):
    """What bringing up needs."""

    replica_set: str
    accounts: Sequence[Account]
    election_seconds: int
    """Without a heartbeat of the primary for so long, members elect another."""


@dataclass(frozen=True)
class Rotation(Connection):
    """What the renewal of the members' certificates needs."""

    least_hours: int
    """A member that serves a certificate which ends sooner is a failure: none was issued in time."""


@dataclass(frozen=True)
class Export:
    """What the metrics of one member need."""

    member: str
    """Host and port: that of its own pod."""
    certificates: str
    """The folder with `tls-combined.pem` and `ca.crt`."""
    member_certificate: str
    """The file with the certificate that the member should serve, without its key."""
    metrics_port: int
    scrape_seconds: int
    """After so long a scrape is answered, whether the member has answered or not."""


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


def load_settings(variables: Mapping[str, str]) -> Settings:
    """Settings of bringing up, or SettingsError."""
    read = Variables(variables)
    settings = Settings(
        replica_set=read.text("REPLICA_SET"),
        certificates=read.text("CERTIFICATES", "/certs"),
        members=read.members(),
        accounts=read.accounts(),
        election_seconds=read.number("ELECTION_SECONDS", 10, 60),
        wait_seconds=read.number("WAIT_SECONDS", 180, 3600),
    )
    read.check()
    return settings


def load_rotation(variables: Mapping[str, str]) -> Rotation:
    """Settings of the renewal, or SettingsError."""
    read = Variables(variables)
    settings = Rotation(
        certificates=read.text("CERTIFICATES", "/certs"),
        members=read.members(),
        wait_seconds=read.number("WAIT_SECONDS", 180, 3600),
        least_hours=read.number("LEAST_HOURS", 24, 8760, " of hours"),
    )
    read.check()
    return settings


def load_export(variables: Mapping[str, str]) -> Export:
    """Settings of the metrics, or SettingsError."""
    read = Variables(variables)
    settings = Export(
        member=read.member(),
        certificates=read.text("CERTIFICATES", "/certs"),
        member_certificate=read.text("MEMBER_CERTIFICATE", "/member/tls.crt"),
        metrics_port=read.number("METRICS_PORT", 9090, 65_535, ""),
        scrape_seconds=read.number("SCRAPE_SECONDS", 6, 60),
    )
    read.check()
    return settings
