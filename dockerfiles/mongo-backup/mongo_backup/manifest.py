"""Manifest and summary of a backup, as JSON of the schema `breakwater.backup/v1`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from mongo_backup.names import MANIFEST, collection_file, is_backup
from mongo_backup.sealing import Digest

SCHEMA = "breakwater.backup/v1"
LARGEST_SUMMARY = 4 * 1024 * 1024
LARGEST_MANIFEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class ClusterTime:
    """A time of the replica set: seconds since 1970, and a number within the second."""

    seconds: int
    increment: int

    @property
    def time(self) -> datetime:
        """Without the number."""
        return datetime.fromtimestamp(self.seconds, UTC)


@dataclass(frozen=True)
class Definition:
    """A collection without its documents. Options and indexes are canonical extended JSON."""

    database: str
    collection: str
    options: Mapping[str, Any]
    indexes: Sequence[Mapping[str, Any]]

    @property
    def name(self) -> str:
        """`database.collection`."""
        return f"{self.database}.{self.collection}"


@dataclass(frozen=True)
class Dumped:
    """A collection of a backup, in `collection_file` of its place."""

    definition: Definition
    count: int
    plain: Digest
    sealed: Digest


@dataclass(frozen=True)
class Summary:
    """What everyone may read. `files` are the encrypted collections in their order."""

    name: str
    snapshot: ClusterTime
    started: datetime
    ended: datetime
    files: Sequence[Digest]

    def objects(self) -> dict[str, Digest]:
        """Digests of the encrypted collections by their files."""
        return {collection_file(number): digest for number, digest in enumerate(self.files, 1)}


@dataclass(frozen=True)
class Manifest:
    """What is encrypted."""

    summary: Summary
    program: str
    server: str
    recipients: Sequence[str]
    collections: Sequence[Dumped]


def summary_json(summary: Summary, manifest: Digest) -> bytes:
    """The summary with the digest of the encrypted manifest."""
    return _bytes({**_summary(summary), "manifest": {"file": MANIFEST, **_digest(manifest)}})


def parse_summary(data: bytes) -> tuple[Summary, Digest]:
    """The summary and the digest of the encrypted manifest, or ValueError."""
    try:
        item = _mapping(data)
        return _parse_summary(item), _parse_digest(item["manifest"])
    except (LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(f"not a summary of {SCHEMA}") from error


def manifest_json(manifest: Manifest) -> bytes:
    """The manifest, before it is encrypted."""
    collections = [
        {
            "database": one.definition.database,
            "collection": one.definition.collection,
            "options": one.definition.options,
            "indexes": one.definition.indexes,
            "count": one.count,
            "plain": _digest(one.plain),
            "sealed": _digest(one.sealed),
        }
        for one in manifest.collections
    ]
    return _bytes(
        {
            **_summary(manifest.summary),
            "program": manifest.program,
            "server": manifest.server,
            "recipients": list(manifest.recipients),
            "collections": collections,
        }
    )


def parse_manifest(data: bytes) -> Manifest:
    """Or ValueError."""
    try:
        item = _mapping(data)
        collections = [
            Dumped(
                Definition(
                    str(one["database"]), str(one["collection"]), dict(one["options"]), list(one["indexes"])
                ),
                int(one["count"]),
                _parse_digest(one["plain"]),
                _parse_digest(one["sealed"]),
            )
            for one in item["collections"]
        ]
        manifest = Manifest(
            _parse_summary(item), item["program"], item["server"], list(item["recipients"]), collections
        )
    except (LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(f"not a manifest of {SCHEMA}") from error
    if [one.sealed for one in collections] != list(manifest.summary.files):
        raise ValueError("the manifest contradicts itself")
    return manifest


def _summary(summary: Summary) -> dict[str, Any]:
    files = [{"file": file, **_digest(digest)} for file, digest in summary.objects().items()]
    return {
        "schema": SCHEMA,
        "name": summary.name,
        "snapshot": {"seconds": summary.snapshot.seconds, "increment": summary.snapshot.increment},
        "started": summary.started.isoformat(),
        "ended": summary.ended.isoformat(),
        "files": files,
    }


def _parse_summary(item: Mapping[str, Any]) -> Summary:
    snapshot = ClusterTime(int(item["snapshot"]["seconds"]), int(item["snapshot"]["increment"]))
    if item["schema"] != SCHEMA or not is_backup(item["name"]):
        raise ValueError(f"not of {SCHEMA}")
    _ = snapshot.time
    summary = Summary(
        item["name"],
        snapshot,
        _parse_time(item["started"]),
        _parse_time(item["ended"]),
        [_parse_digest(one) for one in item["files"]],
    )
    if [one["file"] for one in item["files"]] != list(summary.objects()):
        raise ValueError("files are not in their order")
    return summary


def _parse_time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("a time without its zone")
    return time


def _digest(digest: Digest) -> dict[str, Any]:
    return {"size": digest.size, "sha256": digest.sha256}


def _parse_digest(item: Mapping[str, Any]) -> Digest:
    return Digest(int(item["size"]), str(item["sha256"]))


def _mapping(data: bytes) -> dict[str, Any]:
    item = json.loads(data)
    if not isinstance(item, dict):
        raise TypeError
    return item


def _bytes(item: Mapping[str, Any]) -> bytes:
    return json.dumps(item, indent=1).encode() + b"\n"
