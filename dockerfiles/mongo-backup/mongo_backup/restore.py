"""The command `restore`: everything is verified, then written, then read back and compared."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mongo_backup import age
from mongo_backup.checking import Wanted, check_age, check_collections, choose, read_collection, read_manifest
from mongo_backup.database import Destination
from mongo_backup.documents import Counting
from mongo_backup.log import Say
from mongo_backup.manifest import Definition, Dumped, Manifest
from mongo_backup.mongo import renamed, same_indexes
from mongo_backup.refusal import Reason, Refused
from mongo_backup.sealing import Digesting
from mongo_backup.target import Target

BATCH_DOCUMENTS = 1000
BATCH_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Place:
    """Where a restore may write."""

    hosts: frozenset[str]
    """Every host that the server names must be one of these."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Databases that get another name."""
    initiate: str | None = None
    """The name of the replica set that a server which is in none yet becomes."""


@dataclass(frozen=True)
class Report:
    """A restore that succeeded."""

    backup: str
    rpo_seconds: float
    """From the snapshot to the beginning of the restore: what would be lost."""
    restore_seconds: float
    """What the restore took, with all checks."""
    counts: Mapping[str, int]


def restore(
    target: Target,
    destination: Destination,
    wanted: Wanted,
    place: Place,
    keys: Sequence[age.Identity],
    say: Say,
    now: datetime,
) -> Report:
    """Raises Refused; up to the line `writing` no collection was written."""
    began = time.monotonic()
    name = choose(target, wanted)
    manifest = read_manifest(target, name, wanted, keys)
    rpo = check_age(manifest.summary.snapshot, wanted, now)
    check_collections(target, manifest, keys)
    say("verified", backup=name, collections=len(manifest.collections))
    check_hosts(destination, place)
    if place.initiate is not None:
        destination.initiate(place.initiate)
    check_databases(destination, manifest, place)
    say("writing", backup=name)
    for number in range(1, len(manifest.collections) + 1):
        _write(target, destination, manifest, number, place, keys)
    counts = {}
    for one in manifest.collections:
        counts[one.definition.name] = _compare(destination, one, renamed(one.definition, place.names))
    return Report(name, round(rpo, 3), round(time.monotonic() - began, 3), counts)


def check_hosts(destination: Destination, place: Place) -> None:
    """Refuses hosts that are not allowed."""
    strange = sorted(set(destination.hosts()) - place.hosts)
    if strange:
        raise Refused(Reason.HOST, f"not in ALLOW_HOSTS: {', '.join(strange)}")


def check_databases(destination: Destination, manifest: Manifest, place: Place) -> None:
    """Refuses databases that have collections, and new names that do not fit the backup."""
    originals = {one.definition.database for one in manifest.collections}
    unknown = sorted(set(place.names) - originals)
    if unknown:
        raise Refused(Reason.NOT_EMPTY, f"RENAME: the backup has no database {', '.join(unknown)}")
    databases = [place.names.get(database, database) for database in sorted(originals)]
    if len(set(databases)) != len(databases):
        raise Refused(Reason.NOT_EMPTY, "RENAME: two databases would become one")
    for database in databases:
        if destination.collections(database):
            raise Refused(Reason.NOT_EMPTY, f"the database {database} has collections: restore under another name")


def _write(
    target: Target,
    destination: Destination,
    manifest: Manifest,
    number: int,
    place: Place,
    keys: Sequence[age.Identity],
) -> None:
    definition = renamed(manifest.collections[number - 1].definition, place.names)
    destination.create(definition)
    held: list[bytes] = []
    size = 0

    def flush() -> None:
        nonlocal size
        if held:
            destination.insert(definition, held)
        held.clear()
        size = 0

    def each(document: bytes) -> None:
        nonlocal size
        held.append(document)
        size += len(document)
        if len(held) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            flush()

    read_collection(target, manifest, number, keys, each)
    flush()
    destination.index(definition)


def _compare(destination: Destination, dumped: Dumped, definition: Definition) -> int:
    """Reads back; the count of the documents."""
    digesting = Digesting()
    batches = Counting(destination.batches(definition.database, definition.collection))
    for batch in batches:
        digesting.add(batch)
    if digesting.digest() != dumped.plain or batches.count != dumped.count:
        raise Refused(Reason.DIFFERENT, f"{definition.name}: the restored documents differ from the manifest's")
    if not same_indexes(destination.indexes(definition.database, definition.collection), definition.indexes):
        raise Refused(Reason.DIFFERENT, f"{definition.name}: the restored indexes differ from the manifest's")
    return batches.count
