"""The probe's parts over socket pairs and Unix-domain sockets: no network is needed."""

import json
import signal
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import probe

PROGRAM = str(Path(__file__).parent.parent / "probe.py")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, PROGRAM, *arguments], capture_output=True, text=True, timeout=10
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tcp:web:80", ("tcp", "web", 80, "")),
        ("tcp:[::1]:80", ("tcp", "::1", 80, "")),
        ("udp:10.0.0.1:53", ("udp", "10.0.0.1", 53, "")),
        ("dns:a.example.com@10.96.0.10", ("dns", "10.96.0.10", 53, "a.example.com")),
    ],
)
def test_targets(text: str, expected: tuple[str, str, int, str]) -> None:
    target = probe.target_of(text)
    assert (target.kind, target.host, target.port, target.name) == expected


@pytest.mark.parametrize(
    "text",
    ["", "web:80", "tcp:web", "tcp:web:0", "tcp::80", "dns:a", "dns:a..b@x", f"dns:{'a' * 64}@x"],
)
def test_wrong_targets_end_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        probe.target_of(text)


def test_a_dns_question_has_the_standard_form() -> None:
    question = probe.dns_question("a.bc.", 258)
    assert question == b"\1\2\1\0\0\1\0\0\0\0\0\0" + b"\1a\2bc\0" + b"\0\1\0\1"


@given(st.binary(max_size=64), st.integers(0, 65535))
def test_any_packet_can_be_read(packet: bytes, number: int) -> None:
    probe.dns_answer(packet, number)


def test_only_the_answer_to_our_question_counts() -> None:
    def packet(number: int, flags: int) -> bytes:
        return struct.pack("!6H", number, flags, 1, 2, 0, 0)

    assert probe.dns_answer(packet(7, 0x8180), 7) == "NOERROR, 2 records"
    assert probe.dns_answer(packet(7, 0x8185), 7) == "REFUSED, 2 records"
    assert probe.dns_answer(packet(7, 0x818B), 7) == "code 11, 2 records"
    assert probe.dns_answer(packet(8, 0x8180), 7) is None
    assert probe.dns_answer(packet(7, 0x0100), 7) is None


def test_asking_over_a_datagram_socket() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)

    def answer() -> None:
        question = theirs.recv(2048)
        theirs.send(b"noise")
        theirs.send(question[:2] + b"\x81\x83" + question[4:])
        theirs.recv(2048)
        theirs.send(b"hi")

    with ours, theirs:
        ours.settimeout(2)
        thread = threading.Thread(target=answer)
        thread.start()
        assert probe.ask(ours, probe.target_of("dns:a.b@c")) == "NXDOMAIN, 0 records"
        assert probe.ask(ours, probe.target_of("udp:a:1")) == "answered with 2 bytes"
        thread.join()
        ours.settimeout(0.05)
        with pytest.raises(TimeoutError):
            probe.ask(ours, probe.target_of("udp:a:1"))


def test_everyone_who_connects_is_greeted(tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    threading.Thread(target=probe.serve, args=([listener],), daemon=True).start()
    for _ in range(3):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(path)
            assert connection.makefile("rb").read() == b"probe\n"


def test_everyone_who_sends_a_datagram_is_greeted(tmp_path: Path) -> None:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listener.bind(str(tmp_path / "s"))
    threading.Thread(target=probe.serve, args=([listener],), daemon=True).start()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as connection:
        connection.bind(str(tmp_path / "c"))
        connection.settimeout(5)
        for _ in range(3):
            connection.sendto(b"anything", str(tmp_path / "s"))
            assert connection.recv(64) == b"probe\n"


def test_a_port_is_served_by_tcp_and_udp() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    threading.Thread(target=probe.serve, args=(probe.listen(port),), daemon=True).start()
    for kind in ("tcp", "udp"):
        target = probe.target_of(f"{kind}:127.0.0.1:{port}")
        assert probe.reach(target, 5) == probe.reach(target, 5, "127.0.0.1")
        assert probe.reach(target, 5)[0]


def test_an_address_of_another_host_is_none_to_try_from() -> None:
    reached, detail = probe.reach(probe.target_of("udp:127.0.0.1:9"), 1, "192.0.2.1")
    assert not reached and "address" in detail


def test_reach_prints_a_line_each_in_order_and_ends_with_0() -> None:
    targets = [
        "tcp:127.0.0.1:1",
        "tcp:no-such-name.invalid:80",
        "udp:127.0.0.1:1",
        "dns:a@127.0.0.1",
    ]
    done = run("reach", "--timeout", "0.5", *targets)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [line["target"] for line in lines] == targets
    assert all(set(line) == {"target", "reached", "detail"} and line["detail"] for line in lines)
    assert not lines[0]["reached"] and not lines[1]["reached"] and not lines[2]["reached"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["reach"], ["reach", "x"], ["reach", "--timeout", "0", "tcp:a:1"], ["serve", "x"], ["no"]],
)
def test_bad_usage_ends_with_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2 and done.stderr.startswith(("probe:", "usage:"))


def test_wait_ends_with_0_at_sigterm() -> None:
    with subprocess.Popen([sys.executable, PROGRAM, "wait"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"waiting\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0
