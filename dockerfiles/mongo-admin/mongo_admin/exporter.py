"""The command `export-metrics`: the member's state for Prometheus over HTTP, until SIGTERM."""

import signal
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

from mongo_admin.clock import Say
from mongo_admin.measures import measures
from mongo_admin.observation import Observation

REQUEST_SECONDS = 5
CONNECTIONS = 8
"""At one time; further ones wait to be accepted."""
TEXT = "text/plain; charset=utf-8"


class _Measured(Collector):
    def __init__(self, observe: Callable[[], Observation]) -> None:
        self._observe = observe

    def collect(self) -> Iterator[Metric]:
        return measures(self._observe())

    def describe(self) -> Iterator[Metric]:
        """Names of metrics, by which the registry refuses duplicates, without a look at the member."""
        return measures(Observation())


class Pages:
    """What is answered: `/metrics`; `/livez`; `/readyz`, once the member was looked at, whatever was found."""

    def __init__(self, observe: Callable[[], Observation]) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.registry.register(_Measured(self._observed))
        self._observe = observe
        self._looked = threading.Event()

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, kind and body."""
        if path == "/metrics":
            return 200, CONTENT_TYPE_LATEST, generate_latest(self.registry)
        if path == "/livez":
            return 200, TEXT, b"ok\n"
        if path != "/readyz":
            return 404, TEXT, b"not found\n"
        if not self._looked.is_set():
            self._observed()
        return 200, TEXT, b"ok\n"

    def _observed(self) -> Observation:
        seen = self._observe()
        self._looked.set()
        return seen


class _Handler(BaseHTTPRequestHandler):
    """HTTP/1.1 with one request a connection."""

    protocol_version = "HTTP/1.1"
    server_version = sys_version = ""
    timeout = REQUEST_SECONDS
    pages: Pages

    def do_GET(self) -> None:
        self._send(*self.pages.get(self.path))

    def do_POST(self) -> None:
        self._send(405, TEXT, b"not allowed\n")

    do_PUT = do_DELETE = do_PATCH = do_POST

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not logged."""

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """A thread for each of a bounded number of connections."""

    daemon_threads = True

    def __init__(self, port: int, pages: Pages, say: Say) -> None:
        self._slots = threading.BoundedSemaphore(CONNECTIONS)
        self._say = say
        super().__init__(("", port), type("Served", (_Handler,), {"pages": pages}))

    def process_request(self, request: Any, client_address: Any) -> None:
        self._slots.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._slots.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        self._say("request failed")


def serve(port: int, observe: Callable[[], Observation], say: Say) -> None:
    """Until SIGTERM or SIGINT; an answer that is being sent ends with it."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    server = _Server(port, Pages(observe), say)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
    say(f"metrics on port {port}")
    stopped.wait()
    say("stopped")
