"""The command `serve`: backups over TLS with certificates on both sides, metrics beside it, until SIGTERM."""

import signal
import ssl
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from mongo_backup.answers import Answer, Answers
from mongo_backup.certificates import Renewing, subject_of
from mongo_backup.file_target import FileTarget
from mongo_backup.log import say
from mongo_backup.metrics import page
from mongo_backup.sealing import READ
from mongo_backup.settings import ServeSettings
from mongo_backup.target import TargetError
from mongo_backup.verdicts import Verdicts

IDLE_SECONDS = 30
CONNECTIONS = 16
"""At one time; further ones wait to be accepted."""


class _Server(ThreadingHTTPServer):
    """A thread for each of a bounded number of connections. TLS begins there, so that no client delays others."""

    daemon_threads = True

    def __init__(
        self, port: int, handler: type[BaseHTTPRequestHandler], context: Callable[[], ssl.SSLContext] | None
    ) -> None:
        self._context = context
        self._slots = threading.BoundedSemaphore(CONNECTIONS)
        super().__init__(("", port), handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._slots.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            request.settimeout(IDLE_SECONDS)
            if self._context is not None:
                request = self._context().wrap_socket(request, server_side=True)
            super().process_request_thread(request, client_address)
        except OSError as error:
            say("connection ended", level="warning", because=getattr(error, "reason", None) or type(error).__name__)
            self.shutdown_request(request)
        finally:
            self._slots.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        say("request failed", level="warning")


class _Handler(BaseHTTPRequestHandler):
    """HTTP/1.1 with one request a connection."""

    protocol_version = "HTTP/1.1"
    server_version = sys_version = ""
    answers: Answers

    def do_GET(self) -> None:
        self._send(self.answers.get(self._subject(), self.path))

    def do_POST(self) -> None:
        text = self.headers.get("Content-Length", "")
        length = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
        self._send(self.answers.post(self._subject(), self.path, length, self.rfile.read))

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not logged."""

    def _subject(self) -> str | None:
        return subject_of(self.connection.getpeercert()) if isinstance(self.connection, ssl.SSLSocket) else None

    def _send(self, answer: Answer) -> None:
        self.close_connection = True
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body) if answer.size is None else answer.size))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)
        if answer.stream is not None:
            with answer.stream() as source:
                while data := source.read(READ):
                    self.wfile.write(data)


def _metrics_handler(show: Callable[[], str]) -> type[BaseHTTPRequestHandler]:
    class Metrics(_Handler):
        def do_GET(self) -> None:
            if self.path == "/livez":
                return self._send(Answer(200, b"ok\n"))
            if self.path != "/metrics":
                return self._send(Answer(404, b"not found\n"))
            try:
                self._send(Answer(200, show().encode(), "text/plain; version=0.0.4; charset=utf-8"))
            except TargetError as error:
                say("no metrics", level="error", because=str(error))
                self._send(Answer(503, b"not available\n"))

        def do_POST(self) -> None:
            self._send(Answer(405, b"not allowed\n"))

    return Metrics


def serve(settings: ServeSettings) -> None:
    """Until SIGTERM or SIGINT; what is being sent then ends with it."""
    target, verdicts = FileTarget(settings.folder), Verdicts(settings.verdicts, time.time_ns)
    answers = Answers(target, verdicts, settings.readers, settings.writers, say)
    handler = type("Handler", (_Handler,), {"answers": answers})
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    servers = [
        _Server(settings.port, handler, Renewing(settings.certificates).get),
        _Server(settings.metrics_port, _metrics_handler(lambda: page(target, verdicts)), None),
    ]
    for one in servers:
        threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
    say("serving", port=settings.port, metrics_port=settings.metrics_port)
    stopped.wait()
    # The threads are daemons: what is being sent is cut off, and a restore that reads it is refused and starts again.
    say("stopped")
