"""The end of a certificate in a file, read without its key: the standard library shows certificates of connections only."""

import calendar
import ssl
import time
from pathlib import Path

SEQUENCE, VERSION, UTC_TIME, GENERALIZED_TIME = 0x30, 0xA0, 0x17, 0x18
BEGIN, END = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"


def not_after(file: Path) -> float:
    """The end of the first certificate of a PEM file, in seconds since 1970. Raises OSError or ValueError."""
    text = file.read_text("ascii")
    start, end = text.find(BEGIN), text.find(END)
    if not 0 <= start < end:
        raise ValueError("no certificate in PEM")
    data = ssl.PEM_cert_to_DER_cert(text[start : end + len(END)])
    _, certificate, _ = _element(data, SEQUENCE)
    _, signed, _ = _element(certificate, SEQUENCE)
    if signed[:1] == bytes([VERSION]):
        _, _, signed = _element(signed)
    for _ in ("serial number", "signature algorithm", "issuer"):
        _, _, signed = _element(signed)
    _, validity, _ = _element(signed, SEQUENCE)
    _, _, rest = _element(validity)
    tag, moment, _ = _element(rest)
    return _seconds(tag, moment.decode("ascii"))


def _seconds(tag: int, moment: str) -> float:
    """Certificates write moments in UTC with seconds and no fractions (RFC 5280)."""
    if tag == UTC_TIME:
        moment = ("19" if moment >= "50" else "20") + moment
    elif tag != GENERALIZED_TIME:
        raise ValueError("no moment")
    if len(moment) != len("YYYYMMDDHHMMSSZ"):
        raise ValueError("no moment with seconds")
    return float(calendar.timegm(time.strptime(moment, "%Y%m%d%H%M%SZ")))


def _element(data: bytes, wanted: int | None = None) -> tuple[int, bytes, bytes]:
    """Tag and content of the first element of DER, and what follows it."""
    if len(data) < 2 or wanted not in (None, data[0]):
        raise ValueError("malformed certificate")
    size, begin = data[1], 2
    if size >= 0x80:
        begin += size & 0x7F
        size = int.from_bytes(data[2:begin], "big")
    if len(data) < begin + size:
        raise ValueError("malformed certificate")
    return data[0], data[begin : begin + size], data[begin + size :]
