"""Backup and restore: `python -m mongo_backup backup|restore|verify|report|serve`.

Settings come from the environment. Exit status: 0 when done, 1 when refused or
not possible at the moment, 2 when the settings cannot be used. Each command loads
what it needs: with a small share of a core, the drivers take seconds.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from mongo_backup.log import say
from mongo_backup.reading import SettingsError
from mongo_backup.refusal import Reason, Refused, TryAgain
from mongo_backup.target import TargetError
from mongo_backup.target_settings import open_target

if TYPE_CHECKING:
    from mongo_backup.settings import RestoreSettings


def run_backup(variables: Mapping[str, str]) -> int:
    """One backup, then retention."""
    from mongo_backup.backup import back_up
    from mongo_backup.mongo_source import MongoSource
    from mongo_backup.settings import load_backup

    settings = load_backup(variables)
    with closing(MongoSource(settings.mongo_url)) as source:
        back_up(settings.plan, source, open_target(settings.target), say)
    return 0


def run_verify(variables: Mapping[str, str]) -> int:
    """One check, and its report as a JSON object."""
    from mongo_backup.backup import utc_now
    from mongo_backup.settings import load_verify
    from mongo_backup.verify import verify

    settings = load_verify(variables)
    print(json.dumps(verify(open_target(settings.target), settings.wanted, settings.keys, utc_now())))
    return 0


def run_restore(variables: Mapping[str, str]) -> int:
    """One restore, its report as a JSON object, and a verdict: a pass in REPORT_FILE, else at VERDICT_URL."""
    from mongo_backup import reports
    from mongo_backup.backup import utc_now
    from mongo_backup.mongo_destination import MongoDestination
    from mongo_backup.restore import restore
    from mongo_backup.settings import load_restore
    from mongo_backup.verdict import Verdict, post

    settings = load_restore(variables)
    file = settings.report_file
    try:
        if file is not None:
            reports.clear(file)
        with closing(MongoDestination(settings.mongo_url)) as destination:
            target = open_target(settings.target)
            done = restore(target, destination, settings.wanted, settings.place, settings.keys, say, utc_now())
        verdict = Verdict(True, done.backup, done.rpo_seconds, done.restore_seconds, None)
        if file is not None:
            reports.write(file, verdict)
    except (Refused, TryAgain, TargetError) as error:
        reason = error.reason if isinstance(error, Refused) else Reason.UNAVAILABLE
        _post_failure(settings, reason)
        raise
    print(json.dumps({**verdict.item(), "counts": done.counts}), flush=True)
    if file is None and settings.verdict_url is not None:
        post(settings.verdict_url, settings.target.certificates, _ca_file(settings), verdict)
    return 0


def _post_failure(settings: "RestoreSettings", reason: Reason) -> None:
    if settings.verdict_url is None:
        return
    from mongo_backup.verdict import Verdict, post

    verdict = Verdict(False, None, None, None, reason)
    try:
        post(settings.verdict_url, settings.target.certificates, _ca_file(settings), verdict)
    except TargetError as error:
        say("the verdict was not stored", level="error", because=str(error))


def _ca_file(settings: "RestoreSettings") -> str | None:
    """CA_FILE is that of the target, which for https:// is the server that stores the verdict."""
    return settings.target.ca_file if settings.target.scheme == "https" else None


def run_report(variables: Mapping[str, str]) -> int:
    """The verdict of an earlier restore, printed as a JSON object and posted."""
    from mongo_backup import reports
    from mongo_backup.store_settings import load_report
    from mongo_backup.verdict import post

    settings = load_report(variables)
    verdict = reports.read(settings.report_file)
    print(json.dumps(verdict.item()), flush=True)
    post(settings.verdict_url, settings.certificates, settings.ca_file, verdict)
    return 0


def run_serve(variables: Mapping[str, str]) -> int:
    """Serves a folder of backups until SIGTERM."""
    from mongo_backup.serving import serve
    from mongo_backup.store_settings import load_serve

    serve(load_serve(variables))
    return 0


COMMANDS: Mapping[str, Callable[[Mapping[str, str]], int]] = {
    "backup": run_backup,
    "restore": run_restore,
    "verify": run_verify,
    "report": run_report,
    "serve": run_serve,
}


def main(arguments: list[str]) -> int:
    """See the module."""
    run = COMMANDS.get(arguments[0]) if len(arguments) == 1 else None
    if run is None:
        print(f"usage: python -m mongo_backup {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return run(os.environ)
    except SettingsError as error:
        print(f"Set these in the environment: {error}", file=sys.stderr)
        return 2
    except Refused as error:
        say(str(error), level="error", reason=error.reason)
    except (TryAgain, TargetError) as error:
        say(f"not possible at the moment: {error}", level="error", reason=Reason.UNAVAILABLE)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
