from pathlib import Path

import pytest

from tests.read.helpers import read, read_text

FORMATS = Path(__file__).parents[3] / "shared" / "formats"

BIB = r"""
@string{cl = "Cellar Letters"}
@article{moss2024,
  title = {{Lamps} and {\"O}fen: 5% brighter with \ours},
  author = {Moss, Ad{\'e}le and Bo van Dam and others},
  journal = cl, year = 2024, month = "10~" # may,
  abstract = {They burn
     well, at 100\% of $x^2$.},
  keywords = {light, oil; fire},
  url = {https://kg.example/a%20b~c},
  eprint = {1707.06347v2}, archivePrefix = {arXiv},
}
@article{broken, title = {No end,
  year = 2020
@misc{moss2024, title = "Again", journal = {CoRR}, volume = {abs/2401.00001},
  month = jan, year = 2024}
@misc{empty, year = 2024}
"""

RIS = """TY  - JOUR
TI  - Lamps and
  Ovens
AU  - Moss, Ada
AU  - Moss, Ada
AU  - Dam, Bo
AB  - They burn.
PY  - 2024
DA  - 2024/05/17/
DO  - https://doi.org/10.1000/X
KW  - light
JO  - Cellar Letters
ID  - m1
ER  -

TY  - JOUR
AU  - Nobody
ER  -
TY  - CONF
T1  - Cut
AB  - It
"""


def test_bibtex_is_decoded_and_a_broken_entry_refused(tmp_path: Path) -> None:
    papers, refusals = read_text(tmp_path, BIB)
    assert [paper.title for paper in papers] == [
        r"Lamps and Öfen: 5% brighter with \ours",
        "Again",
    ]
    first, second = papers
    assert first.abstract == "They burn well, at 100% of $x^2$."
    assert first.authors == ("Moss, Adéle", "Bo van Dam")
    assert (first.venue, first.published) == ("Cellar Letters", "2024-05-10")
    assert first.categories == ("light", "oil", "fire")
    assert first.url == "https://kg.example/a%20b~c"
    assert first.identifiers == (("arxiv", "1707.06347"), ("key", "moss2024"))
    assert first.source is not None
    assert first.source.place == "entry 'moss2024'"
    assert (second.id, second.published) == ("arxiv:2401.00001", "2024-01")
    assert refusals[0].startswith("line 13: broken entry: Unexpected block start")
    assert refusals[1] == "entry 'empty': no title; a paper needs one"


def test_bibtex_of_many_batches_keeps_strings_and_lines(tmp_path: Path) -> None:
    entries = [f"@misc{{k{n}, title = {{Lamp {n}}}, journal = cl}}\n" for n in range(8000)]
    text = '@string{cl = "Cellar Letters"}\n' + "".join(entries) + "@misc{last, title = {Lamp\n"
    papers, refusals = read_text(tmp_path, text)
    assert [paper.title for paper in papers] == [f"Lamp {n}" for n in range(8000)]
    assert {paper.venue for paper in papers} == {"Cellar Letters"}
    assert refusals[0].startswith("line 8002: broken entry: Unexpectedly reached end of file")


def test_ris_records_are_read_and_an_unfinished_one_is_flagged(tmp_path: Path) -> None:
    papers, refusals = read_text(tmp_path, RIS.replace("\n", "\r\n"))
    first, cut = papers
    assert (first.title, first.abstract) == ("Lamps and Ovens", "They burn.")
    assert first.authors == ("Moss, Ada", "Dam, Bo")
    assert (first.published, first.venue) == ("2024-05-17", "Cellar Letters")
    assert first.identifiers == (("doi", "10.1000/x"), ("key", "m1"))
    assert (cut.title, cut.flags) == ("Cut", ("truncated",))
    assert refusals == ["record 2: no title; a paper needs one"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_table_is_read_by_the_names_of_its_columns(tmp_path: Path, separator: str) -> None:
    rows = [
        ["Year", "Article Title", "Abstract", "Author Full Names", "DOI", "Source title", "Cited"],
        ["2024", '"Lamps,\n""two""; lines"', "They burn.", "Moss A.", "10.1000/X", "Letters", "7"],
        ["", "", "", "", "", "", ""],
        ["2024", "", "No title.", "", "", "", ""],
        ["n/a", "Short row"],
    ]
    text = "\ufeff" + "\r\n".join(separator.join(row) for row in rows)
    papers, refusals = read_text(tmp_path, text)
    assert [paper.title for paper in papers] == ['Lamps,\n"two"; lines', "Short row"]
    assert papers[0].authors == ("Moss, A.",)
    assert (papers[0].published, papers[0].venue) == ("2024", "Letters")
    assert papers[0].id == "doi:10.1000/x"
    assert papers[1].flags == ("no_abstract",)
    assert [p.source.place for p in papers if p.source] == ["line 2", "line 6"]
    assert refusals == ["line 5: no title; a paper needs one"]


def test_table_row_with_a_byte_of_no_encoding_is_refused(tmp_path: Path) -> None:
    text = "title,year\nNée,2024\n".encode() + b"caf\xe9,2024\nLamp,2024\n"
    papers, refusals = read_text(tmp_path, text)
    assert [paper.title for paper in papers] == ["Née", "Lamp"]
    assert refusals == ["line 3: byte 24 is not in the encoding of the file; convert it to UTF-8"]


def test_table_without_titles_is_no_table(tmp_path: Path) -> None:
    _, refusals = read_text(tmp_path, "name,year\nx,2024\n")
    assert refusals[0].startswith("in no format that is known")


@pytest.mark.skipif(not FORMATS.is_dir(), reason="needs the shared folder beside the project")
@pytest.mark.parametrize(
    ("file", "papers", "abstracts"),
    [
        ("csv/scopus.csv", 58, 57),
        ("csv/ieee_1.csv", 100, 100),
        ("csv/springer.csv", 1000, 0),
        ("bibtex/real-200.bib", 200, 0),
        ("bibtex/bibtex.bib", 1, 0),
        ("bibtex/gbk_test.bib", 1, 0),
        ("ris/example.ris", 25, 25),
        ("ris/example_full.ris", 2, 2),
        ("ris/example_utf_chars.ris", 1, 1),
        ("openalex/work.json", 1, 1),
        ("crossref/test_works_field_queries.yaml", 0, 0),
        ("pubmed/pubmed-29768149.xml", 0, 0),
    ],
)
def test_real_files_give_their_papers(file: str, papers: int, abstracts: int) -> None:
    found, _ = read(FORMATS / file)
    assert (len(found), sum(bool(paper.abstract) for paper in found)) == (papers, abstracts)
