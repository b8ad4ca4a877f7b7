import gzip
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest

from kg.read import opening
from tests.read.helpers import read, read_text

LAMP = b'{"title": "Lamps"}\n'


def test_files_that_cannot_be_read_are_refused_and_the_next_is_read(tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    good.write_bytes(LAMP)
    papers, refusals = read(tmp_path / "missing", tmp_path, "a\0b", good)
    assert [paper.title for paper in papers] == ["Lamps"]
    assert refusals == [
        "no such file; check the name",
        "is a directory; name the files in it, for example with *",
        "cannot be opened: embedded null byte",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty; nothing to read"),
        (b"\n" * 1_000_000, "holds only blank lines; nothing to read"),
        (bytes(range(256)) * 9, "is binary, or UTF-16 without a byte-order mark"),
        (b"%PDF-1.7\n", "is binary: a PDF; give its title"),
        (gzip.compress(b"", mtime=0), "is empty once unpacked; nothing to read"),
        (b"hello world\n", "in no format that is known; known are JSON Lines"),
        (b"<html><title>x</title>", "in no format that is known"),
        ("x".encode("utf-16")[:-1], "not UTF-16-LE near byte 3"),
    ],
)
def test_content_that_is_no_text_of_papers_is_refused(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    papers, refusals = read_text(tmp_path, content)
    assert papers == []
    assert len(refusals) == 1
    assert refusals[0].startswith(reason)


def test_gzip_is_known_by_its_bytes_also_in_members(tmp_path: Path) -> None:
    papers, refusals = read_text(tmp_path, gzip.compress(LAMP) + gzip.compress(LAMP))
    assert [paper.title for paper in papers] == ["Lamps", "Lamps"]
    assert refusals == []


def test_gzip_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"title": f"Lamp {n * n}"}).encode() + b"\n" for n in range(20000))
    papers, refusals = read_text(tmp_path, gzip.compress(lines)[:-9000])
    assert len(papers) > 1000
    assert papers[1000].title == "Lamp 1000000"
    assert len(refusals) == 1
    assert refusals[0].startswith("gzip data break off after ")


@pytest.mark.parametrize("filling", [b"a", b"\n", b" "])
def test_gzip_bomb_is_refused_and_memory_stays_flat(tmp_path: Path, filling: bytes) -> None:
    bomb = gzip.compress(LAMP + filling * 60_000_000)
    file = tmp_path / "bomb"
    file.write_bytes(bomb)
    tracemalloc.start()
    papers, refusals = read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [paper.title for paper in papers] == ["Lamps"]
    assert refusals[-1].startswith("unpacks to more than 1000 times its size")
    assert peak < 60_000_000


def test_unpacked_size_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "UNPACKED_LIMIT", 100_000)
    _, refusals = read_text(tmp_path, gzip.compress(LAMP * 10_000))
    assert refusals == ["unpacks to more than 100,000 bytes; split it, or unpack it first"]


def test_line_of_fifty_megabytes_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    line = b'{"title": "Long", "abstract": "' + b"x" * 50_000_000 + b'"}\n'
    file = tmp_path / "long.jsonl"
    file.write_bytes(LAMP + line + LAMP)
    del line
    tracemalloc.start()
    papers, refusals = read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [p.source.place for p in papers if p.source] == ["line 1", "line 3"]
    assert refusals[0].startswith("line 2: has 50,000,033 characters, above the limit of 8,000,000")
    assert peak < 60_000_000


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LAMP)))
    papers, refusals = read("-")
    assert [(p.title, p.source and p.source.file) for p in papers] == [("Lamps", "-")]
    assert refusals == []


def test_pattern_names_all_its_files_in_order(tmp_path: Path) -> None:
    for name in "ba":
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"title": name}), encoding="utf-8")
    papers, _ = read(tmp_path / "*.jsonl")
    assert [paper.title for paper in papers] == ["a", "b"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides_the_encoding(tmp_path: Path, encoding: str) -> None:
    papers, refusals = read_text(tmp_path, 'title,year\r\n"Née, à Лампа",2024\r\n'.encode(encoding))
    assert [(p.title, p.published) for p in papers] == [("Née, à Лампа", "2024")]
    assert refusals == []


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1252", "Windows-1252"), ("gbk", "GB18030 (Chinese)")]
)
def test_old_encodings_are_guessed_and_the_guess_is_told(
    tmp_path: Path, encoding: str, name: str
) -> None:
    title = "Größe" if encoding == "cp1252" else "强化学习"
    papers, refusals = read_text(tmp_path, f"title,year\n{title},2024\n".encode(encoding))
    assert [paper.title for paper in papers] == [title]
    assert len(refusals) == 1
    assert f"is not UTF-8; the file is read as {name}, a guess" in refusals[0]
