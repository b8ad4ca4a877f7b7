"""Formats are modules that are loaded when a file may need them."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.read.registry import FORMATS

LOADED = """
import sys
from kg.read import read_papers
papers = [p.title for p in read_papers(sys.argv[1:], on_refusal=print)]
print(papers, sorted({"bibtexparser", "pylatexenc", "rispy"} & set(sys.modules)))
"""


def loaded(*files: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"title": "A lamp", "abstract": "It burns."}\n', "['A lamp'] []"),
        (
            "@misc{a, title = {A lamp}, year = 2024}\n",
            "['A lamp'] ['bibtexparser', 'pylatexenc']",
        ),
        ("TY  - JOUR\nTI  - A lamp\nER  - \n", "['A lamp'] ['rispy']"),
    ],
)
def test_a_parser_is_loaded_only_for_a_file_of_its_format(
    tmp_path: Path, text: str, expected: str
) -> None:
    (tmp_path / "input").write_text(text)
    assert loaded(tmp_path / "input") == expected


def test_every_format_names_functions_that_are_there() -> None:
    assert [known.claims("") for known in FORMATS] == [False] * 5


def test_an_at_sign_in_a_listing_makes_it_no_bibtex(tmp_path: Path) -> None:
    hinted = [known.name for known in FORMATS if known.claims("Write to ada@kg.example\n")]
    assert hinted == []
