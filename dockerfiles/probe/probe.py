"""Network checks from inside the cluster: listen, reach, or wait to be used.

    probe.py serve PORT…                      answers "probe" on ports, by TCP and UDP, until SIGTERM
    probe.py reach [--timeout 3] [--from ADDRESS] TARGET…
                                              tries every target at once, one JSON line each
    probe.py wait                             sleeps until SIGTERM

A target is tcp:HOST:PORT (reached when it connects), udp:HOST:PORT (when
something answers a datagram) or dns:NAME@SERVER (when SERVER answers a question
for an address over UDP, whatever the answer says). `--from` is the address of
this host to try them from. `reach` ends with 0 when all were tried, reached or
not; bad usage ends with 2 and a sentence.
"""

import argparse
import json
import os
import re
import secrets
import selectors
import signal
import socket
import struct
import sys
import threading
import time
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

GREETING = b"probe\n"
DNS_PORT = 53
CODES = ("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED")
SHAPE = re.compile(r"(?P<kind>tcp|udp):(?P<host>.+):(?P<port>\d+)|dns:(?P<name>[^@]+)@(?P<at>.+)")


@dataclass(frozen=True)
class Target:
    """One thing to reach; `name` is what a DNS server is asked for."""

    text: str
    kind: str
    host: str
    port: int
    name: str = ""


def port_of(text: str) -> int:
    """A port number, or ValueError."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise ValueError(f"{text!r} is not a port from 1 to 65535.")
    return int(text)


def target_of(text: str) -> Target:
    """Reads a target, or raises ValueError with a sentence."""
    found = SHAPE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not tcp:HOST:PORT, udp:HOST:PORT or dns:NAME@SERVER.")
    if found["kind"]:
        return Target(text, found["kind"], found["host"].strip("[]"), port_of(found["port"]))
    dns_question(found["name"], 0)
    return Target(text, "dns", found["at"].strip("[]"), DNS_PORT, found["name"])


def dns_question(name: str, number: int) -> bytes:
    """A DNS query for the A records of a name."""
    labels = [label.encode() for label in name.rstrip(".").split(".")]
    if not all(0 < len(label) < 64 for label in labels) or sum(map(len, labels)) > 200:
        raise ValueError(f"{name!r} is not a name that DNS can be asked for.")
    encoded = b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    return struct.pack("!6H", number, 0x0100, 1, 0, 0, 0) + encoded + struct.pack("!2H", 1, 1)


def dns_answer(packet: bytes, number: int) -> str | None:
    """What an answer says, or None when the packet is not the answer to our question."""
    if len(packet) < 12:
        return None
    answered, flags, _, records = struct.unpack("!4H", packet[:8])
    if answered != number or not flags & 0x8000:
        return None
    code = flags & 15
    return f"{CODES[code] if code < len(CODES) else f'code {code}'}, {records} records"


def ask(connection: socket.socket, target: Target) -> str:
    """Sends one datagram over a connected socket and tells what comes back."""
    if target.kind == "udp":
        connection.send(GREETING)
        return f"answered with {len(connection.recv(2048))} bytes"
    number = secrets.randbelow(65536)
    connection.send(dns_question(target.name, number))
    while True:
        if said := dns_answer(connection.recv(2048), number):
            return said


def reach(target: Target, timeout: float, source: str = "") -> tuple[bool, str]:
    """Tries one target: whether it was reached, and what happened."""
    kind = socket.SOCK_STREAM if target.kind == "tcp" else socket.SOCK_DGRAM
    try:
        family, _, _, _, address = socket.getaddrinfo(target.host, target.port, type=kind)[0]
        with socket.socket(family, kind) as connection:
            connection.settimeout(timeout)
            if source:
                connection.bind((source, 0))
            connection.connect(address)
            return True, "connected" if target.kind == "tcp" else ask(connection, target)
    except TimeoutError:
        return False, f"no answer within {timeout:g} s"
    except socket.gaierror:
        return False, "the name was not resolved"
    except OSError as error:
        return False, (error.strerror or type(error).__name__).lower()


def reach_all(targets: list[Target], timeout: float, source: str = "") -> list[dict[str, object]]:
    """Tries all at once, in threads that do not hold up the end of the process."""
    found: dict[int, tuple[bool, str]] = {}

    def one(index: int) -> None:
        found[index] = reach(targets[index], timeout, source)

    threads = [threading.Thread(target=one, args=(n,), daemon=True) for n in range(len(targets))]
    for thread in threads:
        thread.start()
    end = time.monotonic() + timeout + 0.5
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    late = (False, f"no answer within {timeout:g} s")  # a name that is still being resolved
    results = [found.get(n, late) for n in range(len(targets))]
    return [
        {"target": target.text, "reached": reached, "detail": detail}
        for target, (reached, detail) in zip(targets, results, strict=True)
    ]


def listen(port: int) -> list[socket.socket]:
    """Sockets for one port, by TCP and UDP."""
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.bind(("", port))
    return [socket.create_server(("", port)), datagrams]


def greet(listener: socket.socket) -> None:
    """Greets whoever is next at a socket."""
    if listener.type == socket.SOCK_DGRAM:
        listener.sendto(GREETING, listener.recvfrom(2048)[1])
        return
    connection, _ = listener.accept()
    with connection:
        connection.sendall(GREETING)


def serve(listeners: list[socket.socket]) -> NoReturn:
    """Greets everyone who connects to one of the sockets, or sends it a datagram."""
    with selectors.DefaultSelector() as selector:
        for listener in listeners:
            selector.register(listener, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                assert isinstance(key.fileobj, socket.socket)
                try:
                    greet(key.fileobj)
                except OSError:
                    continue  # it went away before it was greeted


def end(_number: int, _frame: FrameType | None) -> NoReturn:
    """Ends the process at once, with 0."""
    os._exit(0)


def main(arguments: list[str]) -> int:
    """Runs one command."""
    parser = argparse.ArgumentParser(prog="probe", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve").add_argument("ports", nargs="+", metavar="PORT")
    reaching = commands.add_parser("reach")
    reaching.add_argument("--timeout", type=float, default=3.0)
    reaching.add_argument("--from", dest="source", default="", metavar="ADDRESS")
    reaching.add_argument("targets", nargs="+", metavar="TARGET")
    commands.add_parser("wait")
    given = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        if given.command == "reach":
            if not 0 < given.timeout <= 60:
                raise ValueError("The timeout is not from 0 to 60 seconds.")
            targets = [target_of(text) for text in given.targets]
            for line in reach_all(targets, given.timeout, given.source):
                print(json.dumps(line), flush=True)
            return 0
        if given.command == "serve":
            ports = [port_of(text) for text in given.ports]
            serve([listener for port in ports for listener in listen(port)])
    except (ValueError, OSError) as error:
        print(f"probe: {error}", file=sys.stderr)
        return 2
    print("waiting", flush=True)
    while True:
        signal.pause()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
