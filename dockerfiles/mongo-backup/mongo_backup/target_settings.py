"""The settings of a target, and the target that they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from mongo_backup.target import Target


@dataclass(frozen=True)
class TargetSettings:
    """Of TARGET and the variables that its kind needs."""

    scheme: str
    place: str
    """The folder, the bucket with its prefix, or the host with its port."""
    certificates: str = "/certs"
    """The folder with the certificate of this program and `ca.crt`."""
    ca_file: str | None = None
    endpoint: str | None = None
    region: str = "us-east-1"


def parse_target(variables: Mapping[str, str]) -> tuple[TargetSettings, list[str]]:
    """The settings, and a sentence for each that is wrong."""
    wrong: list[str] = []
    text = variables.get("TARGET", "")
    url = urlsplit(text)
    place = url.path if url.scheme == "file" else f"{url.netloc}{url.path}".strip("/")
    if url.query or url.fragment or "@" in url.netloc or not _fits(url.scheme, url.netloc, url.path):
        wrong.append("TARGET: write file:///folder, s3://bucket/prefix or https://host:port/")
    endpoint = variables.get("S3_ENDPOINT") or None
    if endpoint is not None and urlsplit(endpoint).scheme not in ("http", "https"):
        wrong.append("S3_ENDPOINT: write https://host:port")
    if url.scheme == "s3":
        wrong += [
            f"{name}: set it"
            for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
            if not variables.get(name)
        ]
    settings = TargetSettings(
        url.scheme,
        place,
        variables.get("CERTIFICATES") or "/certs",
        variables.get("CA_FILE") or None,
        endpoint,
        variables.get("S3_REGION") or "us-east-1",
    )
    return settings, wrong


def _fits(scheme: str, host: str, path: str) -> bool:
    if scheme == "file":
        return host == "" and path.startswith("/") and path != "/"
    return scheme in ("s3", "https") and host != "" and (scheme == "s3" or path in ("", "/"))


def open_target(settings: TargetSettings) -> Target:
    """The target. Clients of other kinds than the one that is set are not loaded."""
    if settings.scheme == "s3":
        from mongo_backup.s3_target import S3Target

        return S3Target(settings)
    if settings.scheme == "https":
        from mongo_backup.https_target import HttpsTarget

        return HttpsTarget(settings)
    from mongo_backup.file_target import FileTarget

    return FileTarget(settings.place)
