"""Runs two HTTP servers in one process, the service's and the metrics', until SIGTERM.

On SIGTERM the service stops accepting, answers what is in flight and ends; then
the metrics end. The process then exits 0, also as PID 1.
"""

import asyncio
import contextlib
import json
import logging
import signal
import socket
import sys
import time
from collections.abc import Callable, Generator
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from users_api.problems import MEDIA_TYPE, body

KEEP_ALIVE_SECONDS = 75  # longer than a proxy's 60, so that the proxy closes first
DRAIN_SECONDS = 3
MAX_URL_BYTES = 8 * 1024
MAX_HEAD_BYTES = 2 * 1024 * 1024


class BoundedHttp(HttpToolsProtocol):
    """HTTP/1.1 that keeps a bounded part of a request's head in memory.

    Of a URL only the first bytes are kept, still far longer than any that is
    served, so the application itself refuses it. A longer head gets 400.
    """

    _head_bytes = 0

    def data_received(self, data: bytes) -> None:
        self._head_bytes += len(data)
        super().data_received(data)
        if self._head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("The request's head is too long.")

    def send_400_response(self, msg: str) -> None:
        """400 for what is not HTTP, in the shape of every error; the connection ends."""
        content = json.dumps(body(400, msg)).encode("ascii")
        head = (
            "HTTP/1.1 400 Bad Request\r\n"
            f"content-type: {MEDIA_TYPE}\r\n"
            f"content-length: {len(content)}\r\n"
            "connection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + content)
        self.transport.close()

    def on_url(self, url: bytes) -> None:
        self.url += url[: MAX_URL_BYTES - len(self.url)]

    def on_headers_complete(self) -> None:
        self._head_bytes = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._head_bytes = 0
        super().on_body(body)


class JsonLines(logging.Formatter):
    """One JSON object a line. Requests are counted in the metrics, not logged."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line)


class _Server(uvicorn.Server):
    """uvicorn's server, without its own signal handlers: two of them share a process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def log_to_stdout() -> None:
    """Sends every log line to standard output as JSON."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def _server(app: Callable[..., Any], port: int, lifespan: Any) -> _Server:
    return _Server(
        uvicorn.Config(
            app,
            host="0.0.0.0",
            port=port,
            interface="asgi3",
            http=BoundedHttp,
            ws="none",
            lifespan=lifespan,
            access_log=False,
            log_config=None,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=DRAIN_SECONDS,
        )
    )


def _listen(path: str | None) -> list[socket.socket] | None:
    """A listening Unix-domain socket at the path, or None: the server then opens its port."""
    if path is None:
        return None
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    return [listener]


async def _serve(main: _Server, metrics: _Server, paths: tuple[str | None, str | None]) -> None:
    def stop() -> None:
        main.should_exit = True

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    aside = asyncio.create_task(metrics.serve(_listen(paths[1])))
    await main.serve(_listen(paths[0]))
    metrics.should_exit = True
    await aside


def run(
    app: Callable[..., Any],
    metrics: Callable[..., Any],
    port: int,
    metrics_port: int,
    *,
    lifespan: bool = False,
    unix_paths: tuple[str | None, str | None] = (None, None),
) -> None:
    """Serves both applications until SIGTERM; on Unix-domain sockets where paths are given."""
    main = _server(app, port, "on" if lifespan else "off")
    aside = _server(metrics, metrics_port, "off")
    with asyncio.Runner(loop_factory=main.config.get_loop_factory()) as runner:
        runner.run(_serve(main, aside, unix_paths))
