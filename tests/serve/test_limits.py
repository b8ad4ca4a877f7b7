"""Slow, broken, huge and hostile requests: each ends, and the next one is answered."""

import asyncio
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from http.client import IncompleteRead
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from kg.serve.run import Running, running
from tests.serve.conftest import ENDLESS, LIMITS, ask, query, serving_of

pytestmark = pytest.mark.slow


def answers(server: Running) -> bool:
    got = query(server, "ASK { method:ppo a kg:Method }")
    return (got.status, '"boolean":true' in got.text) == (200, True)


def wait_for(claim: Callable[[], bool], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_a_runaway_query_is_gone_within_a_second_of_its_limit(server):
    before = server.pool.pids
    started = time.monotonic()
    got = query(server, ENDLESS)
    assert (got.status, got.text) == (503, "the query took longer than 1 seconds; ask for less\n")
    assert time.monotonic() - started < LIMITS.seconds + 1
    assert answers(server)
    assert wait_for(lambda: len([pid for pid in before if exists(pid)]) == len(before) - 1)
    assert wait_for(lambda: len(server.pool.pids) == LIMITS.workers)


def test_too_many_rows_are_refused(server):
    got = query(server, "SELECT (1 AS ?x) { ?a ?b ?c . ?d ?e ?f } LIMIT 2001", accept="text/csv")
    assert (got.status, got.text) == (413, "the answer has more than 2,000 rows; add a LIMIT\n")
    assert answers(server)


def test_an_answer_that_has_begun_is_cut_so_that_no_one_takes_it_for_whole(server):
    with pytest.raises(IncompleteRead):
        query(server, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert answers(server)


def test_too_many_bytes_are_refused(server):
    got = query(server, f"SELECT ('{'x' * 1_000}' AS ?x) {{ ?a ?b ?c }} LIMIT 60")
    assert got.status == 200
    with pytest.raises(IncompleteRead):
        query(server, f"SELECT ('{'x' * 1_000}' AS ?x) {{ ?a ?b ?c }} LIMIT 300")
    assert answers(server)


def test_too_many_triples_are_cut(server):
    with pytest.raises(IncompleteRead):
        query(server, "CONSTRUCT { ?a kg:x ?d } { ?a ?b ?c . ?d ?e ?f }")
    assert answers(server)


def test_a_query_that_eats_memory_ends_and_the_next_is_answered(graph):
    limits = replace(LIMITS, seconds=20, memory=64 * 2**20)
    wide = "CONCAT(STR(?a), STR(?c), STR(?d))"
    triples = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
    with running(serving_of(graph, limits=limits)) as server:
        got = query(server, f"SELECT (STRLEN(GROUP_CONCAT({wide})) AS ?n) {{ {triples} }}")
        assert got.status == 503
        assert got.text == "the query took more memory than this server gives it\n"
        assert answers(server)


def connect(server: Running) -> socket.socket:
    host = urlsplit(server.address)
    return socket.create_connection((host.hostname, host.port), timeout=10)


def begin(server: Running, sparql: str) -> socket.socket:
    """Send a query, and do not wait for its answer."""
    client = connect(server)
    head = f"GET /sparql?query={quote(sparql)} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    client.sendall(head.encode())
    return client


def test_more_than_may_wait_are_told_to_come_back_and_who_goes_away_makes_room(graph):
    with running(serving_of(graph, limits=replace(LIMITS, seconds=600))) as server:
        before = set(server.pool.pids)
        many = LIMITS.workers + LIMITS.waiting
        clients = [begin(server, ENDLESS) for _ in range(many)]
        assert wait_for(lambda: server.pool.waiting == LIMITS.waiting, 30)
        got = query(server, "ASK {}")
        assert (got.status, got.headers["retry-after"]) == (503, "1")
        assert got.text == "too many queries are waiting; try again in a moment\n"
        for client in clients:
            client.close()
        assert wait_for(lambda: server.pool.idle == LIMITS.workers, 30)
        assert not before & set(server.pool.pids)
        assert answers(server)


def test_a_body_that_does_not_come_is_waited_for_no_longer_than_said(server):
    with connect(server) as client:
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
            b"Content-Type: application/sparql-query\r\n\r\nASK"
        )
        started = time.monotonic()
        assert client.recv(1000).startswith(b"HTTP/1.1 408 ")
        assert time.monotonic() - started < LIMITS.patience + 1


def test_a_client_that_does_not_read_holds_no_worker(server):
    wide = f"SELECT ?a ?x {{ ?a ?b ?c BIND('{'x' * 100}' AS ?x) }}"
    with begin(server, wide):
        assert answers(server)
        time.sleep(LIMITS.seconds + 0.5)
        assert answers(server)


def test_two_clients_that_do_not_read_hold_no_worker_longer_than_the_limit(server):
    wide = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    with ExitStack() as stack:
        for _ in range(LIMITS.workers + 1):
            stack.enter_context(begin(server, wide))
        time.sleep(LIMITS.seconds + 0.5)
        assert wait_for(lambda: answers(server))


def test_connections_that_say_nothing_are_closed(server):
    with connect(server) as silent, connect(server) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: local")
        for client in (silent, slow):
            client.settimeout(20)
            assert client.recv(100) == b""


def test_a_search_of_thousands_of_words_is_answered(server):
    words = "+".join(f"w{number}" for number in range(3_000))
    assert ask(server, "GET", f"/search?q={words}", accept="text/html").status == 200


def test_a_worker_that_cannot_be_started_is_tried_again(graph, monkeypatch):
    with running(serving_of(graph)) as server:
        failures = [OSError("too many open files"), OSError("too many open files")]
        start = asyncio.create_subprocess_exec

        async def fails_twice(*command, **options):
            if failures:
                raise failures.pop()
            return await start(*command, **options)

        monkeypatch.setattr("kg.serve.pool.asyncio.create_subprocess_exec", fails_twice)
        query(server, ENDLESS)
        assert wait_for(lambda: server.pool.idle == LIMITS.workers, 20)
        assert failures == []


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\xff\xfe\r\n\r\n",
        b"GET /sparql?query=ASK HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_what_is_no_http_harms_no_one(server, raw):
    with connect(server) as client:
        client.sendall(raw)
        client.shutdown(socket.SHUT_WR)
        assert client.recv(1000)[:9] in (b"HTTP/1.1 ", b"")
    assert answers(server)


HOSTILE = (
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }",
    "LOAD <file:///etc/passwd>",
    "ASK { FILTER(" + "(" * 5_000 + "1" + ")" * 5_000 + ") }",
    "ASK { FILTER(REGEX('"
    + "a" * 40
    + "', '(a+)+$')) FILTER(REGEX('x', '((a{1,99}){1,99}){1,99}')) }",
    "ASK { VALUES ?x { " + "1 " * 4_000 + "} }",
    "ASK { ?a (kg:uses|^kg:uses)* ?b }",
    "\ufeffASK {}",
    "ASK { ?x ?y '\x00' }",
)


@pytest.mark.parametrize("sparql", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_end_and_the_next_is_answered(server, sparql):
    body = sparql.encode()
    got = ask(server, "POST", "/sparql", body, content_type="application/sparql-query")
    assert got.status in (200, 400, 413, 503)
    assert answers(server)


def test_nothing_stays_behind(server):
    assert wait_for(lambda: len(server.pool.pids) == LIMITS.workers)
    children = Path("/proc/self/task")
    pids = {
        int(pid) for task in children.iterdir() for pid in (task / "children").read_text().split()
    }
    assert set(server.pool.pids) <= pids


def test_a_stopped_server_leaves_no_process_behind(graph):
    with running(serving_of(graph)) as server:
        pids = server.pool.pids
        assert len(pids) == LIMITS.workers
    assert not any(map(exists, pids))
