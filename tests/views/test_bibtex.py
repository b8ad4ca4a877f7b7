"""Papers as BibTeX: what is text stays text."""

import pytest

from kg.model import Paper
from kg.views.bibtex import citation_key, distinct, paper_entry

PAPER = Paper(
    "doi:10.1/a_b",
    "Why 50% of R&D ends\nwith a } or {",
    authors=("Ada Moor", "Lind, Bo", "Bolt and Nut Group"),
    published="2024-05",
    venue="Proceedings of Calm_Things",
    identifiers=(("doi", "10.1/a_b"),),
)


def test_an_entry_is_one_that_tex_prints_as_it_stands():
    assert paper_entry(PAPER, "moor2024ends") == (
        "@inproceedings{moor2024ends,\n"
        r"  title = {{Why 50\% of R\&D ends with a \} or \{}}," + "\n"
        "  author = {Ada Moor and Lind, Bo and {Bolt and Nut Group}},\n"
        r"  booktitle = {Proceedings of Calm\_Things}," + "\n"
        "  year = {2024},\n"
        "  month = {may},\n"
        "  doi = {10.1/a_b},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("venue", "begins"),
    [
        (None, "@misc{k,"),
        ("arXiv preprint", "@misc{k,"),
        ("Workshop on Rest", "@inproceedings{k,"),
        ("Journal of Calm", "@article{k,"),
    ],
)
def test_a_venue_tells_what_the_paper_is(venue, begins):
    assert paper_entry(Paper("paper:a", "A", venue=venue), "k").startswith(begins)


def test_an_identifier_that_would_end_its_field_is_left_out():
    paper = Paper("paper:a", "A", identifiers=(("doi", "10.1/}, note = {x"),))
    assert "note" not in paper_entry(paper, "k").replace("%7D%2C%20note", "")
    assert "doi = " not in paper_entry(paper, "k")


@pytest.mark.parametrize(
    ("own", "authors", "published", "title", "key"),
    [
        ("smith2020", ("Ada Moor",), "2025", "Any", "smith2020"),
        ("a}, b", ("Ada Moor",), "2025", "Any", "moor2025any"),
        (None, ("Ada Moor",), "2025-01-02", "The A to Z of calm", "moor2025z"),
        (None, ("Renée O'Hara",), None, "Über Ruhe", "oharauber"),
        (None, (), None, "???", "anonymousx"),
    ],
)
def test_a_key_is_readable(own, authors, published, title, key):
    assert citation_key(own, authors, published, title) == key


def test_no_key_is_given_twice():
    assert distinct(["a", "a", "ab", "a"]) == ("a", "ac", "ab", "ad")
    assert len(set(distinct(["a"] * 60))) == 60
