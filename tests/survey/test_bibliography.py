import pytest

from kg.errors import ExportError
from kg.model import Paper
from kg.survey.bibliography import Cited, bibtex, in_full, load_bibliography, make_references
from kg.survey.citing import Cites, pieces
from kg.survey.document import Cite, Reference
from tests.survey.sample import DOCUMENT, WORDS


class Papers:
    """What a graph file gives, and nothing else."""

    def __init__(self, *papers):
        self.held = papers

    def papers(self, ids):
        return (paper for paper in self.held if paper.id in set(ids))


def names(*papers):
    references = [Reference(paper.id, paper.id) for paper in papers]
    return [each.short for each in load_bibliography(Papers(*papers), references).entries]


@pytest.mark.parametrize(
    ("authors", "published", "short"),
    [
        (("Tuomas Haarnoja", "Aurick Zhou", "Pieter Abbeel"), "2018-01", "Haarnoja et al., 2018"),
        (("Moor, Ada", "Bo Lind"), "2025", "Moor and Lind, 2025"),
        (("Ada Moor",), "2025", "Moor, 2025"),
        ((), "2025", "SteadyPO, 2025"),
        (("Ada Moor",), None, "SteadyPO"),
        ((), None, "SteadyPO"),
    ],
)
def test_papers_go_by_author_and_year_else_by_their_title(authors, published, short):
    paper = Paper("paper:a", "SteadyPO: Calm Updates", authors=authors, published=published)
    assert names(paper) == [short]


def test_names_that_two_papers_share_get_letters():
    first = Paper("paper:a", "One", authors=("A Chen",), published="2024-01")
    second = Paper("paper:b", "Two", authors=("B Chen",), published="2024-05")
    third = Paper("paper:c", "Two")
    fourth = Paper("paper:d", "Two: again")
    assert names(first, second) == ["Chen, 2024a", "Chen, 2024b"]
    assert names(third, fourth) == ["Two (a)", "Two (b)"]


def test_references_are_of_all_that_is_cited_or_quoted(store):
    assert make_references(store, WORDS) == (DOCUMENT.references[0],)
    assert make_references(store, DOCUMENT.sections) == (
        Reference("paper:reader", "anonymousreading"),
        Reference("arxiv:2501.00001", "moor2025walking"),
    )


def test_a_paper_that_the_graph_does_not_hold_is_named(store):
    with pytest.raises(ExportError, match="the text cites 'paper:none', which is no paper of it"):
        make_references(store, Cite("paper:none"))


def test_entries_for_bibtex_stand_in_the_order_of_their_keys(store):
    text = bibtex(load_bibliography(store, DOCUMENT.references))
    assert text.startswith("@misc{anonymousreading,\n  title = {{Reading policies}},\n}\n")
    assert "\n\n@misc{moor2025walking,\n" in text


def test_long_lists_of_authors_are_cut():
    paper = Paper("paper:a", "Many", authors=tuple(f"A B{n}" for n in range(9)), venue="J. Calm")
    before, title, after = in_full(Cited(paper, "b2024many", ""))
    assert before == "A B0, A B1, A B2, A B3, A B4, A B5, A B6, A B7 et al."
    assert (title, after) == ("Many", "J. Calm")


def test_a_comma_after_citations_stays():
    said = (Cite("a"), ", ", Cite("b"), ", ", "then")
    assert pieces(said) == (Cites(("a", "b")), ", ", "then")
    assert pieces((Cite("a"), " and more")) == (Cites(("a",)), " and more")
