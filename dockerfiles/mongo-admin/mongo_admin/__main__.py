"""Administration of the database: `python -m mongo_admin [bring-up|rotate|export-metrics]`.

`bring-up`, which is meant where nothing is said, initiates the replica set and
creates its users; `rotate` has each member read its certificate again;
`export-metrics` runs beside one member and shows its state to Prometheus.

Exit status: 0 when all is as the settings say, 1 when that was not reached in
time or is refused, 2 when the command or the settings cannot be used.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from mongo_admin.bring_up import bring_up
from mongo_admin.clock import OutOfTime, SystemClock
from mongo_admin.rotation import rotate, too_soon
from mongo_admin.server import Refused, Servers
from mongo_admin.settings import SettingsError, load_export, load_rotation, load_settings


def say(message: str) -> None:
    """One JSON object a line, as the other applications write their logs."""
    line = {"time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "message": message}
    print(json.dumps(line), flush=True)


def run_bring_up(variables: Mapping[str, str]) -> list[str]:
    """See `bring_up`."""
    settings = load_settings(variables)
    bring_up(settings, Servers(settings.certificates, settings.replica_set), say, SystemClock())
    return []


def run_rotate(variables: Mapping[str, str]) -> list[str]:
    """See `rotation`."""
    settings = load_rotation(variables)
    servers = Servers(settings.certificates)
    ends = rotate(settings.members, servers, say, SystemClock(), settings.wait_seconds)
    return too_soon(ends, settings.least_hours, time.time())


def run_export(variables: Mapping[str, str]) -> list[str]:
    """See `exporter`. The jobs do without what it needs."""
    from mongo_admin.exporter import serve
    from mongo_admin.member import Member
    from mongo_admin.observation import Look, Observer

    settings = load_export(variables)
    member = Member(settings.member, settings.certificates)
    # The other half is for the handshake, and for what the machine is late.
    seconds = settings.scrape_seconds / 2
    look = Look(member, Path(settings.member_certificate), seconds, SystemClock(), say)
    serve(settings.metrics_port, Observer(look, settings.scrape_seconds).observe, say)
    return []


COMMANDS: Mapping[str, Callable[[Mapping[str, str]], list[str]]] = {
    "bring-up": run_bring_up,
    "rotate": run_rotate,
    "export-metrics": run_export,
}
"""Each returns a sentence for each thing that is wrong."""


def main(arguments: list[str]) -> int:
    """See the module."""
    command = COMMANDS.get(" ".join(arguments) or "bring-up")
    if command is None:
        print(f"There is no command '{' '.join(arguments)}'; write {' or '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        wrong = command(os.environ)
    except SettingsError as error:
        print(f"Set these in the environment: {error}", file=sys.stderr)
        return 2
    except OutOfTime as error:
        wrong = [f"not reached in time; waiting for: {error}"]
    except Refused as error:
        wrong = [f"refused by the database: {error}"]
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
