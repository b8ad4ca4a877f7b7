from pathlib import Path

import pytest

from kg.evaluate.explain import Look, looks
from kg.evaluate.telling import told
from kg.extract.gazetteer import is_whole
from kg.model import Paper
from kg.ontology import Lexicon, load_ontology
from kg.pipeline import build_graph
from kg.store import open_store


def read(lexicon: Lexicon, abstract: str, title: str = "On boats") -> tuple[Look, ...]:
    return looks(Paper("paper:1", title, abstract), lexicon)


@pytest.mark.parametrize(
    ("abstract", "exact", "why", "by"),
    [
        ("We draw a MAP of the sea.", "MAP", "ambiguous", ""),
        ("We use a mean of errors (MoE).", "MoE", "defined otherwise", "mean of errors"),
        ("We train with offline RL here.", "RL", "overlapped", "offline RL"),
        ("We propose PPO-Sail.", "PPO", "claimed", "PPO-Sail"),
        ("A self-reinforcement learning boat.", "reinforcement learning", "hyphenated",
         "self-reinforcement learning"),
        ("The adam of all boats.", "adam", "capitals", ""),
    ],
)  # fmt: skip
def test_what_was_rejected_has_its_reason(
    lexicon: Lexicon, abstract: str, exact: str, why: str, by: str
) -> None:
    (look,) = [e for e in read(lexicon, abstract) if e.exact == exact and e.outcome == "rejected"]
    assert (look.why, look.by) == (why, by)
    assert abstract[look.start : look.end] == exact


@pytest.mark.parametrize(
    ("abstract", "exact", "why", "concept"),
    [
        ("We use PPO.", "PPO", "label", "method:ppo"),
        ("We use MAP estimation. MAP is old.", "MAP", "supported", "method:map-estimation"),
        ("We use the MAP method.", "MAP", "headed", "method:map-estimation"),
        ("We use behavior cloning (BC).", "BC", "defined", "method:behavior-cloning"),
    ],
)
def test_what_was_linked_has_its_reason(
    lexicon: Lexicon, abstract: str, exact: str, why: str, concept: str
) -> None:
    found = [each for each in read(lexicon, abstract) if each.exact == exact]
    (look,) = [each for each in found if each.outcome == "linked"]
    assert (look.outcome, look.why, look.concept) == ("linked", why, concept)
    assert (look.role, look.rule) == ("uses", "headed" if why == "headed" else "gazetteer")


def test_a_new_name_and_an_unknown_one_are_told(lexicon: Lexicon) -> None:
    found = read(lexicon, "We propose OarNet. It is like WaveQ9 of old.")
    assert [(each.exact, each.outcome, each.why) for each in found] == [
        ("OarNet", "named", "introduced"),
        ("WaveQ9", "unknown", "no label"),
    ]


def test_looks_come_in_the_order_of_the_text(lexicon: Lexicon, paper: Paper) -> None:
    found = looks(paper, lexicon)
    places = [(each.field == "abstract", each.start) for each in found]
    assert places == sorted(places)
    assert {each.field for each in found} == {"title", "abstract"}


def test_every_stretch_with_the_letters_of_a_label_is_told_once(lexicon: Lexicon) -> None:
    text = "PPO, PPO-based RL, non-PPO, ppo, MoEs, moe; offline RL. We propose RL-PPO (RLP)."
    found = read(lexicon, text)
    places = [each.place for each in found]
    assert len(places) == len(set(places))
    for each in found:
        if each.why == "capitals":
            assert not lexicon.entries(each.exact)
            assert is_whole(text, each.start, each.end)


def label_of(id_: str) -> str:
    return {"method:ppo": "PPO", "method:map-estimation": "MAP Estimation"}.get(id_, id_)


@pytest.mark.parametrize(
    ("abstract", "exact", "sentence"),
    [
        (
            "We train with PPO.",
            "PPO",
            "“PPO” in the abstract is the label “PPO” of PPO; the words “train with” say that the "
            "paper uses (trains with) it.",
        ),
        (
            "We draw a MAP of the sea.",
            "MAP",
            "“MAP” in the abstract may mean “MAP Estimation”, but the label is ambiguous, and "
            "neither that concept nor a relative of it is named in the paper without doubt.",
        ),
        (
            "We propose OarNet.",
            "OarNet",
            "“OarNet” in the abstract is a name that the paper introduces; what a paper "
            "introduces it proposes.",
        ),
    ],
)
def test_a_look_can_be_read_aloud(
    lexicon: Lexicon, abstract: str, exact: str, sentence: str
) -> None:
    (look,) = [each for each in read(lexicon, abstract) if each.exact == exact]
    assert told(look, label_of) == sentence


@pytest.mark.slow
def test_what_is_read_again_is_what_is_stored(tmp_path: Path) -> None:
    corpus = Path(__file__).parents[2] / "examples" / "landmark-papers.jsonl"
    if not corpus.exists():
        pytest.skip("the example corpus is not beside the tests")
    ontology = load_ontology()
    build_graph([corpus], tmp_path / "g.db", ontology)
    lexicon = Lexicon.of(ontology)
    checked = 0
    with open_store(tmp_path / "g.db") as store:
        for paper in store.papers():
            found = looks(paper, lexicon)
            meant = {each.place for each in found if each.outcome in ("linked", "named")}
            stored = set()
            for link in store.links(paper=paper.id, min_confidence=0.0):
                places = {(e.field, e.start, e.end) for e in link.evidence}
                stored |= places
                here = [each for each in found if each.place in places]
                assert link.role in {each.role for each in here}, (paper.id, link.concept)
                checked += 1
            assert meant <= stored
            assert stored <= {each.place for each in found}
    assert checked > 100
