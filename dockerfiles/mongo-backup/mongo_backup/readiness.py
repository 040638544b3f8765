"""Readiness of a store: its folder, its free space and its certificate."""

import ssl

from mongo_backup.certificates import check_own
from mongo_backup.file_target import FileTarget
from mongo_backup.space import scarce
from mongo_backup.target import TargetError


def not_ready(target: FileTarget, certificates: str) -> str | None:
    """One sentence that says why the server is not ready, or None."""
    try:
        space = target.space()
    except TargetError as error:
        return f"the folder of backups cannot be used: {error}"
    if scarce(space):
        return f"{space.free} of {space.size} bytes are free: neither 5 % nor 64 MiB"
    try:
        check_own(certificates)
    except ssl.SSLCertVerificationError as error:
        return f"the certificate is not valid: {error.verify_message}"
    except (OSError, ValueError) as error:
        return f"the certificate cannot be loaded: {getattr(error, 'reason', None) or type(error).__name__}"
    return None
