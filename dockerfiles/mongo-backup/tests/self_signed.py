"""A certificate that signs itself, of a new key of P-256, without a program or a package for it. Its key protects nothing."""

import base64
import hashlib
import secrets
from datetime import datetime
from pathlib import Path

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
BASE = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
Point = tuple[int, int] | None

EC_KEY, P256, ECDSA_SHA256, COMMON_NAME = (
    bytes.fromhex(one) for one in ("06072a8648ce3d0201", "06082a8648ce3d030107", "06082a8648ce3d040302", "0603550403")
)


def _add(one: Point, other: Point) -> Point:
    if one is None or other is None:
        return one or other
    if one[0] == other[0] and (one[1] + other[1]) % P == 0:
        return None
    if one == other:
        slope = (3 * one[0] ** 2 - 3) * pow(2 * one[1], -1, P)
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P)
    x = (slope**2 - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def _times(number: int) -> tuple[int, int]:
    total, point = None, BASE
    at: Point = point
    while number:
        if number & 1:
            total = _add(total, at)
        at, number = _add(at, at), number >> 1
    assert total is not None
    return total


def _der(tag: int, *parts: bytes) -> bytes:
    data = b"".join(parts)
    size = len(data)
    length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
    return bytes([tag]) + length + data


def _number(value: int) -> bytes:
    return _der(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _pem(kind: str, data: bytes) -> str:
    return f"-----BEGIN {kind}-----\n{base64.encodebytes(data).decode()}-----END {kind}-----\n"


def make(folder: Path, begins: datetime, ends: datetime) -> None:
    """`tls.crt`, `tls.key` and `ca.crt` of a server that is its own authority."""
    key = secrets.randbelow(ORDER - 1) + 1
    x, y = _times(key)
    point = _der(3, b"\0\4", x.to_bytes(32, "big"), y.to_bytes(32, "big"))
    algorithm = _der(0x30, ECDSA_SHA256)
    name = _der(0x30, _der(0x31, _der(0x30, COMMON_NAME, _der(12, b"store"))))
    validity = _der(0x30, *(_der(0x18, time.strftime("%Y%m%d%H%M%SZ").encode()) for time in (begins, ends)))
    public = _der(0x30, _der(0x30, EC_KEY, P256), point)
    body = _der(0x30, _number(1), algorithm, name, validity, name, public)
    once = secrets.randbelow(ORDER - 1) + 1
    r = _times(once)[0] % ORDER
    s = pow(once, -1, ORDER) * (int.from_bytes(hashlib.sha256(body).digest(), "big") + r * key) % ORDER
    signature = _der(3, b"\0", _der(0x30, _number(r), _number(s)))
    certificate = _pem("CERTIFICATE", _der(0x30, body, algorithm, signature))
    for file in ("tls.crt", "ca.crt"):
        (folder / file).write_text(certificate)
    private = _der(0x30, _number(1), _der(4, key.to_bytes(32, "big")), _der(0xA0, P256), _der(0xA1, point))
    (folder / "tls.key").write_text(_pem("EC PRIVATE KEY", private))
