import math
import sqlite3
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.evaluate.compare import compare
from kg.evaluate.comparison import Comparison, Difference
from kg.evaluate.same_concepts import same_concepts
from kg.graph.corpus import load_corpus
from kg.model import Concept
from kg.store import open_store
from kg.survey.document import Number, find_all
from kg.survey.parts.changes import comparison_section
from kg.survey.parts.difference_words import read_unlike
from tests.evaluate.landscapes import CONCEPTS, write

#: Six papers use GRPO, and one PPO; on the other side one uses GRPO and six PPO.
LEFT = {n: {"GRPO": "uses"} for n in range(6)} | {6: {"PPO": "uses", "Adam": "avoids"}}
RIGHT = {10 + n: {"PPO": "uses"} for n in range(6)} | {16: {"GRPO": "uses", "D4RL": "evaluates_on"}}


def compared(left: Path, right: Path) -> Comparison:
    with open_store(left) as ours, open_store(right) as theirs:
        return compare(load_corpus(ours), load_corpus(theirs))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("compare")
    return write(folder / "ours.db", LEFT), write(folder / "theirs.db", RIGHT)


@pytest.fixture(scope="module")
def found(files: tuple[Path, Path]) -> Comparison:
    return compared(*files)


def of(found: Comparison, concept: str) -> Difference:
    return next(each for each in found.differences if each.concept == concept)


def test_papers_of_both_sides_are_counted_rolled_up_and_what_is_avoided_is_not(
    found: Comparison,
) -> None:
    counted = {each.concept: (each.left, each.right) for each in found.differences}
    assert counted == {
        "benchmark:d4rl": (0, 1),
        "method:grpo": (6, 1),
        "method:pg": (7, 7),
        "method:ppo": (1, 6),
    }
    assert (found.left.papers, found.left.linked, found.both) == (7, 7, 0)


def test_the_test_is_fishers_and_the_odds_are_of_counts_and_a_half(found: Comparison) -> None:
    grpo = of(found, "method:grpo")
    # of all ways to choose which 7 of the 14 papers are about GRPO: those with 6 or 7 on the left
    ways = [sum(each < 7 for each in chosen) for chosen in combinations(range(14), 7)]
    tail = sum(on_left >= 6 for on_left in ways) / len(ways)
    assert grpo.probability == pytest.approx(2 * tail)
    assert grpo.odds.value == pytest.approx(math.log(6.5 * 6.5 / (1.5 * 1.5)))
    assert grpo.times.value == pytest.approx(6.5 * 6.5 / (1.5 * 1.5))
    assert of(found, "method:ppo").times.value == pytest.approx(grpo.times.value)


def test_what_could_never_differ_is_not_tested(found: Comparison) -> None:
    assert found.tested == 2
    assert of(found, "benchmark:d4rl").rate is None  # one paper, on either side, is nothing
    assert of(found, "method:pg").rate is None  # all papers are about it


def test_each_side_has_its_surely_more_common_concepts(found: Comparison) -> None:
    assert [each.concept for each in found.believed(more_on="left")] == ["method:grpo"]
    assert [each.concept for each in found.believed(more_on="right")] == ["method:ppo"]
    assert [each.concept for each in found.only(on="right")] == ["benchmark:d4rl"]
    assert [each.concept for each in found.shared()] == ["method:pg", "method:grpo", "method:ppo"]


def test_overlap_is_the_sum_of_the_smaller_shares(found: Comparison) -> None:
    # left: GRPO 6/7, PPO 1/7; right: PPO 6/8, GRPO 1/8, D4RL 1/8
    assert found.likeness[0].kind == ""
    assert found.likeness[0].overlap == round(1 / 8 + 1 / 7, 4)
    assert found.likeness[0].expected > 0.6
    assert [each.kind for each in found.likeness] == ["", "method"]


def test_a_landscape_beside_itself_differs_in_nothing(files: tuple[Path, Path]) -> None:
    found = compared(files[0], files[0])
    assert found.both == 7
    assert not [each for each in found.differences if each.is_believed]
    assert found.likeness[0].overlap == 1.0


def test_a_wider_concept_with_the_same_papers_only_echoes(tmp_path: Path) -> None:
    left = write(tmp_path / "a.db", {n: {"GRPO": "uses"} for n in range(6)})
    right = write(tmp_path / "b.db", {n: {"Adam": "uses"} for n in range(10, 16)})
    found = compared(left, right)
    assert of(found, "method:pg").is_echo
    assert [each.concept for each in found.believed(more_on="left")] == ["method:grpo"]


def test_a_landscape_without_links_cannot_be_compared(
    tmp_path: Path, files: tuple[Path, Path]
) -> None:
    empty = write(tmp_path / "empty.db", {1: {}})
    with pytest.raises(GraphError, match="the second landscape has no link to compare"):
        compared(files[0], empty)


def test_concepts_are_the_same_by_label_or_by_what_replaced_them() -> None:
    ours = {
        "method:walker": Concept("method:walker", "method", "Walker", status="discovered"),
        "method:old": Concept("method:old", "method", "Old"),
        "method:two": Concept("method:two", "method", "Two"),
    }
    theirs = {
        "method:walker-ab12cd": Concept("method:walker-ab12cd", "method", "Walker"),
        "method:old": Concept("method:old", "method", "Old", mappings=(("isReplacedBy", "m:new"),)),
        "method:two-1": Concept("method:two-1", "method", "Two"),
        "method:two-2": Concept("method:two-2", "method", "Two"),  # which one, nobody knows
    }
    assert same_concepts(ours, theirs) == {
        "method:walker": "method:walker-ab12cd",
        "method:old": "m:new",
    }


def test_the_section_tells_each_number_with_its_source(
    files: tuple[Path, Path], found: Comparison
) -> None:
    with open_store(files[0]) as store, open_store(files[1]) as other:
        section = comparison_section(store, load_corpus(store), found, other)
    assert [part.title for part in section.parts] == ["More common here", "More common in theirs"]
    numbers = {number.path: number for number in find_all(Number, section)}
    assert numbers["method:grpo.left"].text == "6"
    assert numbers["method:grpo.right_share"].text == "14%"
    assert numbers["left.papers"].source.command == "kg compare landscape.db theirs.db"


def test_files_that_were_read_otherwise_are_told_apart(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    other = write(tmp_path / "other.db", RIGHT)
    plain = sqlite3.connect(other)
    plain.execute("UPDATE build SET ontology_hash = 'x', extractor_hash = 'y'")
    plain.commit()
    plain.close()
    with open_store(files[0]) as ours, open_store(files[1]) as same, open_store(other) as unlike:
        assert read_unlike(ours, same) == ""
        assert read_unlike(ours, unlike).startswith(
            "The two were read with another vocabulary and another program, which alone makes"
        )


def test_a_concept_that_one_vocabulary_lacks_is_marked_and_a_new_name_is_not(
    tmp_path: Path,
) -> None:
    fewer = [each for each in CONCEPTS if each.id not in ("method:grpo", "method:adam")]
    more = [
        replace(each, status="discovered") if each.id == "method:adam" else each
        for each in CONCEPTS
    ]
    left = write(tmp_path / "a.db", {1: {"GRPO": "uses", "Adam": "uses"}}, concepts=more)
    right = write(tmp_path / "b.db", {2: {"PPO": "uses"}}, concepts=fewer)
    found = compared(left, right)
    assert of(found, "method:grpo").only_known == "left"
    assert of(found, "method:adam").only_known == of(found, "method:ppo").only_known == ""
