"""From records to linked papers."""

from dataclasses import replace
from pathlib import Path

from kg.evaluate.flow import Flow, trace_papers
from kg.graph.corpus import Selection, load_corpus
from kg.graph.statements import load_statements
from kg.model import Reading
from kg.read.refusal import Refusal
from kg.store import open_store, open_writer
from tests.handmade import READER, WALKER, finish_by_hand, link, link_by_hand


def flow_of(path: Path, selection: Selection | None = None) -> Flow:
    with open_store(path) as store:
        corpus = load_corpus(store, selection)
        return trace_papers(store, corpus, load_statements(store, corpus))


def write(path: Path) -> None:
    """Six papers read, one refused: two are the same paper, one twice the same record."""
    again = replace(WALKER, abstract="", published=None)
    foreign = replace(READER, id="paper:hund", title="Der Hund", flags=("other_language",))
    silent = replace(READER, id="paper:silent", title="Silence")
    with open_writer(path) as writer:
        writer.add_papers([WALKER, WALKER, again, READER, foreign, silent])
        writer.add_refusals([Refusal("a.jsonl", "line 4", "no title; a paper needs one")])
        walking = Reading(WALKER.id, links=(link(WALKER, "method:ppo", "PPO"),))
        reading = Reading(READER.id, (link(READER, "method:policy-gradient", "policy gradient"),))
        link_by_hand(writer, [walking, reading])
        finish_by_hand(writer)
        with writer.transaction() as connection:
            connection.execute("UPDATE input SET papers = 6, refused = 1")


def test_every_record_goes_one_way(tmp_path):
    path = tmp_path / "landscape.db"
    write(path)
    assert flow_of(path) == Flow(
        records=7,
        refused=(("no title; a paper needs one", 1),),
        repeated=1,
        merged=(("arxiv", 1),),
        stored=4,
        excluded=(),
        unselected=0,
        selected=4,
        foreign=1,
        silent=1,
        linked=2,
    )


def test_papers_that_a_person_put_out_of_scope_are_told_with_the_reason(tmp_path):
    path = tmp_path / "landscape.db"
    write(path)
    with open_writer(path) as writer, writer.transaction() as connection:
        nr = connection.execute("SELECT nr FROM paper WHERE id = 'paper:silent'").fetchone()[0]
        connection.execute("INSERT INTO excluded VALUES (?, 'not on robots')", (nr,))
    found = flow_of(path)
    assert (found.excluded, found.selected, found.silent) == ((("not on robots", 1),), 3, 0)


def test_papers_that_are_not_selected_are_counted(tmp_path):
    path = tmp_path / "landscape.db"
    write(path)
    found = flow_of(path, Selection(("method:ppo",)))
    assert (found.unselected, found.selected, found.linked, found.foreign) == (3, 1, 1, 0)
