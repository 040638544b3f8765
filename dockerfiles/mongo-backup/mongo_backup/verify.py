"""The command `verify`: a backup where it is kept; without a key, or with one all but the restore."""

from collections.abc import Sequence
from datetime import datetime

from mongo_backup import age
from mongo_backup.checking import (
    Wanted,
    check_age,
    check_collections,
    check_sealed,
    choose,
    read_manifest,
    read_summary,
)
from mongo_backup.refusal import Reason, Refused
from mongo_backup.target import Target


def verify(target: Target, wanted: Wanted, keys: Sequence[age.Identity], now: datetime) -> dict[str, object]:
    """A report, or Refused."""
    name = choose(target, wanted)
    summary, digest = read_summary(target, name)
    if wanted.manifest_sha256 not in (None, digest.sha256):
        raise Refused(Reason.NOT_THE_ONE, f"the manifest of {name} is not the one of MANIFEST_SHA256")
    if not keys:
        check_sealed(target, summary, digest)
        seconds = check_age(summary.snapshot, wanted, now)
        return {"backup": name, "age_seconds": round(seconds, 3), "decrypted": False, "objects": len(summary.files) + 2}
    manifest = read_manifest(target, name, wanted, keys)
    seconds = check_age(manifest.summary.snapshot, wanted, now)
    check_collections(target, manifest, keys)
    counts = {one.definition.name: one.count for one in manifest.collections}
    return {"backup": name, "age_seconds": round(seconds, 3), "decrypted": True, "counts": counts}
