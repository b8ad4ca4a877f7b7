import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

import pytest

from kg.evaluate.blindspots import Blindspots, blindspots
from kg.evaluate.noun_phrases import frequent_phrases, phrases
from kg.model import Concept
from kg.ontology import Ontology
from kg.pipeline import build_graph
from kg.store import open_store

See = Callable[..., Blindspots]


@pytest.fixture
def see(tmp_path: Path, small_scheme: dict[str, Concept]) -> Iterator[See]:
    """Builds a graph file of abstracts, and finds what it does not see."""

    def found(*abstracts: str, limit: int = 10) -> Blindspots:
        papers = tmp_path / "papers.jsonl"
        records = [
            {"id": f"p{n}", "title": f"Boat {n}", "abstract": abstract}
            for n, abstract in enumerate(abstracts)
        ]
        papers.write_text("".join(json.dumps(record) + "\n" for record in records))
        ontology = Ontology(MappingProxyType(small_scheme), "d1")
        build_graph([papers], tmp_path / "g.db", ontology)
        with open_store(tmp_path / "g.db") as store:
            return blindspots(store, limit=limit)

    return found


def test_papers_without_a_link_are_counted_and_named(see: See) -> None:
    found = see("We use PPO.", "Nothing here.", "")
    assert (found.papers, found.unlinked) == (3, 2)
    assert [(p.title, p.has_abstract) for p in found.unlinked_papers] == [
        ("Boat 2", False),
        ("Boat 1", True),
    ]
    assert found.flags == {"no_abstract": 1}
    assert len(see("Nothing.", "Nothing more.", limit=1).unlinked_papers) == 1


def test_paper_out_of_scope_is_no_blind_spot(see: See, tmp_path: Path) -> None:
    decided = "action,paper,reason\nexclude,p1,no\nexclude,p2,no\n"
    (tmp_path / "decisions.csv").write_text(decided)
    found = see("We use PPO.", "A tidal stream. XqNet is old.", "A tidal stream. XqNet is old.")
    assert (found.papers, found.unlinked, found.phrases, found.names) == (1, 0, (), ())


def test_flags_and_labels_are_of_papers_in_scope(see: See, tmp_path: Path) -> None:
    abstracts = "We use PPO.", "The MAP is wet.", ""
    found = see(*abstracts)
    assert (found.flags, len(found.labels)) == ({"no_abstract": 1}, 1)
    decided = "action,paper,reason\nexclude,p1,no\nexclude,p2,no\n"
    (tmp_path / "decisions.csv").write_text(decided)
    found = see(*abstracts)
    assert (found.flags, found.labels) == ({}, ())


def test_phrases_of_many_papers_come_with_a_sentence(see: See) -> None:
    found = see(
        "Rowers love it. We study tidal streams with PPO.",
        "A tidal stream is strong.",
        "Oar blades bend.",
    )
    first = found.phrases[0]
    assert (first.text, first.papers) == ("tidal stream", 2)
    assert first.sentence in ("We study tidal streams with PPO.", "A tidal stream is strong.")


def test_what_is_linked_is_no_phrase(see: See) -> None:
    found = see("Offline reinforcement learning helps.", "We use offline reinforcement learning.")
    assert found.phrases == ()


def test_names_that_mean_nothing_known_are_ranked_by_papers(see: See) -> None:
    found = see("It is like WaveQ9 of old.", "As WaveQ9 and TideX2 do.", "WaveQ9, WaveQ9.")
    assert [(name.text, name.papers) for name in found.names] == [("WaveQ9", 3), ("TideX2", 1)]
    assert "WaveQ9" in found.names[0].sentence


def test_labels_that_count_for_nothing_are_compared_with_those_that_do(see: See) -> None:
    found = see(
        "We draw a MAP of the sea.",
        "The MAP is wet.",
        "We use MAP estimation. MAP is good.",
        "We use a marine agent pool (MAP). MAP swims.",
    )
    (label,) = found.labels
    assert (label.text, label.ambiguous, label.otherwise, label.accepted, label.concepts) == (
        *("MAP", 2, 1, 1, ("MAP Estimation",)),
    )


def test_concepts_without_a_paper_are_counted_by_kind(see: See) -> None:
    found = see("We use PPO on D4RL.")
    assert found.concepts == {"method": 8, "setting": 3, "domain": 2, "benchmark": 2}
    unseen = {concept.id for concept in found.unseen}
    assert "benchmark:mujoco" in unseen
    assert unseen.isdisjoint({"method:ppo", "benchmark:d4rl"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A tidal stream flows", ["tidal stream", "stream flow", "tidal stream flow"]),
        ("the tidal stream", ["tidal stream"]),
        ("deep tidal stream", ["tidal stream"]),
        ("novel tidal stream framework", ["tidal stream"]),
        ("tidal, stream", []),
        ("a tidal stream and a coast line", ["tidal stream", "coast line"]),
        ("oars bend slowly", ["oar bend"]),
        ("sails are very tidal", []),
        ("the river was muddied", []),
    ],
)
def test_a_phrase_is_words_of_content_before_a_noun(text: str, found: list[str]) -> None:
    assert sorted(folded for folded, _ in phrases(text, [])) == sorted(found)


def test_covered_stretches_end_a_run() -> None:
    assert list(phrases("strong tidal stream models", [(7, 12)])) == []


def test_a_part_gives_way_to_the_phrase_that_it_is_of() -> None:
    text = ("tidal stream meters", [])
    papers = [(f"p{n}", [text]) for n in range(3)] + [("p9", [("stream meters", [])])]
    (phrase,) = frequent_phrases(papers, limit=5)
    assert (phrase.shown, phrase.papers, phrase.paper) == ("tidal stream meters", 3, "p0")


def test_a_phrase_counts_once_a_paper_whatever_its_form() -> None:
    papers = [
        ("p2", [("Tidal Streams. A tidal stream.", [])]),
        ("p1", [("tidal-stream. Tidal streams", [])]),
    ]
    (phrase,) = frequent_phrases(papers, limit=5)
    assert (phrase.shown, phrase.papers, phrase.paper) == ("Tidal streams", 2, "p1")
