"""``kg serve`` as a process: what it prints, and how it ends."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.rdf.conftest import write_by_hand

PROGRAM = (sys.executable, "-c", "from kg.cli.main import main; main(prog_name='kg')", "serve")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_by_hand(tmp_path_factory.mktemp("serve") / "hand.db")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "kept"))


@contextmanager
def started(graph: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [*PROGRAM, str(graph), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        told = [process.stdout.readline().rstrip("\n") for _ in range(4)]
        address = told[0].partition(" at ")[2]
        assert told[1:] == [
            f"  SPARQL   {address}sparql",
            f"  console  {address}console",
            "Stop with Ctrl-C.",
        ]
        yield process, address
    finally:
        process.kill()
        process.communicate()


def test_it_says_where_it_is_answers_and_ends_on_interrupt(graph):
    with started(graph) as (process, address):
        with urlopen(f"{address}sparql?query=ASK%20%7B%7D") as got:
            assert b'"boolean":true' in got.read()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
        assert err.splitlines()[-1] == "Stopped."
        assert "Traceback" not in err
        assert process.returncode == 0


def test_another_address_is_taken_with_a_warning(graph):
    with started(graph, "--host", "0.0.0.0") as (process, address):
        assert address.startswith("http://0.0.0.0:")
        process.terminate()
        _, err = process.communicate(timeout=10)
        assert "there is no password and no encryption" in err
        assert err.splitlines()[-1] == "Stopped."
        assert process.returncode == 0


def test_a_port_that_is_taken_is_told_in_one_line(graph):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [*PROGRAM, str(graph), "--port", port], capture_output=True, text=True, timeout=60
        )
    assert ran.returncode == 2
    (line,) = [line for line in ran.stderr.splitlines() if not line.startswith("Preparing")]
    assert line == f"Error: 127.0.0.1:{port} cannot be used: Address already in use; " + (
        "choose another"
    )
