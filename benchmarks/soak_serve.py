"""Fifty clients at once against ``kg serve``: ``python benchmarks/soak_serve.py GRAPH``.

1. Start the server as a process, with small limits, and learn the right answers.
2. For some seconds, each client does one thing after another, drawn with a seed: asks what has a
   known answer (which must be that answer, or 503), or is slow, broken, huge or hostile, or leaves.
3. Then all must be as it was: the right answers come, the processes are as many as before, files
   are closed, and memory is back near where it was after a first round of the same.

Ends with 1 when one of these does not hold.
"""

import argparse
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlsplit

KG = str(Path(sys.executable).with_name("kg"))

#: Limits of the server: a runaway query must not hold a worker for half of the soak.
LIMITS = ("--timeout", "2", "--max-rows", "5000", "--memory", "256")

#: What memory may have grown by, and still be called back: caches of the allocator differ.
MOST_GROWTH = 1.3

ANSWERABLE = (
    "SELECT (COUNT(*) AS ?n) { ?p a kg:Paper }",
    "SELECT ?m (COUNT(?p) AS ?n) { ?p kg:uses ?m } GROUP BY ?m ORDER BY DESC(?n) STR(?m) LIMIT 5",
    "ASK { ?p kg:proposes ?m }",
    "SELECT ?p { ?p a kg:Paper } ORDER BY STR(?p) LIMIT 100",
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
HUNGRY = "SELECT (STRLEN(GROUP_CONCAT(STR(?a))) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
HOSTILE = (
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }",
    "LOAD <file:///etc/passwd>",
    "ASK { FILTER(" + "(" * 3_000 + "1" + ")" * 3_000 + ") }",
    "ASK { ?a (kg:uses|^kg:uses)* ?b }",
    "SELECT ?x { BIND(",
)


