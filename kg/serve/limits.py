"""What a request may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one query and of all; each of them is reached before the machine suffers."""

    seconds: float = 30.0  #: of one query, from its start to the last byte of its answer
    rows: int = 1_000_000  #: of one answer; triples, where it is a graph
    size: int = 256 * 2**20  #: bytes of one answer
    memory: int = 4 * 2**30  #: bytes that a query may take beyond those of an idle worker
    request: int = 2**20  #: bytes of a request's body
    workers: int = 2  #: queries that run at once
    waiting: int = 32  #: queries that wait for a worker; one more is told to come back
    patience: float = 10.0  #: seconds that a client has to send its request's body
