import json
import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store import connection, open_writer
from tests.cli.conftest import PAPERS, Kg, own

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from kg.cli.main import main; main(prog_name='kg')"]


def run_program(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*PROGRAM, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_summary_says_what_was_done(kg: Kg, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "a.db"
    first = kg("build", home / "papers.jsonl", "--out", out, *own(home))
    assert (first.exit_code, first.stdout) == (0, "")
    line = "2 papers new, 0 merged, 0 unchanged; 2 papers, 4 links, 1 new name; "
    assert first.stderr.startswith(f"{out}: {line}")
    assert first.stderr.count("\n") == 1
    again = kg("build", home / "papers.jsonl", "--out", out, *own(home))
    assert "0 papers new, 0 merged, 2 unchanged; 2 papers, 4 links" in again.stderr


def test_a_list_of_titles_is_told_to_give_few_links(kg: Kg, home: Path, tmp_path: Path) -> None:
    titles = tmp_path / "titles.jsonl"
    titles.write_text('{"title": "Rowing by PPO"}\n{"title": "Tides", "abstract": "It turns."}\n')
    _, note = kg("build", titles, "--out", tmp_path / "a.db", *own(home)).stderr.splitlines()
    assert note == (
        "1 of 2 papers came without an abstract; titles give few links, a list with abstracts more"
    )


def test_quiet_prints_nothing_and_verbose_prints_more(kg: Kg, home: Path, tmp_path: Path) -> None:
    common = ("build", home / "papers.jsonl", "--out", tmp_path / "a.db", *own(home))
    assert kg(*common, "--quiet").output == ""
    assert "0 papers linked in this run" in kg(*common, "--verbose").stderr


def test_standard_input_is_read(kg: Kg, home: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [*PROGRAM, "build", "-", "--out", tmp_path / "a.db", *own(home)],
        input=json.dumps(PAPERS[0]), cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "1 paper new" in ran.stderr


def test_refusals_are_lines_with_file_place_and_reason_and_exit_code_1(
    kg: Kg, home: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(PAPERS[0]) + '\n{"abstract": "No title."}\n')
    ran = kg("build", bad, "--out", tmp_path / "a.db", *own(home))
    assert ran.exit_code == 1
    refusal, summary = ran.stderr.splitlines()
    assert refusal.startswith(f"{bad}, line 2: ")
    assert "1 paper new, 0 merged, 0 unchanged, 1 refused; " in summary


def test_flood_of_refusals_is_cut_and_kept_in_the_file(kg: Kg, home: Path, tmp_path: Path) -> None:
    bad, out = tmp_path / "bad.jsonl", tmp_path / "a.db"
    bad.write_text(json.dumps(PAPERS[0]) + "\n" + '{"abstract": "No title."}\n' * 700)
    ran = kg("build", bad, "--out", out, *own(home))
    lines = ran.stderr.splitlines()
    assert len(lines) == 22
    assert lines[20] == f"… and 680 more; kg info {out} --refusals lists all of them"
    listed = kg("info", out, "--refusals").stdout.splitlines()
    assert len(listed) == 700
    assert len(json.loads(kg("info", out, "--refusals", "--json").stdout)["refusals"]) == 700


def test_nothing_readable_is_exit_code_2_and_makes_no_file(
    kg: Kg, home: Path, tmp_path: Path
) -> None:
    ran = kg("build", tmp_path / "none.jsonl", "--out", tmp_path / "a.db", *own(home))
    assert ran.exit_code == 2
    assert ran.stderr.splitlines()[-1] == (
        f"Error: {tmp_path}/a.db: no paper could be read (1 refused); nothing was built"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"title\nA\n", b"\x89PNG"])
def test_output_that_is_no_graph_file_is_left_alone(
    kg: Kg, home: Path, tmp_path: Path, content: bytes
) -> None:
    out = tmp_path / "a.db"
    out.write_bytes(content)
    ran = kg("build", home / "papers.jsonl", "--out", out, *own(home))
    assert ran.exit_code == 2
    assert ran.stderr == f"Error: {out} is no graph file; it is left as it is, name another one\n"
    assert out.read_bytes() == content


def test_output_of_a_newer_version_is_refused(kg: Kg, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.db"
    open_writer(out).close()
    newer = sqlite3.connect(out)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    ran = kg("build", home / "papers.jsonl", "--out", out, *own(home))
    assert ran.exit_code == 2
    assert "has schema version 99, this program knows up to" in ran.stderr


def test_output_that_another_process_writes_is_refused(
    kg: Kg, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    out = tmp_path / "a.db"
    with open_writer(out):
        build = ("build", home / "papers.jsonl", "--out", out, *own(home))
        for arguments in (build, ("info", out)):
            ran = kg(*arguments)
            assert ran.exit_code == 2
            assert ran.stderr == (
                f"Error: {out} is in use by another process; wait until it has finished\n"
            )


def test_bad_vocabulary_is_one_line(kg: Kg, home: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("this is no Turtle")
    out = tmp_path / "a.db"
    ran = kg("build", home / "papers.jsonl", "--out", out, "--ontology", tmp_path)
    assert ran.exit_code == 2
    assert ran.stderr.count("\n") == 1
    assert "bad.ttl" in ran.stderr
    assert not out.exists()


def test_vocabulary_alone_needs_a_folder(kg: Kg, home: Path, tmp_path: Path) -> None:
    ran = kg("build", home / "papers.jsonl", "--out", tmp_path / "a.db", "--only-ontology")
    assert ran.exit_code == 2
    assert "--only-ontology needs --ontology DIR" in ran.stderr


def test_full_disk_is_one_line_and_the_same_again_goes_on(home: Path, tmp_path: Path) -> None:
    # no process of ours may write a file above 300 kB, which is what a full disk does to it
    papers = tmp_path / "papers.jsonl"
    text = "We train boats with PPO. " + "the sea was heavy and " * 100
    papers.write_text(
        "".join(
            json.dumps({"title": f"Boat {n}", "abstract": f"{text} {n}"}) + "\n" for n in range(300)
        )
    )
    out = tmp_path / "a.db"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000));"
    arguments = ["build", str(papers), "--out", str(out), "--batch", "20", *own(home)]
    full = subprocess.run(
        [sys.executable, "-c", limit + PROGRAM[-1], *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert full.returncode == 2, full.stderr
    assert full.stderr.count("\n") == 1
    assert full.stderr.startswith(f"Error: {out}")
    again = run_program(*arguments)
    assert again.returncode == 0, again.stderr
    assert "300 papers, " in again.stderr
    check = run_program("check", str(out))
    assert check.returncode == 0, check.stderr


def test_interrupt_is_one_line_exit_code_130_and_no_damage(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.db"
    process = subprocess.Popen(
        [*PROGRAM, "build", "-", "--out", str(out), *own(home)],
        cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not out.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)  # it waits for standard input, which never ends
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    said = process.stderr.read()
    assert said == "Interrupted; run the same command again to go on.\n"
    again = run_program("build", str(home / "papers.jsonl"), "--out", str(out), *own(home))
    assert again.returncode == 0, again.stderr


@pytest.mark.slow
def test_terminal_gets_a_progress_bar_with_rate_and_a_pipe_gets_none(
    home: Path, tmp_path: Path
) -> None:
    papers = tmp_path / "papers.jsonl"
    papers.write_text(
        "".join(
            json.dumps({"title": f"Boat {n}", "abstract": "By PPO."}) + "\n" for n in range(200)
        )
    )
    arguments = ["build", str(papers), "--batch", "10", *own(home), "--out"]
    assert "\x1b" not in run_program(*arguments, str(tmp_path / "a.db")).stderr
    shown = on_terminal([*PROGRAM, *arguments, str(tmp_path / "b.db")])
    assert "Linking" in shown
    assert "200/200 papers" in shown
    assert "/s)" in shown


def on_terminal(command: list[str]) -> str:
    """Run a command with a terminal as its standard error, and give what it shows."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown, deadline = b"", time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([ours], [], [], 1.0)[0]:
            continue
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    assert process.wait(timeout=60) == 0
    os.close(ours)
    return shown.decode()
