import json
from pathlib import Path

import pytest

from kg.store import open_writer
from tests.cli.conftest import Kg, own


@pytest.fixture
def explain(kg: Kg, graph: Path, home: Path) -> Kg:
    """Explains with the vocabulary that built the file."""
    return lambda *arguments: kg("explain", graph, *arguments, *own(home))


def test_links_are_told_with_rule_and_words(explain: Kg) -> None:
    ran = explain("p1")
    assert (ran.exit_code, ran.stderr) == (0, "")
    text = " ".join(ran.stdout.split())
    assert "The paper proposes OarNet, confidence 0." in text
    assert "“OarNet” in the title is a name that the paper introduces" in text
    assert "“PPO” in the abstract is the label “PPO” of Proximal Policy Optimization;" in text
    assert "The vocabulary is not" not in text


def test_one_concept_is_told_alone(explain: Kg) -> None:
    facts = json.loads(explain("p2", "policy gradients", "--json").stdout)
    assert (facts["paper"][:6], facts["concept"]) == ("paper:", "method:policy-gradient")
    (link,) = facts["links"]
    assert (link["role"], link["told"]) == (
        "avoids",
        f"The paper avoids Policy Gradient, confidence {link['confidence']:.2f}: once in the text.",
    )
    (mention,) = link["mentions"]
    assert (mention["exact"], mention["cue"], mention["why"]) == (
        *("policy gradients", "without", "label"),
    )


def test_a_concept_that_is_not_named_is_told_with_its_labels(explain: Kg) -> None:
    text = " ".join(explain("p2", "PPO").stdout.split())
    assert (
        "No label of Proximal Policy Optimization stands in title or abstract; its labels are "
        "“Proximal Policy Optimization”, “PPO”. It is linked to Policy Gradient, which is broader."
    ) in text


def test_a_name_that_another_paper_introduces_is_explained(explain: Kg) -> None:
    (link,) = json.loads(explain("p2", "OarNet", "--json").stdout)["links"]
    assert (link["concept"], link["role"]) == ("method:oarnet", "compares_with")
    (mention,) = link["mentions"]
    assert (mention["exact"], mention["cue"], mention["considered"]) == (
        "OarNet",
        "outperforms",
        [],
    )


def test_another_vocabulary_is_said(kg: Kg, graph: Path) -> None:
    (note,) = json.loads(kg("explain", graph, "p1", "--json").stdout)["notes"]
    assert note.startswith("The vocabulary is not the one that this graph file was built with")


def test_another_program_is_said(explain: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.explain.extractor_hash", lambda: "other")
    assert "This program reads otherwise than the one that built" in explain("p1").stdout


def test_what_is_under_the_threshold_is_said(kg: Kg, home: Path, tmp_path: Path) -> None:
    papers = tmp_path / "low.jsonl"
    papers.write_text('{"id": "low", "title": "A low boat", "abstract": "We use PPO."}\n')
    graph = tmp_path / "low.db"
    kg("build", papers, "--out", graph, *own(home))
    with open_writer(graph) as writer, writer.transaction() as connection:
        connection.execute("UPDATE link SET confidence = 0.4")
    text = " ".join(kg("explain", graph, "low", *own(home)).stdout.split())
    assert "confidence 0.40, which is under 0.5: kept, but not asserted: once in the text." in text


def test_wrong_names_suggest_near_ones(explain: Kg) -> None:
    ran = explain("p1", "policy gradiant")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "Error: no concept is called 'policy gradiant'; did you mean 'Policy Gradient'?\n"
    )
    assert explain("p9").exit_code == 2


def test_only_ontology_needs_a_folder(kg: Kg, graph: Path) -> None:
    ran = kg("explain", graph, "p1", "--only-ontology")
    assert ran.exit_code == 2
    assert "--only-ontology needs --ontology DIR" in ran.stderr


def test_a_link_that_the_file_does_not_hold_is_told(
    kg: Kg, home: Path, graph: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(graph.read_bytes())
    with open_writer(other) as writer, writer.transaction() as connection:
        connection.execute("DELETE FROM evidence WHERE exact = 'PPO'")
        connection.execute(
            "DELETE FROM link WHERE NOT EXISTS (SELECT 1 FROM evidence "
            "WHERE evidence.paper = link.paper AND evidence.concept = link.concept)"
        )
    text = " ".join(kg("explain", other, "p1", *own(home)).stdout.split())
    assert (
        "paper uses (trains with) it. Yet the graph file holds no such link: a decision, or "
        "another build, left it out."
    ) in text
