"""The S3 target against a server: `python s3_conversation.py PROGRAM`, where PROGRAM is versitygw.

Not one of the suite, which needs no network: it starts the program on the loopback
interface, with a folder that it removes, and ends it. Exit status 1 where a step fails.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from backups import HOST, KEYS, NOW, FakeDestination, FakeSource, plan, quiet
from mongo_backup.backup import back_up
from mongo_backup.checking import Wanted
from mongo_backup.restore import Place, restore
from mongo_backup.s3_target import PART, S3Target
from mongo_backup.target import Missing, Stored, Target, TargetError
from mongo_backup.target_settings import parse_target
from mongo_backup.verify import verify

NAME = "20250102T030405Z-0123abcd"
SMALL, LARGE = f"{NAME}/0001.bson.gz.age", f"{NAME}/0002.bson.gz.age"


@contextmanager
def server(program: str, folder: Path, secret: str) -> Generator[str]:
    """The URL of a server, which ends with the context."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "data" / "bucket").mkdir(parents=True)
    (folder / "meta").mkdir()
    environment = {**os.environ, "ROOT_ACCESS_KEY": "conversation", "ROOT_SECRET_KEY": secret}
    with subprocess.Popen(
        [
            *(program, "--quiet", "--port", f"127.0.0.1:{port}"),
            *("posix", "--sidecar", str(folder / "meta"), str(folder / "data")),
        ],
        env=environment,
    ) as process:
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def target(url: str, secret: str) -> Target:
    """With these credentials."""
    os.environ.update(AWS_ACCESS_KEY_ID="conversation", AWS_SECRET_ACCESS_KEY=secret)
    settings, wrong = parse_target({**os.environ, "TARGET": "s3://bucket/some/prefix", "S3_ENDPOINT": url})
    assert not wrong, wrong
    return S3Target(settings)


def check(name: str, passed: bool) -> None:
    """One line a step."""
    print("ok" if passed else "FAILED", name, flush=True)
    if not passed:
        sys.exit(1)


def objects(store: Target) -> None:
    """Whole objects, in one part and in several; none in part."""
    content = {SMALL: b"small", LARGE: os.urandom(2 * PART + 12345)}
    for path, data in content.items():
        with store.write(path) as out:
            for at in range(0, len(data), 65536):
                out.write(data[at : at + 65536])
    check("list", sorted(store.objects(), key=lambda one: one.path) == [Stored(p, len(d)) for p, d in content.items()])
    for path, data in content.items():
        read = bytearray()
        with store.open(path) as source:
            while piece := source.read(65536):
                read += piece
        check(f"read {len(data)} bytes", bytes(read) == data)
        store.remove(path)
    check("remove", store.objects() == [])
    check("a missing object", refused(Missing, store, SMALL))
    with_failure(store)
    check("an interrupted upload is not listed", store.objects() == [])


def with_failure(store: Target) -> None:
    """An upload that fails is aborted; one of a process that died is swept."""
    try:
        with store.write(LARGE) as out:
            out.write(bytes(PART + 1))
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    check("an upload that fails is aborted", store.sweep("20990101T000000Z-00000000") == [])
    writing = store.write(LARGE)
    writing.__enter__().write(bytes(PART + 1))
    check("one of a later backup is left alone", store.sweep(NAME) == [])
    check("one of a process that died is swept", store.sweep("20990101T000000Z-00000000") == [NAME])
    try:
        writing.__exit__(None, None, None)
        check("a swept upload cannot be completed", store.objects() == [])
    except TargetError:
        check("a swept upload cannot be completed", True)


def refused(kind: type[Exception], store: Target, path: str) -> bool:
    """Whether opening the object raises it."""
    try:
        with store.open(path):
            return False
    except kind:
        return True


def whole(store: Target) -> None:
    """Backups, retention and a restore."""
    source, destination = FakeSource(2000), FakeDestination()
    made = back_up(plan(), source, store, quiet, lambda: NOW)
    name = made.manifest.summary.name
    check("verify without a key", verify(store, Wanted(), [], NOW)["objects"] == 4)
    report = restore(store, destination, Wanted(), Place(frozenset([HOST])), KEYS, quiet, NOW)
    check("restore", report.backup == name and destination.stored["users", "users"] == source.documents["users"])
    again = back_up(plan(), source, store, quiet, lambda: NOW).manifest.summary.name
    left = {one.backup for one in store.objects()}
    check("retention", left == ({again} if again > name else {again, name}))


def main(program: str) -> None:
    """See the module."""
    secret = secrets.token_hex(16)
    with tempfile.TemporaryDirectory() as folder, server(program, Path(folder), secret) as url:
        store = target(url, secret)
        objects(store)
        whole(store)
        check("another secret", refused(TargetError, target(url, "other"), SMALL))


if __name__ == "__main__":
    main(sys.argv[1])
