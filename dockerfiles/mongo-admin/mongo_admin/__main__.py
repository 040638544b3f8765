"""Initiates the replica set and creates its users: `python -m mongo_admin`.

Exit status: 0 when members, roles and users are as the settings say, 1 when that
was not reached in time, 2 when the settings cannot be used.
"""

import json
import os
import sys
import time

from mongo_admin.bring_up import OutOfTime, SystemClock, bring_up
from mongo_admin.server import Refused, Servers
from mongo_admin.settings import SettingsError, load_settings


def say(message: str) -> None:
    """One JSON object a line, as the other applications write their logs."""
    line = {"time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "message": message}
    print(json.dumps(line), flush=True)


def main() -> int:
    """See the module."""
    try:
        settings = load_settings(os.environ)
    except SettingsError as error:
        print(f"Set these in the environment: {error}", file=sys.stderr)
        return 2
    try:
        bring_up(settings, Servers(settings), say, SystemClock())
    except OutOfTime as error:
        print(f"not reached within {settings.wait_seconds:.0f} s; waiting for: {error}", file=sys.stderr)
        return 1
    except Refused as error:
        print(f"refused by the database: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
