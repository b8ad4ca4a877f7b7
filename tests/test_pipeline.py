import json
import random
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.errors import StoreError
from kg.model import Concept
from kg.ontology import Ontology
from kg.pipeline import Watch, build_graph, lay_out_map
from kg.read.refusal import Refusal
from kg.store import open_store
from kg.store.check import problems
from kg.store.papers import Added

NAMES = ("GRPO", "a mixture of experts", "behavior cloning", "the reward model", "PPO", "Adam")


def write_papers(path: Path, numbers: range) -> Path:
    """Papers made for the tests: each proposes a name of its own, uses two and names another's."""
    with path.open("w", encoding="utf-8") as file:
        for n in numbers:
            known, other = NAMES[n % len(NAMES)], NAMES[(n * 5 + 1) % len(NAMES)]
            record = {
                "id": f"p{n}",
                "title": f"Boat{n}Net: Steering Ship Number {n}",
                "abstract": (
                    f"We propose Boat{n}Net, a method for offline reinforcement learning. It is "
                    f"trained with {known} and compared with {other}. "
                    f"Unlike Boat{(n * 7) % 40}Net, it needs no reward model. "
                    f"We evaluate Boat{n}Net on D4RL."
                ),
                "authors": [f"Ada{n} Moor"],
                "published": f"20{10 + n % 15}",
            }
            file.write(json.dumps(record) + "\n")
    return path


@pytest.fixture(scope="session")
def ontology(small_scheme: dict[str, Concept]) -> Ontology:
    return Ontology(small_scheme, "small")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return write_papers(tmp_path / "papers.jsonl", range(30))


def content(path: Path) -> tuple[Any, ...]:
    with open_store(path) as store:
        assert list(problems(store)) == []
        links = tuple(store.links(min_confidence=0.0))
        return store.build.id, tuple(store.concepts()), links, tuple(p.id for p in store.papers())


def test_build_tells_what_it_did(tmp_path: Path, papers: Path, ontology: Ontology) -> None:
    out = tmp_path / "a.db"
    summary = build_graph([papers], out, ontology)
    assert (summary.added, summary.refused, summary.linked) == (Added(new=30), 0, 30)
    with open_store(out) as store:
        counts = store.counts()
        assert (
            (summary.papers, summary.links) == (counts.papers, counts.links) == (30, counts.links)
        )
        assert summary.new_names == counts.discovered >= 30
        assert store.build.id == summary.build
        assert [(each.file, each.papers) for each in store.inputs()] == [(str(papers), 30)]


