"""The end of a certificate in a file, by certificates that OpenSSL made, and by what is none."""

import calendar
import ssl
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mongo_admin.validity import not_after

NEXT_YEAR = """\
-----BEGIN CERTIFICATE-----
MIIBqjCCAU+gAwIBAgIUCuqlu5OBYGAxDe8R7nCe0fKcA/UwCgYIKoZIzj0EAwIw
KjEQMA4GA1UEAwwHbW9uZ28tMDEWMBQGA1UECwwNbW9uZ28tbWVtYmVyczAeFw0y
NjExMjkwNjAzMDZaFw0yNzA5MjUwNjAzMDZaMCoxEDAOBgNVBAMMB21vbmdvLTAx
FjAUBgNVBAsMDW1vbmdvLW1lbWJlcnMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AATnd0E63l+7IXJ33NYydU5b8I9IxHdlVG/3MkxNEnrcr5KpLDnBpof3W0JnA7Q5
4axgE8aiZXJxUelMLag9jg9yo1MwUTAdBgNVHQ4EFgQUrtfLep7p8YuQvoOALrN1
K0QR0yUwHwYDVR0jBBgwFoAUrtfLep7p8YuQvoOALrN1K0QR0yUwDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAi0S2IrvaWIxcQbhcbWOcOxwcO2zk
gx8hynI7IYrMEQ8CIQCZ2VtRJqwH7biIcrJ9EKCWv40ygHNGCWeiPplC1623Pw==
-----END CERTIFICATE-----
"""
LATE = """\
-----BEGIN CERTIFICATE-----
MIIBdTCCARugAwIBAgIUQShXb/71w9uEs1qakkbp4DetpbIwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEbGF0ZTAgFw0yNjExMjkwNjAxMTlaGA8yMDgxMDkwMTA2MDEx
OVowDzENMAsGA1UEAwwEbGF0ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOd3
QTreX7shcnfc1jJ1Tlvwj0jEd2VUb/cyTE0SetyvkqksOcGmh/dbQmcDtDnhrGAT
xqJlcnFR6UwtqD2OD3KjUzBRMB0GA1UdDgQWBBSu18t6nunxi5C+g4Aus3UrRBHT
JTAfBgNVHSMEGDAWgBSu18t6nunxi5C+g4Aus3UrRBHTJTAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIHQaHLttNKNQ49bmmVAayZOVji4nef0xIssc
c+7kaXc9AiEAj5kxJOkXVtCqUeYruI03bsHzr9xTYCzO9pdT2bJoSGg=
-----END CERTIFICATE-----
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tls.crt"


@pytest.mark.parametrize(("text", "end"), [(NEXT_YEAR, 1821852186), (LATE, 3523932079)])
def test_certificates_that_end_before_2050_and_after(file: Path, text: str, end: int) -> None:
    file.write_text(text)
    assert not_after(file) == end


def test_of_a_chain_the_first_one_and_what_stands_before_it_is_passed_over(file: Path) -> None:
    file.write_text(f"subject=CN=late\n{LATE}{NEXT_YEAR}")
    assert not_after(file) == 3523932079


def made(kind: int, moment: str, version: bool) -> str:
    """A certificate up to its validity."""

    def der(tag: int, *parts: bytes) -> bytes:
        data = b"".join(parts)
        size = len(data)
        return bytes([tag]) + (bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")) + data

    validity = der(0x30, der(0x17, b"200101000000Z"), der(kind, moment.encode()))
    begin = der(0xA0, der(2, b"\2")) if version else b""
    signed = der(0x30, begin, der(2, b"\1"), der(0x30), der(0x30, b"x" * 200), validity)
    return ssl.DER_cert_to_PEM_cert(der(0x30, signed))


@pytest.mark.parametrize("version", [True, False])
@pytest.mark.parametrize(
    ("kind", "moment", "year"), [(0x17, "500203040506Z", 1950), (0x17, "490203040506Z", 2049), (0x18, "20500203040506Z", 2050)]
)
def test_years_of_two_digits_and_of_four(file: Path, kind: int, moment: str, year: int, version: bool) -> None:
    file.write_text(made(kind, moment, version))
    assert not_after(file) == calendar.timegm((year, 2, 3, 4, 5, 6))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-----BEGIN CERTIFICATE-----\n",
        LATE.replace("CERTIFICATE", "PRIVATE KEY"),
        made(0x17, "20500203040506Z", True),
        made(0x18, "500203040506Z", True),
        made(0x18, "20501303040506Z", True),
        made(0x04, "20500203040506Z", True),
    ],
)
def test_what_is_no_certificate_or_has_no_end_is_refused(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(ValueError):
        not_after(file)


@given(st.integers(0, 300), st.binary(max_size=4))
def test_a_damaged_one_is_refused_or_read_and_nothing_else_happens(
    tmp_path_factory: pytest.TempPathFactory, at: int, damage: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged.crt"
    whole = ssl.PEM_cert_to_DER_cert(NEXT_YEAR)
    file.write_text(ssl.DER_cert_to_PEM_cert(whole[:at] + damage))
    try:
        assert isinstance(not_after(file), float)
    except ValueError:
        pass


def test_a_file_that_is_missing(file: Path) -> None:
    with pytest.raises(FileNotFoundError):
        not_after(file)
