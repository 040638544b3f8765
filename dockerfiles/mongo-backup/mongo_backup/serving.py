"""The command `serve`: backups over TLS with certificates on both sides, metrics beside it, until SIGTERM."""

import signal
import ssl
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from mongo_backup.answers import Answers, Clients
from mongo_backup.backup import utc_now
from mongo_backup.certificates import Renewing
from mongo_backup.file_target import FileTarget
from mongo_backup.handlers import Handler, metrics_handler
from mongo_backup.log import say
from mongo_backup.metrics import page
from mongo_backup.readiness import not_ready
from mongo_backup.store import Store
from mongo_backup.store_settings import ServeSettings
from mongo_backup.target import TargetError
from mongo_backup.verdicts import Verdicts

IDLE_SECONDS = 30
CONNECTIONS = 16
"""At one time; further ones wait to be accepted."""
PRUNE_SECONDS = 600
"""Also without a new backup: what is unfinished goes, so that a full store takes backups again."""


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


def serve(settings: ServeSettings) -> None:
    """Until SIGTERM or SIGINT; what is being sent then ends with it."""
    target, verdicts = FileTarget(settings.folder), Verdicts(settings.verdicts, time.time_ns)
    store = Store(target, settings.policy, settings.max_object_bytes, utc_now, say)
    clients = Clients(settings.readers, settings.writers, settings.adders)
    handler = type("Served", (Handler,), {"answers": Answers(target, verdicts, store, clients, say)})
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    metrics = metrics_handler(lambda: page(target, verdicts), lambda: not_ready(target, settings.certificates))
    servers = [
        _Server(settings.port, handler, Renewing(settings.certificates).get),
        _Server(settings.metrics_port, metrics, None),
    ]
    for one in servers:
        threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
    if settings.adders:
        try:
            target.make()
        except TargetError as error:
            # /readyz goes on saying so.
            say("the folder of backups was not made", level="error", because=str(error))
    say("serving", port=settings.port, metrics_port=settings.metrics_port)
    # A folder to which none may add here may be read-only, or another program's to prune.
    while settings.adders and not stopped.is_set():
        store.prune()
        stopped.wait(PRUNE_SECONDS)
    stopped.wait()
    # The threads are daemons: what is being sent is cut off, and a restore that reads it is refused and starts again.
    say("stopped")
