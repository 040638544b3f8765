"""Settings of the jobs, from the environment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mongo_admin.accounts import Account
from mongo_admin.replica_set import FOLLOWER, LEADER, VOTER, Part, Parts
from mongo_admin.variables import SettingsError, Variables

__all__ = ["SettingsError"]


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
    leaders: Sequence[str]
    """Those of the members that lead, where the others only vote; none: any."""
    followers: Sequence[str]
    """Those of the members that have no vote."""
    election_seconds: int
    """Without a heartbeat of the primary for so long, members elect another."""

    @property
    def parts(self) -> Parts:
        """What each member is to be."""
        return {one: self._part(one) for one in self.members}

    def _part(self, member: str) -> Part:
        if member in self.followers:
            return FOLLOWER
        return LEADER if member in self.leaders else VOTER


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


def load_settings(variables: Mapping[str, str]) -> Settings:
    """Settings of bringing up, or SettingsError."""
    read = Variables(variables)
    replica_set = read.text("REPLICA_SET")
    members = read.members()
    followers = read.some("FOLLOWERS", members)
    if members and len(followers) == len(members):
        read.wrong.append("FOLLOWERS: leave a member that votes")
    leaders = read.some("LEADERS", members)
    if set(leaders) & set(followers):
        read.wrong.append("LEADERS: name none that is in FOLLOWERS too")
    settings = Settings(
        replica_set=replica_set,
        certificates=read.text("CERTIFICATES", "/certs"),
        members=members,
        leaders=leaders,
        followers=followers,
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
