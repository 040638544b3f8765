"""Backups in a bucket of S3 or of what speaks its protocol: `s3://bucket/prefix`.

Each request is signed together with its content, so that a server accepts no
part that was changed on the way. Objects are sent in parts of a bounded size.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]
from botocore.session import Session  # type: ignore[import-untyped]

from mongo_backup.names import is_path
from mongo_backup.target import Missing, Readable, Stored, TargetError, Writable
from mongo_backup.target_settings import TargetSettings

PART = 8 * 1024 * 1024
LARGE_PART = 32 * 1024 * 1024
LARGE_AFTER = 5000
"""Parts: an upload has at most 10,000, so that an object may have 195 GiB."""

ABSENT = frozenset({"NoSuchKey", "404"})


class S3Target:
    """See target.Target. Credentials are the usual variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."""

    prunes_itself = False

    def __init__(self, settings: TargetSettings) -> None:
        self._bucket, _, prefix = settings.place.partition("/")
        self._prefix = f"{prefix}/" if prefix else ""
        config = Config(
            signature_version="s3v4",
            connect_timeout=10,
            read_timeout=60,
            max_pool_connections=2,
            retries={"mode": "standard", "max_attempts": 5},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={
                "addressing_style": "path" if settings.endpoint else "auto",
                "payload_signing_enabled": True,
            },
        )
        self._client: Any = Session().create_client(
            "s3",
            region_name=settings.region,
            endpoint_url=settings.endpoint,
            verify=settings.ca_file or True,
            aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
            aws_session_token=os.environ.get("AWS_SESSION_TOKEN"),
            config=config,
        )

    def objects(self) -> list[Stored]:
        """See Target."""
        with _failures("list"):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._prefix
            )
            found = [
                Stored(one["Key"].removeprefix(self._prefix), one["Size"])
                for page in pages
                for one in page.get("Contents", [])
            ]
        return [one for one in found if is_path(one.path)]

    @contextmanager
    def open(self, path: str) -> Generator[Readable]:
        """See Target."""
        try:
            with _failures("read"):
                body = self._client.get_object(Bucket=self._bucket, Key=self._key(path))["Body"]
        except TargetError as error:
            cause = error.__cause__
            if isinstance(cause, ClientError) and cause.response["Error"]["Code"] in ABSENT:
                raise Missing(f"{path} is missing") from error
            raise
        try:
            yield _Body(body)
        finally:
            body.close()

    @contextmanager
    def write(self, path: str) -> Generator[Writable]:
        """See Target. An object of one part is put as a whole, a larger one is there with its last part."""
        upload = _Upload(self._client, self._bucket, self._key(path))
        try:
            yield upload
            upload.finish()
        except BaseException:
            with suppress(TargetError):
                upload.abort()
            raise

    def remove(self, path: str) -> None:
        """See Target."""
        with _failures("remove"):
            self._client.delete_object(Bucket=self._bucket, Key=self._key(path))

    def sweep(self, before: str) -> list[str]:
        """See Target. An interrupted run left an upload with parts that cost and are not listed."""
        swept = set()
        with _failures("remove"):
            pages = self._client.get_paginator("list_multipart_uploads").paginate(
                Bucket=self._bucket, Prefix=self._prefix
            )
            for one in [upload for page in pages for upload in page.get("Uploads", [])]:
                stored = Stored(one["Key"].removeprefix(self._prefix), 0)
                if is_path(stored.path) and stored.backup < before:
                    self._client.abort_multipart_upload(
                        Bucket=self._bucket, Key=one["Key"], UploadId=one["UploadId"]
                    )
                    swept.add(stored.backup)
        return sorted(swept)

    def _key(self, path: str) -> str:
        if not is_path(path):
            raise TargetError("not the path of an object of a backup")
        return self._prefix + path


class _Body:
    def __init__(self, body: Any) -> None:
        self._body = body

    def read(self, size: int) -> bytes:
        with _failures("read"):
            return bytes(self._body.read(size))


class _Upload:
    def __init__(self, client: Any, bucket: str, key: str) -> None:
        self._client, self._where = client, {"Bucket": bucket, "Key": key}
        self._id: str | None = None
        self._parts: list[dict[str, object]] = []
        self._held = bytearray()

    def write(self, data: bytes) -> None:
        self._held += data
        if len(self._held) >= (PART if len(self._parts) < LARGE_AFTER else LARGE_PART):
            self._send()

    def finish(self) -> None:
        with _failures("write"):
            if self._id is None:
                self._client.put_object(**self._where, Body=bytes(self._held))
                return
        if self._held:
            self._send()
        with _failures("write"):
            self._client.complete_multipart_upload(
                **self._where, UploadId=self._id, MultipartUpload={"Parts": self._parts}
            )

    def abort(self) -> None:
        if self._id is not None:
            with _failures("write"):
                self._client.abort_multipart_upload(**self._where, UploadId=self._id)

    def _send(self) -> None:
        with _failures("write"):
            if self._id is None:
                self._id = str(self._client.create_multipart_upload(**self._where)["UploadId"])
            number = len(self._parts) + 1
            part = self._client.upload_part(
                **self._where, UploadId=self._id, PartNumber=number, Body=bytes(self._held)
            )
        self._parts.append({"PartNumber": number, "ETag": part["ETag"]})
        self._held.clear()


@contextmanager
def _failures(verb: str) -> Generator[None]:
    try:
        yield
    except ClientError as error:
        raise TargetError(f"cannot {verb}: {error.response['Error'].get('Code')}") from error
    except (BotoCoreError, OSError) as error:
        raise TargetError(f"cannot {verb}: {type(error).__name__}") from error
