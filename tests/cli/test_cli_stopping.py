import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.stopping import Terminated, orderly
from kg.workers import _undisturbed
from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]

#: One long step that Python cannot be interrupted in, begun when the signal is on its way.
STUCK = """
import hashlib, os, signal, threading
from kg.cli.stopping import heard_at_once, orderly
threading.Timer(0.1, os.kill, (os.getpid(), signal.{name})).start()
with orderly(), heard_at_once():
    hashlib.pbkdf2_hmac("sha256", b"", b"", 10**9)
"""


def test_what_is_told_to_end_says_so_and_leaves_no_half_file(
    kg: Kg, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_store: object, _format: object, file: object, _options: object) -> None:
        file.write(b"<half")
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("kg.cli.export.write_export", half)
    ran = kg("export", graph, "--out", tmp_path / "a.nt")
    assert ran.exit_code == 143
    assert ran.stderr == "Terminated; run the same command again to go on.\n"
    assert list(tmp_path.iterdir()) == []


def test_signals_end_as_before_once_a_command_is_over() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Terminated), orderly():
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


def test_command_under_nohup_outlives_its_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with orderly():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize(
    ("name", "code", "said"), [("SIGINT", 130, "Interrupted"), ("SIGTERM", 143, "Terminated")]
)
def test_signal_is_heard_during_one_long_step(name: str, code: int, said: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STUCK.format(name=name)],
        cwd=ROOT, capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert ran.returncode == code
    assert ran.stderr == f"{said}; run the same command again to go on.\n"


def test_signal_waits_until_a_worker_is_started() -> None:
    steps = []

    def start() -> None:
        with _undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
            steps.append("the worker is started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert steps == ["the worker is started"]