@dataclass
class Tally:
    """What happened, told by many threads."""

    done: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    right: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Client:
    """One of those who ask."""

    host: str
    port: int
    tally: Tally

    def get(self, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Send a request and read its answer."""
        connection = HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.request("POST" if body is not None else "GET", path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def ask(self, query: str) -> tuple[int, bytes]:
        """Ask the endpoint."""
        return self.get(f"/sparql?query={quote(query)}")

    def well(self, chance: random.Random) -> None:
        """Ask what has a known answer."""
        query = chance.choice(ANSWERABLE)
        status, answer = self.ask(query)
        if status != 503 and (status, answer) != (200, self.tally.right[query]):
            self.tally.wrong.append(f"{status} for {query}: {answer[:200]!r}")
        self.tally.done["busy" if status == 503 else "answered"] += 1

    def badly(self, chance: random.Random) -> None:
        """Ask what must not be answered, or not for long."""
        query = chance.choice((ENDLESS, HUGE, HUNGRY, *HOSTILE))
        status, answer = self.ask(query)
        if status == 200 and query in HOSTILE[:4]:
            self.tally.wrong.append(f"answered {query[:80]}: {answer[:200]!r}")
        self.tally.done["refused"] += 1

    def largely(self, chance: random.Random) -> None:
        """Send a body that is too large."""
        kind = {"content-type": "application/sparql-query"}
        status, _ = self.get("/sparql", b"#" * chance.randrange(10**6, 3 * 10**6), **kind)
        self.tally.done["too large" if status in (413, 400) else f"large: {status}"] += 1

    def rudely(self, chance: random.Random) -> None:
        """Say what is no HTTP, say it slowly, or leave in the middle."""
        asked = f"GET /sparql?query={quote(chance.choice((ENDLESS, HUGE)))} HTTP/1.1\r\n"
        said = chance.choice(
            (b"\x00\xff\r\n\r\n", asked.encode() + b"Host: localhost\r\n\r\n", asked.encode()[:40])
        )
        with socket.create_connection((self.host, self.port), timeout=30) as client:
            client.sendall(said)
            time.sleep(chance.random())
        self.tally.done["left"] += 1

    def looks(self, chance: random.Random) -> None:
        """Open a page."""
        path = chance.choice(("/", "/concept/method", "/search?q=learning", "/console", "/vocab"))
        status, _ = self.get(path, accept="text/html")
        if status not in (200, 503):
            self.tally.wrong.append(f"{status} for {path}")
        self.tally.done["pages"] += 1


def work(client: Client, seed: int, until: float) -> None:
    """Do one thing after another."""
    chance = random.Random(seed)
    doings: tuple[Callable[[random.Random], None], ...] = (
        *(client.well,) * 4, client.badly, client.largely, client.rudely, client.looks,
    )  # fmt: skip
    while time.monotonic() < until:
        try:
            chance.choice(doings)(chance)
        except (OSError, HTTPException):  # cut, which is what a server does to some of these
            client.tally.done["cut"] += 1


def memory(pids: list[int]) -> int:
    """Give the bytes that processes hold."""
    pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids)
    return sum(pages) * 4096


def children(pid: int) -> list[int]:
    """Give the processes that a process has started."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError):
            found += map(int, (task / "children").read_text().split())
    return sorted(found)


def state(pid: int) -> tuple[int, int]:
    """Give how many workers and how many open files there are."""
    return len(children(pid)), len(list(Path(f"/proc/{pid}/fd").iterdir()))


def settle(client: Client, pid: int) -> tuple[int, int]:
    """Wait until all workers answer again, and idle connections are closed."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        time.sleep(1)
        if client.ask(ANSWERABLE[0])[0] == 200 and not connections(pid):
            break
    return state(pid)


def connections(pid: int) -> int:
    """Give the connections that a process still has open, beyond the one that it listens on."""
    links = (entry for entry in Path(f"/proc/{pid}/fd").iterdir())
    sockets = 0
    for link in links:
        with suppress(FileNotFoundError):
            sockets += str(link.readlink()).startswith("socket:")
    return max(0, sockets - 4)


def crowd(client: Client, clients: int, seconds: float, seed: int) -> None:
    """Let many clients work at once."""
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=work, args=(client, seed + number, until))
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def soak(graph: Path, clients: int, seconds: float, seed: int = 1) -> tuple[Tally, list[str]]:
    """Run the whole of it, and give what happened and what does not hold."""
    command = [KG, "serve", graph, "--port", "0", *LIMITS]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        if process.stdout is None:
            raise SystemExit("the server has no output")
        address = urlsplit(process.stdout.readline().strip().rpartition(" ")[2])
        tally = Tally()
        client = Client(address.hostname or "", address.port or 0, tally)
        tally.right = {query: client.ask(query)[1] for query in ANSWERABLE}
        crowd(client, clients, seconds / 3, seed)
        before = settle(client, process.pid)
        held = memory([process.pid])
        crowd(client, clients, seconds * 2 / 3, seed + clients)
        after = settle(client, process.pid)
        grown = memory([process.pid]) / held
        return tally, _faults(client, tally, before, after, grown)
    finally:
        process.terminate()
        process.wait()


def _faults(
    client: Client, tally: Tally, before: tuple[int, int], after: tuple[int, int], grown: float
) -> list[str]:
    faults = list(tally.wrong)
    if after[0] != before[0] or after[1] > before[1] + 5:
        faults.append(f"workers and open files: {before} before, {after} after")
    if grown > MOST_GROWTH:
        faults.append(f"the server holds {grown:.2f} times the memory that it held before")
    for query, right in tally.right.items():
        if client.ask(query) != (200, right):
            faults.append(f"another answer at the end: {query}")
    if not tally.done["answered"]:
        faults.append("not one question was answered")
    return faults


def main() -> None:
    """Soak a server of a graph file, and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    tally, faults = soak(given.graph, given.clients, given.seconds, given.seed)
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(tally.done.items()))
    print(f"{given.clients} clients, {given.seconds:g} s: {told}")
    for fault in faults[:20]:
        print(fault)
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
