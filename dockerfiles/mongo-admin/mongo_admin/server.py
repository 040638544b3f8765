"""The members over the wire: each alone, and the replica set by its primary."""

import socket
import ssl
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pymongo import MongoClient
from pymongo.errors import AutoReconnect, OperationFailure, PyMongoError

from mongo_admin.replica_set import Config, State, Uninitiated, Unreachable

Document = dict[str, Any]
Client = MongoClient[Document]

NOT_YET_INITIALIZED = 94
ALREADY_INITIALIZED = 23
PASSING = frozenset(
    {6, 7, 11, 31, 50, 64, 74, 89, 91, 103, 109, 189, 202, 262, 308, 9001, 10107, 11600, 11602, 13435, 13436, 51002, 51003}
)
"""Codes of what another run, an election, or a slow machine or line causes: the state is read again.

HostUnreachable, HostNotFound, UserNotFound, RoleNotFound, MaxTimeMSExpired
(whether the change was made is not known), WriteConcernFailed, NodeNotFound,
NetworkTimeout, ShutdownInProgress, NewReplicaSetConfigurationIncompatible,
ConfigurationInProgress, NetworkInterfaceExceededTimeLimit, ExceededTimeLimit,
SocketException,
PrimarySteppedDown, CurrentConfigNotCommittedYet, NotWritablePrimary,
InterruptedAtShutdown, InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk,
NotPrimaryOrSecondary, and a role or a user that another run created first.
"""


class Refused(Exception):
    """A member refused a command, and would again."""


class TryAgain(Exception):
    """The command could not be carried out at the moment."""


def connect(certificates: str, hosts: Sequence[str], **options: Any) -> Client:
    """A client that is known by the certificate of a folder, and waits a bounded time for each answer."""
    return MongoClient(
        [*hosts],
        appname="mongo-admin",
        authMechanism="MONGODB-X509",
        tls=True,
        tlsCAFile=f"{certificates}/ca.crt",
        tlsCertificateKeyFile=f"{certificates}/tls-combined.pem",
        connectTimeoutMS=2000,
        serverSelectionTimeoutMS=5000,
        socketTimeoutMS=15_000,
        retryWrites=False,
        **options,
    )


class Servers:
    """Connections to the members, with the certificate of a folder."""

    def __init__(self, certificates: str, replica_set: str = "") -> None:
        """`replica_set` is needed by what asks the primary."""
        self._certificates = certificates
        self._replica_set = replica_set

    def states(self, hosts: Sequence[str]) -> dict[str, State]:
        """What each member says of itself."""
        return {host: self._state(host) for host in hosts}

    def initiate(self, host: str, config: Config) -> bool:
        """Initiates the replica set on one member; False where another run was first."""
        with self._direct(host) as client:
            try:
                client.admin.command("replSetInitiate", config)
            except OperationFailure as error:
                if error.code != ALREADY_INITIALIZED:
                    raise
                return False
        return True

    def admin(self, hosts: Sequence[str], database: str, body: Document) -> Document:
        """A command for the primary. Raises TryAgain where there is none at the moment."""
        with self._primary(hosts) as client:
            return dict(client[database].command(body))

    def health(self, hosts: Sequence[str]) -> Mapping[str, str]:
        """Each member's state by host, as the primary sees it; DOWN for one that is away."""
        status = self.admin(hosts, "admin", {"replSetGetStatus": 1})
        return {one["name"]: one["stateStr"] if one["health"] == 1 else "DOWN" for one in status["members"]}

    def step_down(self, host: str) -> None:
        """The member hands over. It is asked itself: a primary that another run has made does not have to."""
        with self._direct(host) as client:
            client.admin.command({"replSetStepDown": 60, "secondaryCatchUpPeriodSecs": 10})

    def rotate(self, host: str) -> None:
        """The member reads its certificate files again, for connections to come."""
        with self._direct(host) as client:
            client.admin.command("rotateCertificates", 1)

    def served_until(self, host: str, seconds: float = 5) -> float:
        """The end of the certificate that a member serves, in seconds since 1970.

        `seconds` is for each step: the connection, and each answer of the handshake.
        """
        name, _, port = host.rpartition(":")
        context = ssl.create_default_context(cafile=f"{self._certificates}/ca.crt")
        context.load_cert_chain(f"{self._certificates}/tls-combined.pem")
        try:
            with (
                socket.create_connection((name, int(port)), timeout=seconds) as plain,
                context.wrap_socket(plain, server_hostname=name) as secure,
            ):
                served = secure.getpeercert() or {}
        except OSError as error:
            raise TryAgain(f"{type(error).__name__} {error}") from error
        return float(ssl.cert_time_to_seconds(str(served["notAfter"])))

    def _state(self, host: str) -> State:
        try:
            with self._direct(host) as client:
                try:
                    config: Config = client.admin.command("replSetGetConfig")["config"]
                except OperationFailure as error:
                    if error.code == NOT_YET_INITIALIZED:
                        return Uninitiated()
                    raise
                return config
        except (TryAgain, Refused) as error:
            return Unreachable(str(error))

    @contextmanager
    def _direct(self, host: str) -> Generator[Client]:
        with self._client([host], directConnection=True) as client:
            yield client

    @contextmanager
    def _primary(self, hosts: Sequence[str]) -> Generator[Client]:
        with self._client(hosts, replicaSet=self._replica_set) as client:
            yield client

    @contextmanager
    def _client(self, hosts: Sequence[str], **options: Any) -> Generator[Client]:
        client = connect(self._certificates, hosts, **options)
        try:
            yield client
        except OperationFailure as error:
            name = (error.details or {}).get("codeName", "")
            if error.code in PASSING:
                raise TryAgain(f"{error.code} {name}") from error
            raise Refused(f"{error.code} {name}: {error.details and error.details.get('errmsg')}") from error
        except (AutoReconnect, PyMongoError, OSError) as error:
            raise TryAgain(type(error).__name__) from error
        finally:
            client.close()