def test_finished_build_has_all_its_indexes(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    out = tmp_path / "a.db"
    query = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    for _ in range(2):
        build_graph([papers], out, ontology)
        with open_store(out) as store:
            assert list(store.rows(query)) == [("label_folded",), ("link_concept",)]


def test_same_input_again_changes_nothing(tmp_path: Path, papers: Path, ontology: Ontology) -> None:
    out = tmp_path / "a.db"
    first = build_graph([papers], out, ontology)
    before = content(out)
    again = build_graph([papers], out, ontology)
    assert (again.added, again.linked, again.build) == (Added(unchanged=30), 0, first.build)
    assert content(out) == before


def test_more_papers_add_only_what_is_new(tmp_path: Path, papers: Path, ontology: Ontology) -> None:
    out = tmp_path / "a.db"
    build_graph([papers], out, ontology)
    more = write_papers(tmp_path / "more.jsonl", range(25, 40))
    summary = build_graph([more], out, ontology)
    assert (summary.added, summary.linked) == (Added(new=10, unchanged=5), 10)


def test_changed_vocabulary_links_stored_papers_again(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    out = tmp_path / "a.db"
    build_graph([papers], out, ontology)
    smaller = {id_: c for id_, c in ontology.concepts.items() if id_ != "method:adam"}
    summary = build_graph([papers], out, Ontology(smaller, "smaller"))
    assert (summary.added, summary.linked) == (Added(unchanged=30), 30)
    with open_store(out) as store:
        linked = [concept.id for concept in store.concepts(linked_only=True)]
        assert "method:adam" not in linked
        assert "method:ppo" in linked
    build_graph([papers], out, ontology)
    fresh = tmp_path / "fresh.db"
    build_graph([papers], fresh, ontology)
    assert content(out) == content(fresh)


@pytest.mark.parametrize("batch", [1, 7, 1000])
def test_order_split_and_batch_do_not_matter(
    tmp_path: Path, papers: Path, ontology: Ontology, batch: int
) -> None:
    build_graph([papers], tmp_path / "a.db", ontology)
    lines = papers.read_text().splitlines(keepends=True)
    random.Random(batch).shuffle(lines)
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text("".join(lines[:11]))
    two.write_text("".join(lines[9:]))
    build_graph([one], tmp_path / "b.db", ontology, batch=batch)
    build_graph([two, one], tmp_path / "b.db", ontology, batch=batch)
    assert content(tmp_path / "b.db") == content(tmp_path / "a.db")


@pytest.mark.slow
def test_workers_change_the_time_and_nothing_else(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    build_graph([papers], tmp_path / "a.db", ontology)
    build_graph([papers], tmp_path / "b.db", ontology, workers=3, batch=4)
    assert content(tmp_path / "b.db") == content(tmp_path / "a.db")


def test_refused_records_are_told_and_kept_and_the_rest_is_read(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    with papers.open("a") as file:
        file.write('{"abstract": "No title."}\n{"title": \n')
    told: list[Refusal] = []
    out = tmp_path / "a.db"
    summary = build_graph(
        [papers, tmp_path / "none.jsonl"], out, ontology, watch=Watch(refusal=told.append)
    )
    assert (summary.papers, summary.refused) == (30, 3)
    with open_store(out) as store:
        assert list(store.refusals()) == sorted(told)
    papers.write_text(papers.read_text().replace('{"title": \n', ""))
    build_graph([papers], out, ontology)
    with open_store(out) as store:
        assert [refusal.place for refusal in store.refusals()] == ["", "line 31"]


def test_nothing_readable_is_an_error_and_leaves_no_file(
    tmp_path: Path, ontology: Ontology
) -> None:
    out = tmp_path / "a.db"
    with pytest.raises(StoreError, match=r"no paper could be read \(1 refused\); nothing"):
        build_graph([tmp_path / "none.jsonl"], out, ontology)
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_by_stage(tmp_path: Path, papers: Path, ontology: Ontology) -> None:
    told: list[tuple[str, int, int | None]] = []
    watch = Watch(progress=lambda *step: told.append(step))
    build_graph([papers], tmp_path / "a.db", ontology, batch=20, watch=watch)
    assert told == [
        ("read", 20, None),
        ("read", 30, None),
        ("link", 20, 30),
        ("link", 30, 30),
        ("resolve", 0, None),
        ("place", 0, None),
    ]


KILLED_BUILD = """
import os, signal, sys
import kg.resolve.corpus, kg.store.papers, kg.store.readings
from kg.ontology import Ontology
from kg.pipeline import build_graph
from tests.conftest import SMALL_SCHEME

where, count = sys.argv[3], int(sys.argv[4])
module = {
    "_insert": kg.store.papers,
    "_collect": kg.store.readings,
    "_write_links": kg.resolve.corpus,
    "make_searchable": kg.resolve.corpus,
}
real = getattr(module[where], where)

def kill_at_last(*arguments):
    global count
    count -= 1
    if not count:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)

setattr(module[where], where, kill_at_last)
ontology = Ontology({concept.id: concept for concept in SMALL_SCHEME}, "small")
inputs = [sys.argv[1]] if sys.argv[1] else []
build_graph(inputs, sys.argv[2], ontology, batch=40)
"""


@pytest.mark.slow
def test_killed_build_goes_on_where_it_was_and_gives_the_same_content(
    tmp_path: Path, ontology: Ontology
) -> None:
    papers = write_papers(tmp_path / "papers.jsonl", range(300))
    build_graph([papers], tmp_path / "whole.db", ontology)
    out = tmp_path / "killed.db"
    # each in the middle of a transaction: of papers, of links, of the corpus stage
    for where, count, stored, linked in (
        ("_insert", 130, 120, 0),
        ("_collect", 210, 300, 200),
        ("_write_links", 1, 300, 300),
    ):
        program = [sys.executable, "-c", textwrap.dedent(KILLED_BUILD)]
        arguments = [str(papers), str(out), where, str(count)]
        ran = subprocess.run([*program, *arguments], capture_output=True, text=True, check=False)
        assert ran.returncode == -signal.SIGKILL, ran.stderr
        with open_store(out) as store:
            assert store.counts().papers == stored
            done = next(store.rows("SELECT count(*) FROM paper WHERE linked_with IS NOT NULL"))
            assert done == (linked,)
            assert not store.is_complete
    summary = build_graph([papers], out, ontology)
    assert summary.linked == 0
    assert content(out) == content(tmp_path / "whole.db")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "killed.db",
        "papers.jsonl",
        "whole.db",
    ]


@pytest.mark.slow
def test_build_killed_while_decisions_change_gives_the_same_content(
    tmp_path: Path, ontology: Ontology
) -> None:
    papers = write_papers(tmp_path / "papers.jsonl", range(60))
    out, file = tmp_path / "killed.db", tmp_path / "decisions.csv"
    build_graph([papers], tmp_path / "plain.db", ontology)
    file.write_text(DECISIONS)
    build_graph([papers], tmp_path / "decided.db", ontology)
    build_graph([papers], out, ontology)
    # in the middle of replaying other decisions, then of none
    for text in ("".join(DECISIONS.splitlines(keepends=True)[:4]), ""):
        for where in ("_write_links", "make_searchable"):
            file.write_text(text)
            program = [sys.executable, "-c", textwrap.dedent(KILLED_BUILD)]
            arguments = ["", str(out), where, "1"]
            ran = subprocess.run([*program, *arguments], capture_output=True, check=False)
            assert ran.returncode == -signal.SIGKILL, ran.stderr
            with open_store(out) as store:
                assert store.counts().decisions == 9  # nothing of it, as all is one transaction
    file.write_text(DECISIONS)
    build_graph([papers], out, ontology)
    assert content(out) == content(tmp_path / "decided.db")
    file.unlink()
    build_graph([papers], out, ontology)
    assert content(out) == content(tmp_path / "plain.db")


DECISIONS = """\
action,name,paper,concept,role,into,quote,reason,who,when
accept,method:boat7net,,,,,,,ada,2026-11-22
label,Boat3Net,,,,method:adam,,,ada,2026-11-22
merge,Boat5Net,,,,Boat6Net,,,ada,2026-11-22
reject,Boat9Net,,,,,,,ada,2026-11-22
wrong,,p11,benchmark:d4rl,,,,,ada,2026-11-22
role,,p12,benchmark:d4rl,mentions,,,,ada,2026-11-22
concept,,p13,benchmark:d4rl,,MuJoCo,,,ada,2026-11-22
missing,,p14,Robotics,addresses,,Ship Number 14,,ada,2026-11-22
exclude,,p15,,,,,no ship,ada,2026-11-22
"""


def decided(path: Path) -> list[str]:
    with open_store(path) as store:
        return [each.outcome for each in store.decisions()]


def test_decisions_beside_the_graph_file_are_replayed_and_part_of_the_build(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    out, file = tmp_path / "a.db", tmp_path / "decisions.csv"
    plain = build_graph([papers], out, ontology)
    before = content(out)
    file.write_text(DECISIONS)
    summary = build_graph([], out, ontology)
    assert (summary.decided, summary.undecided, decided(out)) == (9, (), ["applied"] * 9)
    assert summary.build != plain.build
    assert content(out) != before
    named = build_graph([papers], tmp_path / "deep" / "b.db", ontology, decisions=file)
    assert named.build == summary.build
    assert content(tmp_path / "deep" / "b.db") == content(out)
    file.unlink()
    assert build_graph([], out, ontology).build == plain.build
    assert content(out) == before


@pytest.mark.parametrize("seed", [1, 2])
def test_decisions_come_out_the_same_for_any_order_and_split(
    tmp_path: Path, papers: Path, ontology: Ontology, seed: int
) -> None:
    (tmp_path / "decisions.csv").write_text(DECISIONS)
    build_graph([papers], tmp_path / "a.db", ontology)
    lines = papers.read_text().splitlines(keepends=True)
    random.Random(seed).shuffle(lines)
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text("".join(lines[:12]))
    two.write_text("".join(lines[10:]))
    for name in (one, two):
        build_graph([name], tmp_path / "b.db", ontology, batch=5)
    assert content(tmp_path / "b.db") == content(tmp_path / "a.db")


def test_decision_waits_for_its_paper_and_its_name(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    (tmp_path / "decisions.csv").write_text(DECISIONS)
    few = write_papers(tmp_path / "few.jsonl", range(5))
    out = tmp_path / "a.db"
    summary = build_graph([few], out, ontology)
    assert [each.place for each in summary.undecided] == [
        f"line {number}" for number in range(4, 11)
    ]
    assert str(summary.undecided[2]) == (
        f"{tmp_path}/decisions.csv, line 6: wrong p11 benchmark:d4rl does not apply: "
        "no paper is called 'p11' any longer"
    )
    assert build_graph([papers], out, ontology).undecided == ()


def test_changed_vocabulary_keeps_what_was_decided(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    (tmp_path / "decisions.csv").write_text(DECISIONS)
    out = tmp_path / "a.db"
    build_graph([papers], out, ontology)
    smaller = {id_: c for id_, c in ontology.concepts.items() if id_ != "method:adam"}
    (idle,) = build_graph([papers], out, Ontology(smaller, "smaller")).undecided
    assert idle.reason.endswith("no concept or new name is called 'method:adam'")
    assert build_graph([papers], out, ontology).undecided == ()
    build_graph([papers], tmp_path / "fresh.db", ontology)
    assert content(out) == content(tmp_path / "fresh.db")


def test_short_form_that_a_paper_defines_is_not_another_papers_name(
    tmp_path: Path, ontology: Ontology
) -> None:
    records = [
        {"title": "A new one", "abstract": "We propose TIX, a method for boats. TIX is fast."},
        {"title": "One that means it", "abstract": "We studied boats. People know TIX well."},
        {"title": "Another sense", "abstract": "We read the tidal index (TIX). People know TIX."},
    ]
    source = tmp_path / "three.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    build_graph([source], tmp_path / "three.db", ontology)
    with open_store(tmp_path / "three.db") as store:
        titles = {paper.id: paper.title for paper in store.papers()}
        linked = {titles[link.paper] for link in store.links(concept="method:tix")}
    assert linked == {"A new one", "One that means it"}


def test_papers_in_another_language_are_counted_and_not_linked(
    tmp_path: Path, ontology: Ontology
) -> None:
    french = (
        "Nous proposons une méthode pour la navigation des bateaux. Elle est entraînée avec PPO "
        "et elle est plus rapide que les autres dans le port, avec une voile ou sans."
    )
    records = [
        {"title": "Le port", "abstract": french},
        {"title": "The port", "abstract": "We train boats with PPO, which is fast in the port."},
    ]
    file = tmp_path / "papers.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    summary = build_graph([file], tmp_path / "a.db", ontology)
    assert summary.other_language == 1
    with open_store(tmp_path / "a.db") as store:
        assert store.counts().other_language == 1
        titles = {paper.id: paper.title for paper in store.papers()}
        assert {titles[link.paper] for link in store.links()} == {"The port"}


def places(path: Path) -> dict[str, Any]:
    with open_store(path) as store:
        return store.places()


def test_build_gives_all_that_is_linked_a_place_on_the_map(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    out = tmp_path / "a.db"
    assert build_graph([papers], out, ontology).unplaced == 0
    with open_store(out) as store:
        linked = {id_ for row in store.link_rows() for id_ in row[:2]}
        assert store.count_unplaced() == (0, 0)
    assert set(places(out)) == linked


def test_places_stay_when_papers_are_added(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    out = tmp_path / "a.db"
    build_graph([papers], out, ontology)
    before = places(out)
    build_graph([write_papers(tmp_path / "more.jsonl", range(30, 45))], out, ontology)
    after = places(out)
    assert {id_: after[id_] for id_ in before} == before
    assert len(after) > len(before)


def test_a_map_is_made_anew_only_when_asked(
    tmp_path: Path, papers: Path, ontology: Ontology
) -> None:
    out = tmp_path / "a.db"
    build_graph([papers], out, ontology)
    before = places(out)
    assert lay_out_map(out).added == 0
    assert places(out) == before
    lay_out_map(out, fresh=True)
    assert places(out) == before  # the same papers and seed
    assert lay_out_map(out, fresh=True, seed=5).added == len(before)
    assert places(out) != before
    with open_store(out) as store:
        assert store.laid is not None
        assert store.laid.seed == 5
    lay_out_map(out, fresh=True)  # the seed stays
    with open_store(out) as store:
        assert store.laid is not None
        assert store.laid.seed == 5


def test_more_papers_than_a_build_places_wait_for_the_layout(
    tmp_path: Path, papers: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "MOST_PLACED", 20)
    out = tmp_path / "a.db"
    assert build_graph([papers], out, ontology).unplaced == 30
    assert places(out) == {}
    assert lay_out_map(out).laid is not None
    assert build_graph([papers], out, ontology).unplaced == 0


def test_papers_without_links_build_and_have_no_place(tmp_path: Path, ontology: Ontology) -> None:
    file = tmp_path / "bare.jsonl"
    file.write_text('{"title": "Nothing that is known", "abstract": "Nothing at all."}\n')
    out = tmp_path / "a.db"
    assert build_graph([file], out, ontology).papers == 1
    assert lay_out_map(out).laid is None
    assert places(out) == {}


def test_kill_while_placing_leaves_the_build_finished_and_the_next_one_places(
    tmp_path: Path, papers: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "a.db"
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "extend_map", stop)
        with pytest.raises(KeyboardInterrupt):
            build_graph([papers], out, ontology)
    with open_store(out) as store:
        assert store.is_complete
        assert store.places() == {}
    assert build_graph([papers], out, ontology).unplaced == 0
    assert places(out) != {}
