import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.evaluate.diff import Diff, diff
from kg.evaluate.differences.answers import diff_answers
from kg.evaluate.differences.concepts import ConceptChange
from kg.evaluate.differences.papers import PaperChange, PaperNote
from kg.evaluate.differences.topics import TopicChange, TopicChanges, _partners
from kg.model import Concept
from kg.ontology import Ontology
from kg.pipeline import build_graph
from kg.rdf.options import ExportOptions
from kg.rdf.write.export import FORMATS
from kg.rdf.write.patch import write_patch
from kg.store import open_store, open_writer
from kg.survey.document import Paragraph, find_all
from kg.survey.parts.differences import diff_section
from kg.survey.plain import plain_line
from tests.evaluate.landscapes import CONCEPTS, write

PAPERS = 30

#: The papers that say something else in the second build.
CHANGED = (1, 4, 7, 10, 13, 16, 19, 22, 25, 28)

NAMES = ("GRPO", "a mixture of experts", "behavior cloning", "the reward model", "PPO", "Adam")


def write_listing(path: Path, changed: tuple[int, ...]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for n in range(PAPERS):
            role = "is compared with" if n in changed else "is trained with"
            record = {
                "id": f"p{n}",
                "title": f"Steering ship number {n}",
                "abstract": f"Our boat {role} {NAMES[n % 6]}. It sails with \u2028 care \\ “{n}”.",
                "authors": [f"Ada{n} Moor"],
                "published": f"20{10 + n % 15}",
            }
            file.write(json.dumps(record) + "\n")
    return path


@pytest.fixture(scope="module")
def builds(
    tmp_path_factory: pytest.TempPathFactory, small_scheme: dict[str, Concept]
) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("diff")
    ontology = Ontology(small_scheme, "small")
    for name, changed in (("old", ()), ("new", CHANGED)):
        listing = write_listing(folder / f"{name}.jsonl", changed)
        build_graph([listing], folder / f"{name}.db", ontology)
    return folder / "old.db", folder / "new.db"


def compared(old: Path, new: Path) -> Diff:
    with open_store(old) as before, open_store(new) as after:
        return diff(before, after)


def test_ten_changed_papers_are_listed_exactly(builds: tuple[Path, Path]) -> None:
    found = compared(*builds)
    with open_store(builds[1]) as store:
        number_of = {paper.id: paper.identifier("input") for paper in store.papers()}
    assert {number_of[each.paper] for each in found.papers.changed} == {f"p{n}" for n in CHANGED}
    assert len(found.papers.changed) == 10
    assert {each.fields for each in found.papers.changed} == {("abstract",)}
    assert found.papers.added == found.papers.removed == found.papers.moved == ()
    assert found.papers.same == 20
    assert {each.paper for each in found.links} == {each.paper for each in found.papers.changed}
    assert {(link.old.role, link.new.role) for link in found.links if link.old and link.new} == {
        ("uses", "compares_with")
    }
    assert [cause.what for cause in found.causes] == ["papers"]
    assert found.unexplained_links() == ()


def test_a_build_beside_itself_has_no_difference(builds: tuple[Path, Path]) -> None:
    found = compared(builds[0], builds[0])
    assert found.is_empty
    assert found.causes == ()


def triples(path: Path, options: ExportOptions) -> list[str]:
    with open_store(path) as store:
        return "".join(FORMATS["ntriples"](store, options)).split("\n")[:-1]


def patched(lines: list[str], patch: str) -> list[str]:
    """Apply a patch as its format says, every line of which must do something."""
    found = set(lines)
    head, begin, *rows, end = patch.split("\n")[:-1]
    assert head.startswith("H id <urn:uuid:")
    assert (begin, end) == ("TX .", "TC .")
    for row in rows:
        action, line = row[:2], row[2:]
        if action == "D ":
            found.remove(line)
        else:
            assert action == "A "
            assert line not in found
            found.add(line)
    return sorted(found)


def test_a_patch_makes_the_new_export_of_the_old_one(builds: tuple[Path, Path]) -> None:
    for options in (ExportOptions(), ExportOptions(base="https://example.org/g/")):
        with open_store(builds[0]) as old, open_store(builds[1]) as new:
            patch = "".join(write_patch(old, new, options))
            again = "".join(write_patch(old, new, options))
        assert patch == again
        assert patched(triples(builds[0], options), patch) == triples(builds[1], options)


def test_a_patch_between_equal_files_changes_nothing(builds: tuple[Path, Path]) -> None:
    with open_store(builds[0]) as old, open_store(builds[0]) as new:
        head, *rest = "".join(write_patch(old, new, ExportOptions())).splitlines()
    assert head.startswith("H id <urn:uuid:")
    assert rest == ["TX .", "TC ."]


def test_answers_that_changed_are_told_row_by_row(builds: tuple[Path, Path]) -> None:
    with open_store(builds[0]) as old, open_store(builds[1]) as new:
        found = {each.query: each for each in diff_answers(old, new, min_confidence=0.5)}
        assert diff_answers(old, old, min_confidence=0.5) == ()
    before, after = found["most-compared"].removed, found["most-compared"].added
    assert before == ()
    assert sum(int(row[-1]) for row in after) == 10
    methods = found["top-methods"]
    assert methods.columns == ("method", "label", "papers", "proposed")
    assert (methods.added, methods.changed) == ((), ())
    # GRPO and its like stay; the methods of all ten changed papers are used no longer
    assert {row[2:] for row in methods.removed} == {("5", "0")}
    assert len(methods.removed) == 2


def one(tmp_path: Path, name: str, told: Mapping[int, Mapping[str, str]], **more: object) -> Path:
    return write(tmp_path / f"{name}.db", told, **more)


def test_papers_that_come_and_go_are_told_with_their_links(tmp_path: Path) -> None:
    old = one(tmp_path, "old", {1: {"PPO": "uses"}, 2: {"Adam": "uses"}})
    new = one(tmp_path, "new", {2: {"Adam": "uses"}, 3: {"PPO": "proposes", "Games": "addresses"}})
    found = compared(old, new)
    assert found.papers.added == (PaperNote("arxiv:2501.00003", "Paper 3", ""),)
    assert found.papers.removed == (PaperNote("arxiv:2501.00001", "Paper 1", ""),)
    assert [(each.paper[-1], each.concept, each.what) for each in found.links] == [
        ("1", "method:ppo", ("removed",)),
        ("3", "domain:games", ("added",)),
        ("3", "method:ppo", ("added",)),
    ]
    assert list(found.links_of(is_known=True)) == []


def test_a_paper_put_out_of_scope_is_removed_and_the_reason_is_given(tmp_path: Path) -> None:
    old = one(tmp_path, "old", {1: {"PPO": "uses"}, 2: {"Adam": "uses"}})
    new = one(tmp_path, "new", {1: {"PPO": "uses"}, 2: {"Adam": "uses"}})
    with open_writer(new) as writer, writer.transaction() as connection:
        connection.execute("INSERT INTO excluded VALUES (2, 'a poster')")
    found = compared(old, new)
    assert found.papers.removed == (
        PaperNote("arxiv:2501.00002", "Paper 2", "out of scope: a poster"),
    )


def test_a_paper_under_another_id_is_the_same_paper(tmp_path: Path) -> None:
    old = one(tmp_path, "old", {1: {"PPO": "uses"}})
    new = one(tmp_path, "new", {1: {"PPO": "proposes"}})
    with open_writer(new) as writer, writer.transaction() as connection:
        connection.execute("UPDATE paper SET id = 'doi:10.1/x'")
    found = compared(old, new)
    assert found.papers.added == found.papers.removed == ()
    assert found.papers.moved == (PaperChange("doi:10.1/x", "Paper 1", (), "arxiv:2501.00001"),)
    assert [(each.paper, each.what) for each in found.links] == [("doi:10.1/x", ("role",))]


def test_a_link_below_the_least_confidence_is_none(tmp_path: Path) -> None:
    old = one(tmp_path, "old", {1: {"PPO": "uses"}})
    new = one(tmp_path, "new", {1: {"PPO": "uses"}})
    with open_writer(new) as writer, writer.transaction() as connection:
        connection.execute("UPDATE link SET confidence = 0.4, detail = 'extends'")
    assert [each.what for each in compared(old, new).links] == [("removed",)]
    with open_store(old) as before, open_store(new) as after:
        found = diff(before, after, min_confidence=0.0)
    assert [each.what for each in found.links] == [("detail", "confidence")]


def test_concepts_that_are_new_gone_renamed_or_called_otherwise(tmp_path: Path) -> None:
    kept = [each for each in CONCEPTS if each.id not in ("method:adam", "method:grpo")]
    later = [
        *(each for each in kept if each.id != "setting:offline"),
        Concept("setting:offline", "setting", "Batch RL", ("Offline RL",)),
        Concept("method:grpo-2", "method", "GRPO", broader=("method:pg",)),
        Concept("method:sac", "method", "SAC"),
    ]
    old = one(tmp_path, "old", {1: {"GRPO": "uses"}})
    new = one(tmp_path, "new", {1: {"GRPO": "uses"}}, concepts=later)
    found = compared(old, new)
    assert found.concepts.changes == (
        ConceptChange("gone", "method:adam", "Adam", "curated"),
        ConceptChange("renamed", "method:grpo-2", "GRPO", "curated", old="method:grpo"),
        ConceptChange("new", "method:sac", "SAC", "curated"),
        ConceptChange(
            "changed",
            "setting:offline",
            "Batch RL",
            "curated",
            ("label", "other labels"),
            old_label="Offline RL",
        ),
    )
    assert found.links == ()  # the same link, under the new id


def test_topics_are_matched_by_the_papers_that_both_have() -> None:
    # of old topic 0, two papers stay together and one goes to what was topic 1; 2 is torn apart
    old = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 2, "g": 2, "h": 2, "i": 2}
    new = {"a": 5, "b": 5, "c": 6, "d": 6, "e": 6, "f": 7, "g": 8, "h": 9, "i": 10, "z": 5}
    assert _partners(old, new) == [(0, 5, 0.6667), (1, 6, 0.6667)]


