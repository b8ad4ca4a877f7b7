import json
from pathlib import Path

import pytest

from tests.read.helpers import read, read_text


def one(folder: Path, **fields: object):
    papers, refusals = read_text(folder, json.dumps({"title": "Lamps", **fields}))
    assert refusals == []
    return papers[0]


def refusal(folder: Path, **fields: object) -> str:
    papers, refusals = read_text(folder, json.dumps({"title": "Lamps", **fields}))
    assert papers == []
    return refusals[0]


def test_all_fields_of_a_paper_are_read(tmp_path: Path) -> None:
    paper = one(
        tmp_path,
        id="x-1",
        abstract="They burn.",
        authors=["Ada Moss"],
        published="2024-05-17",
        date_text="May 17",
        venue="Cellar Letters",
        categories=["cs.LG"],
        url="https://kg.example/1",
        identifiers={"doi": "https://doi.org/10.1000/ABC", "s2": 7},
        links=[{"ignored": True}],
    )
    assert paper.id == "doi:10.1000/abc"
    assert paper.identifiers == (("doi", "10.1000/abc"), ("input", "x-1"), ("s2", "7"))
    assert (paper.abstract, paper.authors, paper.venue) == (
        "They burn.",
        ("Ada Moss",),
        "Cellar Letters",
    )
    assert (paper.published, paper.date_text, paper.categories) == (
        "2024-05-17",
        "May 17",
        ("cs.LG",),
    )
    assert paper.url == "https://kg.example/1"


@pytest.mark.parametrize(
    ("given", "id_"),
    [
        ("arxiv:1707.06347", "arxiv:1707.06347"),
        ("arXiv:1707.06347v2", "arxiv:1707.06347"),
        ("https://arxiv.org/abs/1707.06347v1", "arxiv:1707.06347"),
        ("10.1000/XYZ", "doi:10.1000/xyz"),
        ("doi:10.1000/xyz", "doi:10.1000/xyz"),
    ],
)
def test_id_that_is_an_identifier_names_the_paper(tmp_path: Path, given: str, id_: str) -> None:
    paper = one(tmp_path, id=given)
    assert paper.id == id_
    assert paper.identifier("input") == given


@pytest.mark.parametrize(
    ("field", "value", "published"),
    [
        ("year", 2024, "2024"),
        ("year", "2024", "2024"),
        ("published", "2024-05", "2024-05"),
        ("date", "2024-05-17T08:30:00Z", "2024-05-17"),
        ("date", "17 May 2024", "2024-05-17"),
        ("year", 2019.0, "2019"),
    ],
)
def test_dates_in_usual_forms(tmp_path: Path, field: str, value: object, published: str) -> None:
    assert one(tmp_path, **{field: value}).published == published


def test_date_without_a_year_stays_text(tmp_path: Path) -> None:
    paper = one(tmp_path, date="Aug 7")
    assert (paper.published, paper.date_text) == (None, "Aug 7")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"abstract": 7}, "line 1: field 'abstract' is a number, not text"),
        ({"title": ["x"]}, "line 1: field 'title' is a list, not text"),
        ({"authors": 7}, "line 1: field 'authors' is a number, not a list of names"),
        ({"authors": [7]}, "line 1: field 'authors' lists something that is no name"),
        ({"year": True}, "line 1: field 'year' is true or false, not text or a whole number"),
        ({"id": {}}, "line 1: field 'id' is an object, not text or a whole number"),
        ({"title": None}, "line 1: no title; a paper needs one"),
        ({"title": " "}, "line 1: no title; a paper needs one"),
        (
            {"abstract": "x" * 1_000_001},
            "line 1: field 'abstract' has 1,000,001 characters, above the limit of 1,000,000; "
            "shorten or remove it",
        ),
    ],
)
def test_wrong_fields_are_refused_by_name(
    tmp_path: Path, fields: dict[str, object], reason: str
) -> None:
    assert refusal(tmp_path, **fields) == reason


