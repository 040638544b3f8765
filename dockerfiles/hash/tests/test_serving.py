"""The real server, as a process on Unix-domain sockets: no network is needed."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
PROGRAM = """
import sys
from hash_api.app import HashApp
from hash_api.metrics import RequestMetrics
from hash_api.serving import log_to_stdout, run
metrics = RequestMetrics()
log_to_stdout()
run(HashApp("h", metrics), metrics.page, 0, 0, unix_paths=(sys.argv[1], sys.argv[2]))
"""


def exchange(path: Path, request: bytes) -> bytes:
    """Sends bytes and returns all that comes back."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(str(path))
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def get(path: bytes) -> bytes:
    """A request that asks for the connection to be closed."""
    return b"GET " + path + b" HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n"


@pytest.fixture
def server(tmp_path: Path) -> Generator[tuple[subprocess.Popen[bytes], Path, Path]]:
    """The server, its socket and its metrics' socket."""
    paths = (tmp_path / "main", tmp_path / "metrics")
    arguments = [sys.executable, "-c", PROGRAM, str(paths[0]), str(paths[1])]
    with subprocess.Popen(arguments, cwd=HERE, stdout=subprocess.PIPE) as process:
        try:
            for path in paths:
                for _ in range(100):
                    try:
                        exchange(path, get(b"/"))
                        break
                    except OSError:
                        time.sleep(0.05)
            yield process, *paths
        finally:
            process.kill()


Server = tuple[subprocess.Popen[bytes], Path, Path]


def test_hashes_metrics_and_a_clean_end(server: Server) -> None:
    process, main, metrics = server
    assert b"6367c48dd193d56ea7b0baad25b19455e529f5ee" in exchange(main, get(b"/hash/abc123"))
    assert exchange(main, get(b"/metrics")).startswith(b"HTTP/1.1 404")
    assert b"http_requests_total" in exchange(metrics, get(b"/metrics"))
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert process.wait(5) == 0
    assert time.monotonic() - began < 2
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    assert lines and all(line.startswith(b'{"time"') for line in lines)


def test_long_heads_are_refused_and_not_kept(server: Server) -> None:
    _, main, _ = server
    assert exchange(main, get(b"/hash/" + b"a" * 1_000_000)).startswith(b"HTTP/1.1 414")
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(str(main))
        with pytest.raises(OSError):
            for _ in range(64):
                connection.sendall(b"GET /hash/" + b"a" * 1_000_000)
    assert b"HTTP/1.1 200" in exchange(main, get(b"/hash/live"))
