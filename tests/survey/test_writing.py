import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.survey import chromium
from kg.survey.document import Document, Paragraph, Section
from kg.survey.writing import check_format, write_survey
from tests.survey.sample import DOCUMENT

NOTHING_CITED = Document("T", (), (Section("S", (Paragraph(("Hm.",)),)),), (), ())


@pytest.fixture(autouse=True)
def no_chromium(monkeypatch):
    monkeypatch.setenv("KG_CHROMIUM", "no-such-browser")


@pytest.fixture
def browser(tmp_path, monkeypatch):
    """Let a script stand in for Chromium."""

    def stand_in(lines):
        program = tmp_path / "browser"
        program.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{lines}\n")
        program.chmod(0o755)
        monkeypatch.setenv("KG_CHROMIUM", str(program))

    return stand_in


PRINTS = """
target = next(a.partition("=")[2] for a in sys.argv if a.startswith("--print-to-pdf="))
stamp = b"(D:20300102030405+00'00')"
pathlib.Path(target).write_bytes(b"%PDF /CreationDate " + stamp + b" /ModDate " + stamp + b" %%EOF")
"""


def names(paths):
    return [path.name for path in paths]


def test_text_and_bibliography_stand_side_by_side(store, tmp_path):
    made = write_survey(DOCUMENT, store, tmp_path / "survey.html")
    assert names(made) == ["survey.html", "survey.bib", "survey.csl.json"]
    assert "@misc{moor2025walking," in (tmp_path / "survey.bib").read_text(encoding="utf-8")
    first, second = json.loads((tmp_path / "survey.csl.json").read_text(encoding="utf-8"))
    assert first == {"id": "anonymousreading", "type": "article", "title": "Reading policies"}
    assert second["author"] == [
        {"family": "Moor", "given": "Ada"},
        {"family": "Lind", "given": "Bo"},
    ]
    assert second["issued"] == {"date-parts": [[2025, 1, 2]]}


def test_pictures_stand_in_a_folder_beside_markdown_and_latex(store, tmp_path):
    made = write_survey(DOCUMENT, store, tmp_path / "a survey.tex")
    assert names(made) == ["a survey.tex", "a-survey.bib", "a-survey.csl.json", "map.svg"]
    assert (tmp_path / "a-survey_files" / "map.svg").is_file()
    assert r"\bibliography{a-survey}" in made[0].read_text(encoding="utf-8")


def test_latex_gets_its_pictures_as_pdf_where_there_is_a_browser(store, tmp_path, browser):
    browser(PRINTS)
    made = write_survey(DOCUMENT, store, tmp_path / "survey.tex")
    assert names(made)[-2:] == ["map.svg", "map.pdf"]


def test_a_pdf_bears_no_time_but_that_of_the_source(store, tmp_path, browser, monkeypatch):
    browser(PRINTS)
    out = tmp_path / "survey.pdf"
    write_survey(DOCUMENT, store, out)
    assert b"/CreationDate (D:19700101000000+00'00') /ModDate (D:1970" in out.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    write_survey(DOCUMENT, store, out)
    assert b"(D:19700102000000+00'00') %%EOF" in out.read_bytes()


def test_without_a_browser_a_pdf_is_refused_with_the_remedy(store, tmp_path):
    with pytest.raises(ExportError, match=r"install chromium, set KG_CHROMIUM, or write \.html"):
        write_survey(DOCUMENT, store, tmp_path / "survey.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("sys.exit('no screen')", "cannot print: no screen; write"),
        ("sys.exit(3)", "cannot print: it ended with code 3; write"),
        ("", "printed nothing; write"),
        (PRINTS.replace("%%EOF", ""), r"printed no whole PDF; make room in .+, or write"),
        ("time.sleep(60)", "did not print within 0.2 s; write"),
    ],
)
def test_a_browser_that_fails_is_told_in_one_line(
    store, tmp_path, browser, monkeypatch, lines, message
):
    browser(lines)
    if "sleep" in lines:
        monkeypatch.setattr(chromium, "PATIENCE", 0.2)
    with pytest.raises(ExportError, match=message) as caught:
        chromium.print_pdf("<p>Hm.</p>")
    assert "\n" not in str(caught.value)


def test_an_unknown_ending_is_refused():
    with pytest.raises(ExportError, match=r"a survey is written as \.html, \.md, \.tex or \.pdf"):
        check_format(Path("survey.docx"))


def test_the_graph_file_is_never_overwritten(store, tmp_path):
    link = tmp_path / "graph.html"
    link.symlink_to(store.path)
    with pytest.raises(ExportError, match="this would overwrite the graph file"):
        write_survey(NOTHING_CITED, store, link)


def test_what_cannot_be_written_whole_leaves_what_was_there(store, tmp_path):
    out = tmp_path / "survey.md"
    out.write_text("before")
    (tmp_path / "survey.bib").mkdir()
    with pytest.raises(ExportError, match=r"survey\.bib cannot be written"):
        write_survey(NOTHING_CITED, store, out)
    assert out.read_text() == "before"


def test_another_process_gives_the_same_bytes(store, tmp_path):
    command = [
        *(sys.executable, "-c"),
        "import sys; from pathlib import Path; from kg.store import open_store\n"
        "from kg.survey.writing import write_survey; from tests.survey.sample import DOCUMENT\n"
        "store = open_store(sys.argv[1])\n"
        "for end in ('html', 'md', 'tex'):\n"
        "    write_survey(DOCUMENT, store, Path(f's.{end}').absolute())",
    ]
    root = Path(__file__).parents[2]
    env = {"PYTHONHASHSEED": "1", "PYTHONPATH": str(root), "PATH": "/nowhere"}
    (tmp_path / "other").mkdir()
    subprocess.run([*command, store.path], cwd=tmp_path / "other", env=env, check=True)
    for ending in ("html", "md", "tex"):
        write_survey(DOCUMENT, store, tmp_path / f"s.{ending}")
    here = {path.name: path.read_bytes() for path in tmp_path.glob("s*.*")}
    assert here == {path.name: path.read_bytes() for path in (tmp_path / "other").glob("s*.*")}
    assert sorted(here) == ["s.bib", "s.csl.json", "s.html", "s.md", "s.tex"]
