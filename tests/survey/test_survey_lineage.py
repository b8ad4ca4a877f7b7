from xml.etree import ElementTree

import pytest

from kg.graph.corpus import load_corpus
from kg.graph.lineage import around, find_lineage
from kg.store import open_store
from kg.survey.document import Cite, Figure, Number, Witness, find_all
from kg.survey.parts.lineage import lineage_section
from kg.views.lineage_rows import draw_rows
from tests.lineages import write_lineages


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(write_lineages(tmp_path_factory.mktemp("lineage") / "l.db")) as store:
        yield store


@pytest.fixture(scope="module")
def lineage(store):
    return find_lineage(store, load_corpus(store))


def plain(text):
    return "".join(each if isinstance(each, str) else getattr(each, "text", "") for each in text)


def test_the_section_says_what_extends_what_with_numbers_and_sentences(store, lineage):
    section = lineage_section(store, load_corpus(store), lineage)
    lead, most, figure, head, items, limits = section.blocks
    assert plain(lead.text) == (
        "Of 9 papers, 7 propose a method; 6 say what it extends and 3 with which methods they "
        "compare it. The longest chain has 2 steps: DQN, C51 and then Rainbow."
    )
    assert plain(most.text) == "Most extended: Actor-Critic (2 papers) and DQN (2 papers). "
    assert plain(head.text) == "What their papers say, oldest first:"
    assert [plain(item) for item in items.items] == [
        "Double DQN (2015) extends DQN .",
        "C51 (2017) extends DQN .",
        "Rainbow (2017) extends C51 .",
        "SAC (2018) extends Actor-Critic .",
        "TD3 (2018) extends Actor-Critic .",
        'Muon"<b>Clip extends Muon .',
    ]
    said = next(each for each in find_all(Witness, items) if each.paper == "p:7")
    assert (said.before, said.exact, said.after) == ("TD3 builds on the ", "actor-critic", ".")
    assert [each.paper for each in find_all(Cite, items)] == [f"p:{n}" for n in range(3, 9)]
    assert plain(limits.text).endswith(
        "Besides, 1 paper extends something and names no method of its own."
    )
    assert isinstance(figure, Figure)
    numbers = {number.path: number.text for number in find_all(Number, lead)}
    assert numbers == {
        "papers": "9",
        "proposing": "7",
        "extending": "6",
        "comparing": "3",
        "longest_chain": "2",
    }


def test_the_part_of_one_method_is_told_as_its_own(store, lineage):
    method = store.concept("method:c51")
    section = lineage_section(store, load_corpus(store), around(lineage, method.id), method=method)
    assert section.title == "Lineage of C51"
    assert plain(section.blocks[0].text) == (
        "C51: it extends 1 method; papers extend it to 1 method; "
        "its papers compare it with 1 method."
    )
    number = next(iter(find_all(Number, section)))
    assert number.source.command == "kg lineage landscape.db method:c51"


def test_where_nothing_is_said_the_section_is_empty_and_of_a_method_it_says_so(tmp_path):
    with open_store(write_lineages(tmp_path / "none.db", ())) as store:
        corpus = load_corpus(store)
        nothing = find_lineage(store, corpus)
        assert lineage_section(store, corpus, nothing).is_empty
        section = lineage_section(store, corpus, nothing, method=store.concept("method:sac"))
    assert plain(section.blocks[0].text) == (
        "None of 0 papers says what it extends, what extends it, or with which method it was "
        "compared."
    )


def test_the_chart_is_xml_of_a_row_a_method(store, lineage):
    section = lineage_section(store, load_corpus(store), lineage)
    figure = next(iter(find_all(Figure, section)))
    svg = ElementTree.fromstring(figure.svg)
    names = ["".join(each.itertext()) for each in svg.iter("{http://www.w3.org/2000/svg}text")]
    drawn = [name.rpartition("date")[2] if "no date" in name else name for name in names]
    assert 'Muon"<b>Clip' in drawn[-1]
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}circle"))) == 11
    assert figure.description.startswith("A dated tree of 11 methods. Double DQN extends DQN; ")


def test_a_chart_keeps_roots_and_says_what_it_leaves_out(lineage):
    drawn = draw_rows(lineage, most=4)
    assert [(row.branch.id, row.left_out) for row in drawn.rows] == [
        ("method:dqn", 0),
        ("method:double-dqn", 0),
        ("method:c51", 0),
        ("method:rainbow", 0),
    ]
    assert [(step.method, step.other) for step in drawn.side] == [
        ("method:rainbow", "method:double-dqn"),
        ("method:c51", "method:rainbow"),
    ]
    few = draw_rows(lineage, most=2)
    assert [(row.branch.id, row.left_out) for row in few.rows] == [
        ("method:dqn", 1),
        ("method:c51", 1),
    ]
    assert [row.time for row in few.rows] == [2013.5, 2017.5417]
