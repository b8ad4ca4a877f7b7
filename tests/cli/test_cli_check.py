"""``kg check``: sound files pass, and each problem is a sentence."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Kg


@pytest.fixture
def exported(kg: Kg, graph: Path, tmp_path: Path) -> Path:
    out = tmp_path / "graph.nt"
    assert kg("export", graph, "--format", "ntriples", "--out", out).exit_code == 0
    return out


def uncounted(text: str) -> str:
    """Leave out how many triples there are, which every new property of a dataset changes."""
    return re.sub(r"[\d,]+ triples", "N triples", text)


@pytest.mark.parametrize(
    ("options", "more"),
    [
        ((), "; N triples, the shapes hold"),
        (("--shapes", "shacl"), "; N triples, the shapes hold"),
        (("--shapes", "sparql"), "; N triples, the shapes hold, by SPARQL"),
        (("--shapes", "none"), ""),
    ],
)
def test_check_says_that_a_graph_file_is_sound(
    kg: Kg, graph: Path, options: tuple[str, ...], more: str
) -> None:
    ran = kg("check", graph, *options)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert uncounted(ran.stdout) == (
        f"{graph} is sound: 2 papers, 4 links, 5 quotations match their texts{more}\n"
    )


def test_json_says_that_a_graph_file_is_sound(kg: Kg, graph: Path) -> None:
    assert json.loads(kg("check", graph, "--shapes", "none", "--json").stdout) == {
        "file": str(graph),
        "ok": True,
        "problems": [],
    }


def test_a_graph_file_with_wrong_quotations_is_not_exported(
    kg: Kg, graph: Path, tmp_path: Path
) -> None:
    harmed = tmp_path / "harmed.db"
    harmed.write_bytes(graph.read_bytes())
    connection = sqlite3.connect(harmed)
    connection.execute("UPDATE evidence SET exact = 'XXX' WHERE exact = 'PPO'")
    connection.commit()
    connection.close()
    ran = kg("check", harmed)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ran.stderr == f"{harmed}: paper:e5f2bf09d592 abstract[38:41] reads 'PPO', not 'XXX'\n"


def test_a_kept_dataset_is_checked_while_the_texts_are(
    kg: Kg, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.rdf.ask.cache.PAPERS_IN_MEMORY", 0)
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "cache"))
    first, second = (kg("check", graph, "--shapes", "sparql") for _ in range(2))
    assert "Preparing" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout
    assert "the shapes hold, by SPARQL" in second.stdout
    harmed = tmp_path / "harmed.db"
    harmed.write_bytes(graph.read_bytes())
    with sqlite3.connect(harmed) as connection:
        connection.execute("UPDATE evidence SET exact = 'XXX' WHERE exact = 'PPO'")
    connection.close()
    wrong = f"{harmed}: paper:e5f2bf09d592 abstract[38:41] reads 'PPO', not 'XXX'\n"
    assert kg("check", harmed).stderr == wrong


def test_a_concept_in_a_circle_is_found_by_the_shapes(kg: Kg, graph: Path, tmp_path: Path) -> None:
    harmed = tmp_path / "circle.db"
    harmed.write_bytes(graph.read_bytes())
    connection = sqlite3.connect(harmed)
    connection.execute(
        "INSERT INTO broader SELECT nr, 'method:ppo' FROM concept WHERE id LIKE '%gradient'"
    )
    connection.commit()
    connection.close()
    ran = kg("check", harmed)
    assert ran.exit_code == 1
    assert ran.stderr == (
        f"{harmed}: method:policy-gradient “Policy Gradient”: No concept is broader than itself, "
        "by whatever way up (skos:broader: method:ppo “Proximal Policy Optimization”)\n"
        f"{harmed}: method:ppo “Proximal Policy Optimization”: No concept is broader than itself, "
        "by whatever way up (skos:broader: method:policy-gradient “Policy Gradient”)\n"
    )


@pytest.mark.parametrize(("format_", "name"), [("turtle", "g.ttl"), ("jsonld", "g.jsonld")])
def test_a_file_of_rdf_is_checked(
    kg: Kg, graph: Path, tmp_path: Path, format_: str, name: str
) -> None:
    kg("export", graph, "--format", format_, "--out", tmp_path / name)
    ran = kg("check", tmp_path / name)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert uncounted(ran.stdout) == f"{tmp_path / name} is sound: N triples, the shapes hold\n"


@pytest.mark.parametrize("way", ["shacl", "sparql"])
def test_each_fault_of_a_file_is_a_sentence(kg: Kg, exported: Path, way: str) -> None:
    lines = exported.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "#evidence>" not in line]
    exported.write_text("".join(kept).replace('"OarNet"^^', '"\x1b[2J"^^'), "utf-8")
    ran = kg("check", exported, "--shapes", way)
    assert ran.exit_code == 1
    name = "paper:e5f2bf09d592 “OarNet: Rowing by Trial”"
    assert (
        f"{exported}: the link of {name} to method:ppo “Proximal Policy Optimization”: "
        "No link or result without evidence (kg:evidence: none)\n"
    ) in ran.stderr
    assert "\x1b" not in ran.stderr


def test_more_faults_of_a_rule_are_counted(kg: Kg, exported: Path) -> None:
    text = exported.read_text("utf-8")
    without = text.replace("vocab#start>", "vocab#from>").replace("vocab#end>", "vocab#to>")
    exported.write_text(without, "utf-8")
    ran = kg("check", exported, "--shapes", "sparql")
    rule = "A stretch of evidence has one paper, one field, its words, its sentence, and one of"
    assert ran.stderr.count(f"”: {rule}") == 5
    assert f"{exported}: and 5 more: {rule}" in ran.stderr


def test_what_is_no_rdf_and_no_graph_file_is_refused(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<a:a> <b:b>\n .")
    (tmp_path / "x.txt").write_text("no database, but long enough to be looked at " * 9)
    assert "x.ttl cannot be parsed" in kg("check", tmp_path / "x.ttl").stderr
    assert "x.txt" in kg("check", tmp_path / "x.txt").stderr
    assert kg("check", tmp_path / "x.txt").exit_code == 2


def test_a_file_of_something_else_is_not_called_sound(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "other.nt").write_text('<http://a> <http://b> "c" .\n')
    ran = kg("check", str(tmp_path / "other.nt"))
    assert ran.exit_code == 1
    assert "holds nothing that the rules are about; is it an export of kg?" in ran.stderr


ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x.org/">
<rdf:Description rdf:about="http://x.org/s"><x:p>&b;</x:p></rdf:Description></rdf:RDF>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("command", ["check", "import"])
def test_entities_of_xml_are_refused(kg: Kg, tmp_path: Path, command: str, encoding: str) -> None:
    (tmp_path / "bomb.rdf").write_bytes(ENTITIES.encode(encoding))
    options = ("--out", str(tmp_path / "out.db")) if command == "import" else ()
    ran = kg(command, str(tmp_path / "bomb.rdf"), *options)
    assert ran.exit_code == 2
    assert "bomb.rdf" in ran.stderr
    assert "declares XML entities" in ran.stderr
    assert not (tmp_path / "out.db").exists()
