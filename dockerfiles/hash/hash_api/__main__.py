"""Starts the hash service: `python -m hash_api`, with PORT and METRICS_PORT."""

import os
import socket
import sys

from hash_api.app import HashApp
from hash_api.metrics import RequestMetrics
from hash_api.serving import log_to_stdout, run


def port_of(name: str, default: int) -> int:
    """The port that an environment variable names; a wrong one ends the process with a sentence."""
    text = os.environ.get(name, str(default))
    if not text.isdecimal() or not 0 < int(text) < 65536:
        sys.exit(f"{name} is {text!r}, which is not a port from 1 to 65535.")
    return int(text)


def main() -> None:
    """Reads the environment and serves until SIGTERM."""
    port, metrics_port = port_of("PORT", 8000), port_of("METRICS_PORT", 9090)
    metrics = RequestMetrics()
    log_to_stdout()
    run(HashApp(socket.gethostname(), metrics), metrics.page, port, metrics_port)


if __name__ == "__main__":
    main()
