"""What people decide, replayed over hand-written readings: applied, taken back, out of date."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Concept, Link, Paper, Reading
from kg.resolve import resolve
from kg.resolve.decisions import Decision
from kg.store import open_store, open_writer
from kg.store.check import problems
from tests.handmade import evidence, link, link_by_hand, new_name, unknown

BOAT = Concept("method:boat", "method", "Boat")
RAFT = Concept("method:raft", "method", "Raft", broader=("method:boat",))
SEA = Concept("domain:sea", "domain", "Sea")
VOCABULARY = (BOAT, RAFT, SEA)


def paper(number: int, abstract: str) -> Paper:
    return Paper(f"paper:{number}", f"Number {number}", abstract, ("Ada Moor",))


CALM = paper(1, "We introduce CalmBoat, a raft. It knows the sea.")
STORM = paper(2, "We introduce StormBoat. It outruns CalmBoat and the raft.")
USER = paper(3, "Our ship uses CalmBoat and StormBoat. It is no boat. It is a raft.")

SAID = (
    (
        CALM,
        Reading(
            CALM.id,
            links=(link(CALM, "domain:sea", "sea", "mentions", 0.4),),
            new_names=(new_name(CALM, "CalmBoat", broader="method:boat"),),
        ),
    ),
    (
        STORM,
        Reading(
            STORM.id,
            links=(link(STORM, "method:raft", "raft", "compares_with"),),
            new_names=(new_name(STORM, "StormBoat"),),
            unknown=(unknown(STORM, "CalmBoat", "compares_with"),),
        ),
    ),
    (
        USER,
        Reading(
            USER.id,
            links=(
                link(USER, "method:boat", "boat", "avoids"),
                link(USER, "method:raft", "raft", "mentions", 0.7),
            ),
            unknown=(unknown(USER, "CalmBoat", "uses"), unknown(USER, "StormBoat", "uses")),
        ),
    ),
)


class Graph:
    """What a graph file says after the corpus stage."""

    def __init__(self, path: Path) -> None:
        with open_store(path) as store:
            assert [line for line in problems(store) if "no build was finished" not in line] == []
            self.concepts = {each.id: each for each in store.concepts()}
            self.links = {(x.paper, x.concept): x for x in store.links(min_confidence=0.0)}
            self.outcomes = [each.outcome for each in store.decisions()]
            self.papers = [each.id for each in store.papers()]
            self.exclusions = store.exclusions()
            self.accepted = store.accepted()

    @property
    def content(self) -> tuple[Any, ...]:
        return self.concepts, self.links, self.papers

    def roles(self, concept: str) -> dict[str, str]:
        """Role by paper."""
        return {paper: x.role for (paper, id_), x in self.links.items() if id_ == concept}


def built(
    path: Path,
    *decisions: Decision,
    said: Sequence[tuple[Paper, Reading]] = SAID,
    vocabulary: Sequence[Concept] = VOCABULARY,
) -> Graph:
    with open_writer(path) as writer:
        writer.add_papers(paper for paper, _ in said)
        link_by_hand(writer, [reading for _, reading in said], vocabulary)
        resolve(writer, "digest", decisions)
    return Graph(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "landscape.db"


def by_ada(action: str, **said: str) -> Decision:
    return Decision(action, who="ada", when="2026-11-22", reason="seen", **said)


NOTE = "decided by ada on 2026-11-22: seen"


def test_accepted_name_keeps_its_id_labels_and_links(path: Path) -> None:
    graph = built(path, by_ada("accept", name="method:calmboat"))
    assert graph.outcomes == ["applied"]
    assert graph.concepts["method:calmboat"] == Concept(
        "method:calmboat",
        "method",
        "CalmBoat",
        broader=("method:boat",),
        status="accepted",
        introduced_by="paper:1",
    )
    assert graph.accepted == (graph.concepts["method:calmboat"],)
    assert graph.roles("method:calmboat") == {
        "paper:1": "proposes",
        "paper:2": "compares_with",
        "paper:3": "uses",
    }


def test_accepting_can_give_label_parent_and_kind(path: Path) -> None:
    graph = built(
        path,
        Decision("accept", name="CalmBoat", label="Calm Boat Model", broader="Raft"),
        Decision("accept", name="method:stormboat", kind="domain", broader="none"),
    )
    calm, storm = graph.concepts["method:calmboat"], graph.concepts["domain:stormboat"]
    assert (calm.pref_label, calm.alt_labels, calm.broader) == (
        "Calm Boat Model",
        ("CalmBoat",),
        ("method:raft",),
    )
    assert (storm.kind, storm.broader) == ("domain", ())
    assert "method:stormboat" not in graph.concepts
    assert set(graph.roles("domain:stormboat")) == {"paper:2", "paper:3"}


def test_rejected_name_is_no_concept_and_gives_no_link(path: Path) -> None:
    graph = built(path, Decision("reject", name="method:calmboat"))
    assert "method:calmboat" not in graph.concepts
    assert graph.roles("method:calmboat") == {}
    assert set(graph.roles("method:stormboat")) == {"paper:2", "paper:3"}


def test_merged_names_are_one_concept_with_the_links_of_both(path: Path) -> None:
    graph = built(path, by_ada("merge", name="method:stormboat", into="method:calmboat"))
    assert "method:stormboat" not in graph.concepts
    assert graph.concepts["method:calmboat"].alt_labels == ("StormBoat",)
    assert graph.roles("method:calmboat") == {
        "paper:1": "proposes",
        "paper:2": "proposes",
        "paper:3": "uses",
    }
    changed = graph.links["paper:2", "method:calmboat"]
    assert changed.reasons == (NOTE,)
    assert [each.exact for each in changed.evidence] == ["StormBoat", "CalmBoat"]
    assert graph.links["paper:1", "method:calmboat"].reasons == ()


def test_name_that_is_a_label_of_a_concept_is_one_link_with_what_was_there(path: Path) -> None:
    graph = built(path, by_ada("label", name="method:stormboat", into="Raft"))
    assert "method:stormboat" not in graph.concepts
    assert graph.concepts["method:raft"].alt_labels == ("StormBoat",)
    assert graph.roles("method:raft") == {"paper:2": "proposes", "paper:3": "mentions"}
    own = graph.links["paper:2", "method:raft"]
    assert [each.exact for each in own.evidence] == ["StormBoat", "raft"]
    assert own.reasons == (NOTE, "label")
    # what the paper says by the label that the vocabulary has counts before a mention of the name
    assert [e.exact for e in graph.links["paper:3", "method:raft"].evidence] == [
        "raft",
        "StormBoat",
    ]


def test_label_of_an_accepted_name_goes_there_by_way_of_other_rows(path: Path) -> None:
    third = paper(4, "We introduce FogBoat.")
    said = (*SAID, (third, Reading(third.id, new_names=(new_name(third, "FogBoat"),))))
    graph = built(
        path,
        Decision("merge", name="method:fogboat", into="method:stormboat"),
        Decision("label", name="method:stormboat", into="domain:calmboat"),
        Decision("accept", name="method:calmboat", kind="domain"),
        said=said,
    )
    assert graph.outcomes == ["applied"] * 3
    assert graph.concepts["domain:calmboat"].alt_labels == ("FogBoat", "StormBoat")
    assert set(graph.roles("domain:calmboat")) == {"paper:1", "paper:2", "paper:3", "paper:4"}


def test_wrong_link_is_gone(path: Path) -> None:
    graph = built(
        path,
        Decision("wrong", paper="paper:3", concept="method:boat"),
        Decision("wrong", paper="paper:3", concept="StormBoat"),
    )
    assert graph.outcomes == ["applied", "applied"]
    assert {concept for paper, concept in graph.links if paper == "paper:3"} == {
        "method:raft",
        "method:calmboat",
    }


def test_link_has_the_role_that_a_person_gives_and_says_so(path: Path) -> None:
    graph = built(
        path,
        by_ada("role", paper="paper:3", concept="Boat", role="uses", detail="extends"),
    )
    assert graph.links["paper:3", "method:boat"] == Link(
        "paper:3",
        "method:boat",
        "uses",
        1.0,
        (evidence(USER, "boat"),),
        "extends",
        ("label", NOTE),
    )


def test_link_goes_to_another_concept_and_joins_the_one_that_is_there(path: Path) -> None:
    graph = built(
        path, by_ada("concept", paper="paper:3", concept="method:boat", into="method:raft")
    )
    assert ("paper:3", "method:boat") not in graph.links
    joined = graph.links["paper:3", "method:raft"]
    assert (joined.role, joined.confidence) == ("avoids", 1.0)
    assert [each.exact for each in joined.evidence] == ["boat", "raft"]
    assert joined.reasons == ("label", NOTE)


def test_missing_link_quotes_the_text_and_its_sentence(path: Path) -> None:
    row = {"paper": "paper:3", "concept": "domain:sea", "role": "addresses"}
    graph = built(path, by_ada("missing", quote="It is no boat", **row))
    added = graph.links["paper:3", "domain:sea"]
    (quoted,) = added.evidence
    sentence = USER.abstract[quoted.sentence_start : quoted.sentence_end]
    assert (added.role, added.confidence, added.reasons) == ("addresses", 1.0, (NOTE,))
    assert (quoted.exact, sentence) == ("It is no boat", "It is no boat.")


def test_missing_link_that_was_too_weak_keeps_its_evidence(path: Path) -> None:
    row = {"paper": "paper:1", "concept": "domain:sea", "role": "addresses"}
    graph = built(path, Decision("missing", quote="the sea. ", **row))
    assert graph.outcomes == ["neither title nor abstract of paper:1 says 'the sea. '"]
    graph = built(path, Decision("missing", quote="knows the sea", **row))
    strengthened = graph.links["paper:1", "domain:sea"]
    assert [each.exact for each in strengthened.evidence] == ["knows the sea", "sea"]
    assert (strengthened.role, strengthened.confidence) == ("addresses", 1.0)


def test_excluded_paper_stays_without_links_and_without_say(path: Path) -> None:
    graph = built(path, Decision("exclude", paper="Number 1", reason="no ships"))
    assert graph.exclusions == (("paper:1", "no ships"),)
    assert graph.papers == ["paper:2", "paper:3"]
    assert "method:calmboat" not in graph.concepts
    assert {paper for paper, _ in graph.links} == {"paper:2", "paper:3"}


EVERY = (
    Decision("accept", name="method:calmboat", broader="method:raft", label="Calm"),
    Decision("label", name="method:stormboat", into="method:raft"),
    Decision("merge", name="method:stormboat", into="method:calmboat"),
    Decision("reject", name="method:calmboat"),
    Decision("wrong", paper="paper:3", concept="method:boat"),
    Decision("role", paper="paper:3", concept="method:raft", role="uses"),
    Decision("concept", paper="paper:3", concept="method:boat", into="method:raft"),
    Decision("missing", paper="paper:3", concept="domain:sea", role="uses", quote="ship"),
    Decision("exclude", paper="paper:3", reason="no"),
)


@pytest.mark.parametrize("decision", EVERY, ids=lambda decision: decision.action)
def test_taking_a_decision_back_gives_what_was_there(path: Path, decision: Decision) -> None:
    before = built(path).content
    changed = built(path, decision)
    assert changed.outcomes == ["applied"]
    assert changed.content != before
    assert built(path, decision).content == changed.content
    after = built(path)
    assert after.content == before
    assert after.outcomes == []


def test_all_at_once_and_one_after_the_other_are_the_same(tmp_path: Path) -> None:
    chosen = [EVERY[0], *EVERY[1:2], *EVERY[4:8]]
    for number in range(len(chosen) + 1):
        step = built(tmp_path / "steps.db", *chosen[:number])
    assert step.content == built(tmp_path / "once.db", *chosen).content
    assert step.outcomes[:-2] == ["applied"] * 4


@pytest.mark.parametrize("seed", range(4))
def test_order_and_split_of_papers_do_not_matter(tmp_path: Path, seed: int) -> None:
    chosen = (*EVERY[:2], *EVERY[4:6], EVERY[7])
    shuffled = random.Random(seed).sample(SAID, len(SAID))
    built(tmp_path / "b.db", *chosen, said=shuffled[:1])
    whole = built(tmp_path / "a.db", *chosen)
    assert built(tmp_path / "b.db", *chosen, said=shuffled[1:]).content == whole.content


def test_paper_that_is_linked_again_forgets_what_was_set_aside(path: Path) -> None:
    built(path, Decision("wrong", paper="paper:3", concept="method:boat"))
    with open_writer(path) as writer:
        with writer.transaction() as connection:
            connection.execute("UPDATE paper SET linked_with = NULL WHERE id = 'paper:3'")
        link_by_hand(writer, [], VOCABULARY)  # this time it says nothing
        resolve(writer, "digest")
    assert {paper for paper, _ in Graph(path).links} == {"paper:1", "paper:2"}


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        (Decision("accept", name="method:gone"), "no new name has the id method:gone any longer"),
        (
            Decision("accept", name="method:raft"),
            "method:raft is in the vocabulary now; the row can go",
        ),
        (
            Decision("reject", name="Foggy"),
            "no new name, or more than one, is called 'Foggy'; give the id",
        ),
        (
            Decision("accept", name="method:calmboat", broader="method:gone"),
            "its parent 'method:gone' is no concept",
        ),
        (
            Decision("accept", name="method:calmboat", broader="domain:sea"),
            "its parent domain:sea is no method; name a parent of the same kind",
        ),
        (
            Decision("accept", name="method:calmboat", broader="method:stormboat"),
            "its parent method:stormboat is not accepted; accept that as well",
        ),
        (
            Decision("label", name="method:calmboat", into="method:gone"),
            "no concept or new name is called 'method:gone'",
        ),
        (
            Decision("merge", name="method:calmboat", into="CalmBoat"),
            "method:calmboat and method:calmboat are each said to be the other; remove one row",
        ),
        (
            Decision("wrong", paper="paper:9", concept="method:boat"),
            "no paper is called 'paper:9' any longer",
        ),
        (
            Decision("wrong", paper="paper:3", concept="method:gone"),
            "no concept is called 'method:gone' any longer",
        ),
        (
            Decision("role", paper="paper:3", concept="domain:sea", role="uses"),
            "paper:3 is not linked to domain:sea any longer",
        ),
        (
            Decision("concept", paper="paper:3", concept="method:raft", into="Raft"),
            "method:raft and Raft are one concept",
        ),
        (
            Decision("missing", paper="paper:3", concept="method:boat", role="uses", quote="No"),
            "neither title nor abstract of paper:3 says 'No'",
        ),
        (
            Decision("exclude", paper="paper:9", reason="no"),
            "no paper is called 'paper:9' any longer",
        ),
    ],
    ids=lambda value: f"{value.action}" if isinstance(value, Decision) else "",
)
def test_decision_that_no_longer_applies_says_why_and_changes_nothing(
    path: Path, decision: Decision, outcome: str
) -> None:
    before = built(path).content
    graph = built(path, decision)
    assert graph.outcomes == [outcome]
    assert graph.content == before


def test_last_row_about_a_name_or_paper_counts(path: Path) -> None:
    graph = built(
        path,
        Decision("reject", name="method:calmboat"),
        Decision("exclude", paper="paper:3", reason="first"),
        Decision("accept", name="CalmBoat"),
        Decision("exclude", paper="Number 3", reason="second"),
        Decision("wrong", paper="paper:3", concept="method:boat"),
    )
    assert graph.outcomes == [
        "overruled by a later row",
        "overruled by a later row",
        "applied",
        "applied",
        "paper:3 is excluded by another row",
    ]
    assert graph.concepts["method:calmboat"].status == "accepted"
    assert graph.exclusions == (("paper:3", "second"),)


def test_names_that_go_round_in_a_circle_stay_as_they_are(path: Path) -> None:
    before = built(path).content
    graph = built(
        path,
        Decision("merge", name="method:calmboat", into="method:stormboat"),
        Decision("merge", name="method:stormboat", into="method:calmboat"),
    )
    assert ["are each said to be the other" in outcome for outcome in graph.outcomes] == [True] * 2
    assert graph.content == before


def test_no_concept_lies_below_itself(path: Path) -> None:
    graph = built(
        path,
        Decision("accept", name="method:calmboat", broader="method:stormboat"),
        Decision("accept", name="method:stormboat", broader="method:calmboat"),
    )
    assert graph.outcomes == [
        "method:calmboat would lie below itself; name another parent",
        "method:stormboat would lie below itself; name another parent",
    ]


def test_merging_into_a_rejected_name_is_told(path: Path) -> None:
    graph = built(
        path,
        Decision("merge", name="method:calmboat", into="method:stormboat"),
        Decision("reject", name="method:stormboat"),
    )
    assert graph.outcomes == ["method:stormboat is rejected by another row", "applied"]
    assert "method:calmboat" in graph.concepts


def test_accepted_name_keeps_its_id_when_another_paper_introduces_the_word(path: Path) -> None:
    other = paper(4, "We introduce CalmBoat too.")
    said = (*SAID, (other, Reading(other.id, new_names=(new_name(other, "CalmBoat"),))))
    accept = Decision("accept", name="method:calmboat", paper="paper:1")
    graph = built(path, accept, said=said)
    assert graph.outcomes == ["applied"]
    assert graph.concepts["method:calmboat"].introduced_by == "paper:1"
    assert [id_ for id_ in graph.concepts if id_.startswith("method:calmboat-")] == [
        "method:calmboat-8158c2"
    ]
    without_paper = built(path, Decision("accept", name="method:calmboat"), said=said)
    assert without_paper.outcomes == ["no new name has the id method:calmboat any longer"]


def test_name_is_found_again_when_its_id_needs_a_suffix_no_longer(path: Path) -> None:
    other = paper(4, "We introduce CalmBoat too.")
    said = (*SAID, (other, Reading(other.id, new_names=(new_name(other, "CalmBoat"),))))
    rows = (
        Decision("accept", name="method:calmboat-22c0ee"),
        Decision("merge", name="method:stormboat", into="method:calmboat-22c0ee"),
    )
    graph = built(path, *rows, said=said)
    assert graph.outcomes == ["applied", "applied"]
    excluded = Decision("exclude", paper="paper:4", reason="no")
    alone = built(path, *rows, excluded)
    assert alone.outcomes == ["applied"] * 3
    assert alone.concepts["method:calmboat-22c0ee"].alt_labels == ("StormBoat",)
    # of the other meaning nothing is left, and what is left is not taken for it
    gone = built(path, Decision("reject", name="method:calmboat-8158c2"), excluded)
    assert gone.outcomes[0] == "no new name has the id method:calmboat-8158c2 any longer"


def test_name_that_most_papers_write_and_class_otherwise_now_keeps_the_id_decided(
    path: Path,
) -> None:
    more = []
    for number in (4, 5):
        each = paper(number, "People study CalmBoats.")
        name = new_name(each, "CalmBoats", introduced=False, kind="benchmark")
        more.append((each, Reading(each.id, new_names=(name,))))
    undecided = built(path, said=(*SAID, *more))
    assert "benchmark:calmboats" in undecided.concepts
    graph = built(path, Decision("accept", name="method:calmboat"))
    assert graph.outcomes == ["applied"]
    assert graph.concepts["method:calmboat"].kind == "method"
    assert "benchmark:calmboats" not in graph.concepts


def test_paper_that_became_part_of_another_is_still_decided_on(path: Path) -> None:
    copy = Paper(
        "doi:10.1/calm", CALM.title, CALM.abstract + " More.", identifiers=(("doi", "10.1/calm"),)
    )
    with open_writer(path) as writer:
        writer.add_papers([CALM])
        writer.add_papers([copy])
        resolve(writer, "digest", [Decision("exclude", paper="doi:10.1/calm", reason="no")])
    assert Graph(path).exclusions == (("paper:1", "no"),)


_NAMES = st.sampled_from(["method:calmboat", "StormBoat", "FogBoat", "method:gone"])
_KNOWN = st.sampled_from(["method:raft", "Boat", "domain:sea", "method:calmboat", "StormBoat"])
_PAPERS = st.sampled_from(["paper:1", "Number 2", "paper:3", "paper:9"])
_ROLES = st.sampled_from(["uses", "avoids"])
_ANY = st.lists(
    st.one_of(
        st.builds(Decision, st.just("accept"), name=_NAMES, broader=_KNOWN | st.just("")),
        st.builds(Decision, st.sampled_from(["label", "merge"]), name=_NAMES, into=_KNOWN),
        st.builds(Decision, st.just("reject"), name=_NAMES),
        st.builds(Decision, st.just("wrong"), paper=_PAPERS, concept=_KNOWN),
        st.builds(Decision, st.just("role"), paper=_PAPERS, concept=_KNOWN, role=_ROLES),
        st.builds(Decision, st.just("concept"), paper=_PAPERS, concept=_KNOWN, into=_KNOWN),
        st.builds(
            Decision,
            st.just("missing"),
            paper=_PAPERS,
            concept=_KNOWN,
            role=_ROLES,
            quote=st.sampled_from(["CalmBoat", "Number", "It"]),
        ),
        st.builds(Decision, st.just("exclude"), paper=_PAPERS, reason=st.just("no")),
    ),
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(before=_ANY, now=_ANY)
def test_graph_depends_on_the_decisions_of_now_alone(
    tmp_path_factory: pytest.TempPathFactory, before: list[Decision], now: list[Decision]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    built(folder / "a.db", *before)
    after, fresh = built(folder / "a.db", *now), built(folder / "b.db", *now)
    assert (after.content, after.outcomes) == (fresh.content, fresh.outcomes)
    again = built(folder / "a.db")
    assert again.content == built(folder / "b.db").content
    assert not again.outcomes
    assert all(after.outcomes)


def test_decided_label_goes_when_the_vocabulary_changes_and_comes_again(path: Path) -> None:
    label = Decision("label", name="method:stormboat", into="method:raft")
    built(path, label)
    changed = (BOAT, Concept("method:raft", "method", "Raft", ("float",)), SEA)
    graph = built(path, label, vocabulary=changed)
    assert graph.concepts["method:raft"].alt_labels == ("float", "StormBoat")
    assert built(path, vocabulary=changed).concepts["method:raft"].alt_labels == ("float",)


def test_text_of_any_kind_is_kept_as_it_is(path: Path) -> None:
    strange = "=1+1 '\"; DROP TABLE link; -- 船 \U0001f6a2"
    decision = Decision("role", paper="paper:3", concept="Boat", role="uses", reason=strange)
    graph = built(path, decision)
    assert graph.links["paper:3", "method:boat"].reasons[-1] == f"decided by a person: {strange}"
