"""Settings of the commands that know neither a database nor a key: they start without what speaks with one."""

from collections.abc import Mapping
from dataclasses import dataclass

from mongo_backup.reading import Reading
from mongo_backup.retention import Policy


@dataclass(frozen=True)
class ReportSettings:
    """Of `report`."""

    report_file: str
    verdict_url: str
    certificates: str
    ca_file: str | None


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
    adders: frozenset[str]
    """Subjects of clients that may add backups."""
    policy: Policy
    max_object_bytes: int


def load_report(variables: Mapping[str, str]) -> ReportSettings:
    """Or SettingsError."""
    read = Reading(variables)
    read.text("VERDICT_URL")
    return read.done(
        ReportSettings(
            read.text("REPORT_FILE"),
            read.https_url("VERDICT_URL") or "",
            variables.get("CERTIFICATES") or "/certs",
            variables.get("CA_FILE") or None,
        )
    )


def load_serve(variables: Mapping[str, str]) -> ServeSettings:
    """Or SettingsError."""
    read = Reading(variables)
    target = read.target()
    if target.scheme != "file":
        read.wrong.append("TARGET: only file:// can be served")
    readers = read.subjects("ALLOW_SUBJECTS", needed=True)
    writers = read.subjects("VERDICT_SUBJECTS", needed=False) or readers
    adders = read.subjects("ADD_SUBJECTS", needed=False)
    if adders & readers:
        read.wrong.append("ADD_SUBJECTS: a subject that adds backups may not be in ALLOW_SUBJECTS")
    return read.done(
        ServeSettings(
            target.place,
            variables.get("VERDICTS") or f"{target.place}/verdicts",
            read.number("PORT", 8443, 1, 65535),
            read.number("METRICS_PORT", 9090, 1, 65535),
            target.certificates,
            readers,
            writers,
            adders,
            read.policy(),
            read.number("MAX_OBJECT_BYTES", 64 * 1024**3, 1, 1024**5),
        )
    )