def test_topics_that_are_born_dissolve_or_stay_are_told_apart() -> None:
    changes = TopicChanges(
        (
            TopicChange(0, "A", "A2", 3, 4, 0.7),
            TopicChange(0, "B", "", 2, 0, 0.0),
            TopicChange(1, "", "C", 0, 2, 0.0),
        ),
        (),
    )
    assert [topic.old for topic in changes.of(0, "stay")] == ["A"]
    assert [topic.old for topic in changes.of(0, "dissolved")] == ["B"]
    assert [topic.new for topic in changes.of(1, "born")] == ["C"]


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        (1, ["1 paper was added:", "1 link came or went with its paper."]),
        (2, ["2 papers were added:", "2 links came or went with their papers."]),
        (3, ["3 papers were added, of which 2 are named:"]),
    ],
)
def test_the_report_says_one_or_several_and_where_it_is_cut(
    tmp_path: Path, papers: int, told: list[str]
) -> None:
    old = one(tmp_path, "old", {9: {}})
    new = one(tmp_path, "new", {9: {}} | {n: {"PPO": "uses"} for n in range(papers)})
    with open_store(old) as before, open_store(new) as after:
        section = diff_section(before, after, diff(before, after), most=2)
    said = [plain_line(block.text) for block in find_all(Paragraph, section)]
    assert set(told) <= set(said)
