"""Looks from a pod: at records of a nameserver, and at an address of the front door, as an authority does."""

import secrets
import socket
import ssl
import struct
import sys
import urllib.error
import urllib.request

types = {"A": 1, "TXT": 16, "CAA": 257}
codes = {0: "NOERROR", 3: "NXDOMAIN", 5: "REFUSED"}


def question(name, kind):
    labels = b"".join(bytes([len(part)]) + part.encode() for part in name.rstrip(".").split("."))
    head = struct.pack(">HHHHHH", secrets.randbelow(65536), 0x0100, 1, 0, 0, 0)
    return head + labels + b"\0" + struct.pack(">HH", types[kind], 1)


def after_name(message, at):
    while message[at] and message[at] < 192:
        at += message[at] + 1
    return at + (2 if message[at] >= 192 else 1)


def shown(kind, data):
    if kind == types["A"]:
        return socket.inet_ntoa(data)
    if kind == types["CAA"]:
        end = 2 + data[1]
        return f'{data[0]} {data[2:end].decode()} "{data[end:].decode()}"'
    return data[1 : 1 + data[0]].decode()


def records(server, name, kind):
    """The code of the answer, then a line for each record of the kind."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(5)
        sock.sendto(question(name, kind), (server, 53))
        message = sock.recv(4096)
    _, flags, _, count, _, _ = struct.unpack(">HHHHHH", message[:12])
    lines = [codes.get(flags & 15, str(flags & 15))]
    at = after_name(message, 12) + 4
    for _ in range(count):
        at = after_name(message, at)
        found, _, _, length = struct.unpack(">HHIH", message[at : at + 10])
        at += 10
        if found == types[kind]:
            lines.append(shown(found, message[at : at + length]))
        at += length
    return lines


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def get(url):
    """The status, then the body: redirects are not followed, and certificates are not looked at."""
    trusting = ssl._create_unverified_context()
    opener = urllib.request.build_opener(Stay, urllib.request.HTTPSHandler(context=trusting))
    try:
        answer = opener.open(url, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    return [str(answer.status), answer.read().decode()]


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    print("\n".join({"records": records, "get": get}[verb](*rest)))