def test_broken_line_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"Lamp {n}"}) for n in range(9)]
    lines[6] = '{"title": "Lamp'
    papers, refusals = read_text(tmp_path, "\n".join(lines))
    assert len(papers) == 8
    assert refusals == ["line 7: broken JSON at column 11: Unterminated string starting at"]


@pytest.mark.parametrize("line", ["[" * 100_000, '{"year": ' + "9" * 5000 + "}", "7", '"x"'])
def test_strange_json_is_refused(tmp_path: Path, line: str) -> None:
    papers, refusals = read_text(tmp_path, '{"title": "Lamps"}\n' + line)
    assert [paper.title for paper in papers] == ["Lamps"]
    assert len(refusals) == 1
    assert refusals[0].startswith("line 2: ")


@pytest.mark.parametrize("indent", [None, 2])
def test_array_is_read_object_by_object(tmp_path: Path, indent: int | None) -> None:
    entries = [{"title": f"Lamp {n}", "abstract": "It burns. " * 200} for n in range(300)]
    papers, refusals = read_text(tmp_path, json.dumps(entries, indent=indent))
    assert [paper.title for paper in papers] == [entry["title"] for entry in entries]
    assert refusals == []


def test_array_that_breaks_keeps_what_came_before(tmp_path: Path) -> None:
    papers, refusals = read_text(tmp_path, '[\n{"title": "A"},\n{"title": }\n]')
    assert [paper.title for paper in papers] == ["A"]
    assert refusals == [
        "line 3: broken JSON at column 11: Expecting value; the rest of the file is not read"
    ]


def test_openalex_reply_is_read_with_its_inverted_abstract(tmp_path: Path) -> None:
    work = {
        "id": "https://openalex.org/W42",
        "doi": "https://doi.org/10.1000/Q",
        "display_name": "Lamps",
        "publication_date": "2024-05-17",
        "abstract_inverted_index": {"Lamps": [0, 3], "burn": [1], "like": [2]},
        "authorships": [{"author": {"display_name": "Ada Moss"}}],
        "primary_location": {"source": {"display_name": "Cellar Letters"}},
        "topics": [{"display_name": "Light"}],
    }
    bad = {**work, "abstract_inverted_index": {"Lamps": ["x"]}}
    papers, refusals = read_text(tmp_path, json.dumps({"meta": {}, "results": [work, bad]}))
    (paper,) = papers
    assert paper.abstract == "Lamps burn like Lamps"
    assert (paper.id, paper.published) == ("doi:10.1000/q", "2024-05-17")
    assert (paper.authors, paper.venue) == (("Ada Moss",), "Cellar Letters")
    assert paper.identifier("openalex") == "W42"
    assert refusals == [
        "line 1, result 2: field 'abstract_inverted_index' has no sound positions for 'Lamps'"
    ]


def test_markup_and_direction_marks_stay_and_control_characters_are_repaired(
    tmp_path: Path,
) -> None:
    title = "<b>Lamps</b></script> \u200fאור\u200e"
    papers, _ = read_text(tmp_path, json.dumps({"title": title, "abstract": "a\u0000b\ud800c\n"}))
    assert papers[0].title == title
    assert papers[0].abstract == "a\ufffdb\ufffdc\n"
    assert papers[0].flags == ("repaired",)


def test_line_that_is_not_utf8_is_refused_with_its_byte(tmp_path: Path) -> None:
    text = b'{"title": "A"}\n{"title": "caf\xe9"}\n{"title": "n\xc3\xa9e"}\n'
    papers, refusals = read_text(tmp_path, text)
    assert [paper.title for paper in papers] == ["A", "née"]
    assert refusals == ["line 2: byte 29 is not in the encoding of the file; convert it to UTF-8"]


def test_more_of_a_file_comes_with_the_right_line_numbers(tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"Lamp {n}", "abstract": "x " * 5000}) for n in range(200)]
    file = tmp_path / "big.jsonl"
    file.write_text("\n\n \n" + "\n".join(lines), encoding="utf-8")
    papers, _ = read(file)
    assert [p.source.place for p in papers if p.source] == [f"line {n}" for n in range(4, 204)]
