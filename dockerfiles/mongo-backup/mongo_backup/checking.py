"""Checks of a backup where it is kept: what needs no key, and what needs it. Nothing is written."""

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime

from mongo_backup import age
from mongo_backup.documents import NotDocuments, Splitter
from mongo_backup.manifest import (
    LARGEST_MANIFEST,
    LARGEST_SUMMARY,
    ClusterTime,
    Dumped,
    Manifest,
    Summary,
    parse_manifest,
    parse_summary,
)
from mongo_backup.names import MANIFEST, SUMMARY, collection_file
from mongo_backup.pruning import complete
from mongo_backup.refusal import Reason, Refused
from mongo_backup.sealing import READ, Digest, Digesting, Sealed, Unsealable, unseal
from mongo_backup.target import Missing, Readable, Target

AHEAD_SECONDS = 300
"""Clocks may differ by so much: a snapshot that is further ahead is refused."""


@dataclass(frozen=True)
class Wanted:
    """The backup that is asked for, and what it must be like."""

    name: str | None = None
    """The newest one where it is None."""
    max_age_seconds: int = 86_400
    manifest_sha256: str | None = None


def choose(target: Target, wanted: Wanted) -> str:
    """The name of the backup."""
    names = complete(target.objects())
    if wanted.name is None and not names:
        raise Refused(Reason.NO_BACKUP, "the target has no complete backup")
    if wanted.name is not None and wanted.name not in names:
        raise Refused(Reason.NO_BACKUP, f"the target has no complete backup {wanted.name}")
    return wanted.name or names[-1]


def check_age(snapshot: ClusterTime, wanted: Wanted, now: datetime) -> float:
    """Seconds since the snapshot."""
    seconds = (now - snapshot.time).total_seconds()
    if seconds > wanted.max_age_seconds:
        raise Refused(
            Reason.STALE, f"the backup is {seconds:.0f} s old, more than MAX_AGE_SECONDS {wanted.max_age_seconds}"
        )
    if seconds < -AHEAD_SECONDS:
        raise Refused(Reason.STALE, f"the backup is of a time {-seconds:.0f} s ahead of this machine's clock")
    return seconds


def read_summary(target: Target, name: str) -> tuple[Summary, Digest]:
    """The summary, which everyone can read and forge, and the digest of the manifest."""
    try:
        summary, manifest = parse_summary(_small(target, f"{name}/{SUMMARY}", LARGEST_SUMMARY))
    except ValueError as error:
        raise Refused(Reason.CHANGED_OBJECT, f"{SUMMARY} of {name} cannot be read: {error}") from error
    if summary.name != name:
        raise Refused(Reason.CHANGED_OBJECT, f"{SUMMARY} of {name} is that of {summary.name}")
    return summary, manifest


def check_sealed(target: Target, summary: Summary, manifest: Digest) -> None:
    """Hashes of all encrypted objects, without a key."""
    for file, expected in {**summary.objects(), MANIFEST: manifest}.items():
        digesting = Digesting()
        with _opened(target, f"{summary.name}/{file}") as source:
            while data := source.read(READ):
                digesting.add(data)
        _same(f"{summary.name}/{file}", digesting.digest(), expected)


def read_manifest(
    target: Target, name: str, wanted: Wanted, keys: Sequence[age.Identity]
) -> Manifest:
    """The manifest, decrypted, after its hash and its bond with the summary were checked."""
    summary, digest = read_summary(target, name)
    if wanted.manifest_sha256 not in (None, digest.sha256):
        raise Refused(Reason.NOT_THE_ONE, f"the manifest of {name} is not the one of MANIFEST_SHA256")
    plain = bytearray()

    def keep(piece: bytes) -> None:
        plain.extend(piece)
        if len(plain) > LARGEST_MANIFEST:
            raise Refused(Reason.UNREADABLE, f"the manifest of {name} is too large")

    _unseal(target, f"{name}/{MANIFEST}", digest, keep, keys)
    try:
        manifest = parse_manifest(bytes(plain))
    except ValueError as error:
        raise Refused(Reason.UNREADABLE, f"the manifest of {name} cannot be read: {error}") from error
    if manifest.summary != summary:
        raise Refused(Reason.CHANGED_OBJECT, f"{SUMMARY} of {name} differs from its manifest")
    return manifest


def read_collection(
    target: Target,
    manifest: Manifest,
    number: int,
    keys: Sequence[age.Identity],
    each: Callable[[bytes], None],
) -> Dumped:
    """Calls `each` with every document of the collection of that number; raises Refused on any difference."""
    dumped, path = manifest.collections[number - 1], f"{manifest.summary.name}/{collection_file(number)}"
    splitter = Splitter(each)
    try:
        digests = _unseal(target, path, dumped.sealed, splitter.add, keys)
        splitter.end()
    except NotDocuments as error:
        raise Refused(Reason.UNREADABLE, f"{path}: {error}") from error
    if digests.plain != dumped.plain or splitter.count != dumped.count:
        raise Refused(Reason.UNREADABLE, f"{path}: its documents are not those of the manifest")
    return dumped


def check_collections(target: Target, manifest: Manifest, keys: Sequence[age.Identity]) -> None:
    """Decrypts every collection and compares hashes and counts."""
    for number in range(1, len(manifest.collections) + 1):
        read_collection(target, manifest, number, keys, lambda _document: None)


def _unseal(
    target: Target, path: str, expected: Digest, sink: Callable[[bytes], None], keys: Sequence[age.Identity]
) -> Sealed:
    with _opened(target, path) as source:
        try:
            digests = unseal(source, sink, keys)
        except Unsealable as error:
            _same(path, error.sealed, expected)
            if error.by_key:
                raise Refused(Reason.WRONG_KEY, f"{path} is not encrypted to an identity of IDENTITY_FILE") from error
            raise Refused(Reason.UNREADABLE, f"{path} is not a compressed object") from error
    _same(path, digests.sealed, expected)
    return digests


@contextmanager
def _opened(target: Target, path: str) -> Generator[Readable]:
    with ExitStack() as stack:
        try:
            source = stack.enter_context(target.open(path))
        except Missing as error:
            raise Refused(Reason.MISSING_OBJECT, f"{path} is missing") from error
        yield source


def _same(path: str, digest: Digest, expected: Digest) -> None:
    if digest.size < expected.size:
        raise Refused(Reason.CHANGED_OBJECT, f"{path} is cut off: {digest.size} of {expected.size} bytes")
    if digest != expected:
        raise Refused(Reason.CHANGED_OBJECT, f"{path} was changed: its SHA-256 differs")


def _small(target: Target, path: str, most: int) -> bytes:
    data = bytearray()
    with _opened(target, path) as source:
        while piece := source.read(READ):
            data += piece
            if len(data) > most:
                raise ValueError("it is too large")
    return bytes(data)
