"""Requests of the server of backups, and of its metrics and probes."""

import ssl
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

from mongo_backup.answers import Answer, Answers
from mongo_backup.bodies import Framing
from mongo_backup.certificates import subject_of
from mongo_backup.log import say
from mongo_backup.sealing import READ
from mongo_backup.target import TargetError

UPLOAD_SECONDS = 150
"""Between two pieces of a body: longer than the source of a backup waits for its database."""
LINGER_SECONDS = 1
LINGER_READS = 32


class Handler(BaseHTTPRequestHandler):
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

    def do_PUT(self) -> None:
        self.connection.settimeout(UPLOAD_SECONDS)
        framing = Framing(self.headers.get_all("Transfer-Encoding", []), self.headers.get_all("Content-Length", []))
        answer = self.answers.put(self._subject(), self.path, framing, self.rfile)
        self._send(answer)
        if answer.status != 201:
            self._linger()

    def do_DELETE(self) -> None:
        self._send(Answer(405, b"not allowed\n"))

    do_PATCH = do_DELETE

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not logged."""

    def _subject(self) -> str | None:
        return subject_of(self.connection.getpeercert()) if isinstance(self.connection, ssl.SSLSocket) else None

    def _linger(self) -> None:
        """Reads a little further: an end with unread bytes would take the answer from the client."""
        self.connection.settimeout(LINGER_SECONDS)
        with suppress(OSError):
            for _ in range(LINGER_READS):
                if not self.rfile.read1(READ):
                    return

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


def metrics_handler(show: Callable[[], str], problem: Callable[[], str | None]) -> type[BaseHTTPRequestHandler]:
    """`/metrics` and the probes; `problem` is why the server is not ready."""

    class Metrics(Handler):
        def do_GET(self) -> None:
            if self.path == "/livez":
                return self._send(Answer(200, b"ok\n"))
            if self.path == "/readyz":
                because = problem()
                return self._send(Answer(200, b"ok\n") if because is None else Answer(503, f"{because}\n".encode()))
            if self.path != "/metrics":
                return self._send(Answer(404, b"not found\n"))
            try:
                self._send(Answer(200, show().encode(), "text/plain; version=0.0.4; charset=utf-8"))
            except TargetError as error:
                say("no metrics", level="error", because=str(error))
                self._send(Answer(503, b"not available\n"))

        def do_POST(self) -> None:
            self._send(Answer(405, b"not allowed\n"))

        do_PUT = do_POST

    return Metrics
