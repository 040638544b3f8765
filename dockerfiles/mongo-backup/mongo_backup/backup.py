"""The command `backup`: one consistent dump, its manifest, then retention unless the target does that itself."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from mongo_backup import VERSION, age
from mongo_backup.database import Found, Source
from mongo_backup.documents import Counting, NotDocuments
from mongo_backup.log import Say
from mongo_backup.manifest import Dumped, Manifest, Summary, manifest_json, summary_json
from mongo_backup.names import MANIFEST, SUMMARY, backup_name, collection_file
from mongo_backup.refusal import Reason, Refused, TryAgain
from mongo_backup.retention import Policy
from mongo_backup.pruning import prune
from mongo_backup.sealing import Digest, seal
from mongo_backup.target import Target, TargetError


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Plan:
    """What an environment decides of backups."""

    databases: Sequence[str]
    recipients: Sequence[str]
    policy: Policy
    attempts: int


@dataclass(frozen=True)
class Made:
    """A complete backup."""

    manifest: Manifest
    sealed_manifest: Digest


def back_up(
    plan: Plan, source: Source, target: Target, say: Say, now: Callable[[], datetime] = utc_now
) -> Made:
    """Makes a backup, starting again where the database asks for it; then removes old ones."""
    for attempt in range(1, plan.attempts + 1):
        name = backup_name(now(), secrets.token_hex(4))
        try:
            made = _Run(plan, source, target, name, now).run()
        except TryAgain as error:
            _discard(target, name, say)
            say("started again", attempt=attempt, because=str(error))
            continue
        except BaseException:
            _discard(target, name, say)
            raise
        findings = [] if target.prunes_itself else prune(target, name, plan.policy, say)
        say("backup complete", **report(made), findings=findings)
        return made
    raise Refused(Reason.UNAVAILABLE, f"no consistent dump in {plan.attempts} attempts")


def report(made: Made) -> dict[str, object]:
    """Fields of the log line. The hash of the manifest is what a restore can be held to."""
    summary = made.manifest.summary
    return {
        "backup": summary.name,
        "snapshot": summary.snapshot.time.isoformat(),
        "seconds": round((summary.ended - summary.started).total_seconds(), 3),
        "collections": len(made.manifest.collections),
        "documents": sum(one.count for one in made.manifest.collections),
        "bytes": sum(one.sealed.size for one in made.manifest.collections) + made.sealed_manifest.size,
        "manifest_sha256": made.sealed_manifest.sha256,
    }


class _Run:
    def __init__(
        self, plan: Plan, source: Source, target: Target, name: str, now: Callable[[], datetime]
    ) -> None:
        self._plan, self._source, self._target, self._name, self._now = plan, source, target, name, now
        self._recipients = [age.recipient(one) for one in plan.recipients]

    def run(self) -> Made:
        started = self._now()
        found = self._found()
        with self._source.snapshot() as snapshot:
            dumped = []
            for number, one in enumerate(found, 1):
                definition = one.definition
                documents = Counting(snapshot.batches(definition.database, definition.collection))
                with self._target.write(f"{self._name}/{collection_file(number)}") as out:
                    try:
                        digests = seal(documents, out.write, self._recipients)
                    except NotDocuments as error:
                        raise Refused(Reason.SOURCE, f"{definition.name}: {error}") from error
                dumped.append(Dumped(definition, documents.count, digests.plain, digests.sealed))
            time = snapshot.time()
        if self._found() != found:
            raise TryAgain("a collection or an index was created or removed during the dump")
        summary = Summary(self._name, time, started, self._now(), [one.sealed for one in dumped])
        manifest = Manifest(summary, VERSION, self._source.version(), self._plan.recipients, dumped)
        return self._finish(manifest)

    def _found(self) -> Sequence[Found]:
        found = self._source.collections(self._plan.databases)
        missing = sorted(set(self._plan.databases) - {one.definition.database for one in found})
        if missing:
            raise Refused(Reason.SOURCE, f"without collections: {', '.join(missing)}")
        return found

    def _finish(self, manifest: Manifest) -> Made:
        """The manifest, and the summary last, once the target shows every object with its size."""
        with self._target.write(f"{self._name}/{MANIFEST}") as out:
            sealed = seal([manifest_json(manifest)], out.write, self._recipients).sealed
        wanted = {file: digest.size for file, digest in manifest.summary.objects().items()}
        wanted[MANIFEST] = sealed.size
        there = {one.file: one.size for one in self._target.objects() if one.backup == self._name}
        if there != wanted:
            raise TargetError("the target does not show what was written")
        with self._target.write(f"{self._name}/{SUMMARY}") as out:
            out.write(summary_json(manifest.summary, sealed))
        return Made(manifest, sealed)


def _discard(target: Target, name: str, say: Say) -> None:
    """What is left after a failure here, the next run removes, or the target itself."""
    if target.prunes_itself:
        return
    try:
        for one in target.objects():
            if one.backup == name:
                target.remove(one.path)
    except TargetError as error:
        say("an unfinished backup stays", level="warning", backup=name, because=str(error))
