"""Renews the certificates that members serve: each reads its files again, without a restart."""

import time
from collections.abc import Sequence
from typing import Protocol

from mongo_admin.clock import Clock, OutOfTime, Say
from mongo_admin.server import Refused, TryAgain

HOUR = 3600
POLL_SECONDS = 5.0


class Serving(Protocol):
    """The members over the wire; see `server.Servers`."""

    def rotate(self, host: str) -> None:
        """The member reads its certificate files again, for connections to come."""
        ...

    def served_until(self, host: str) -> float:
        """The end of the certificate that a member serves, in seconds since 1970."""
        ...


def rotate(hosts: Sequence[str], members: Serving, say: Say, clock: Clock, wait_seconds: float) -> dict[str, float]:
    """Each member in turn, and those that are away again until the time is over.

    Returns the end of what each serves now. Raises OutOfTime, after all others
    are done, where a member is away; Refused, at once: the files are unusable,
    or the user has not the right.
    """
    until = clock.now() + wait_seconds
    ends: dict[str, float] = {}
    while True:
        waiting: dict[str, str] = {}
        for host in (one for one in hosts if one not in ends):
            try:
                members.rotate(host)
                ends[host] = members.served_until(host)
                say(f"{host} serves a certificate that ends at {moment(ends[host])}")
            except TryAgain as error:
                waiting[host] = str(error)
            except Refused as error:
                raise Refused(f"{host}: {error}") from error
        if not waiting:
            return ends
        if clock.now() >= until:
            raise OutOfTime("; ".join(f"{host} ({why})" for host, why in waiting.items()))
        clock.sleep(POLL_SECONDS)


def too_soon(ends: dict[str, float], least_hours: int, now: float) -> list[str]:
    """A sentence for each member whose certificate ends within the hours: none was issued in time."""
    return [
        f"{host} serves a certificate that ends at {moment(end)}, in {max(0, int((end - now) // HOUR))} h:"
        f" no newer one has been issued; see the Certificate mongo-member in namespace mongo"
        for host, end in ends.items()
        if end - now < least_hours * HOUR
    ]


def moment(seconds: float) -> str:
    """Seconds since 1970 as people write them."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
