"""What ontology/README.md tells to type works, in its order, in a copy of the vocabulary."""

import re
import shlex
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main
from kg.ontology import load_ontology
from kg.ontology.ontology import shipped_directory
from kg.ontology.turtle import read_vocabulary
from kg.ontology.variants import fold_text, variants
from kg.rdf.iris import prefixes
from kg.vocab import DEFAULT_BASE
from tests.cli.test_ontology import FOREIGN

README = (shipped_directory() / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^ *```sh\n(.+?)^ *```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line.strip() for block in BLOCKS for line in block.replace("\\\n", " ").splitlines()]


def run(line: str) -> Result:
    name, *arguments = shlex.split(line)
    assert name == "kg"
    return CliRunner().invoke(main, arguments, prog_name="kg")


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with papers, a vocabulary of others, and a copy of ours."""
    shutil.copytree(shipped_directory(), tmp_path / "ontology")
    (tmp_path / "rowing.ttl").write_text(FOREIGN)
    (tmp_path / "papers.jsonl").write_text(
        '{"title": "OarNet: Rowing", "abstract": "We propose OarNet. It is trained with PPO."}\n'
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_commands_work_in_their_order(keeper: Path) -> None:
    assert len(COMMANDS) == 15
    for line in COMMANDS:
        if line == "kg ontology promote landscape.db":
            accept(keeper / "landscape.db")
        ran = run(line)
        # warnings count for --strict only; the concepts that the page adds give none
        assert ran.exit_code == 0, f"{line}: {ran.output}"
    assert (
        'prefLabel "Tidal Policy Optimization"@en' in (keeper / "ontology/methods.ttl").read_text()
    )
    assert 'prefLabel "OarNet"@en' in (keeper / "ontology/methods.ttl").read_text()
    assert "domain:tide-prediction" in load_ontology(keeper / "my-vocabulary").concepts
    assert "method:oar-optimization" in load_ontology(keeper / "my-vocabulary").concepts


def accept(graph: Path) -> None:
    with sqlite3.connect(graph) as connection:
        connection.execute("UPDATE concept SET status = 'accepted' WHERE pref_label = 'OarNet'")


def test_sample_concept_is_the_one_of_the_file() -> None:
    block = re.findall(r"```turtle\n(.+?)```", README, re.DOTALL)[0]
    wanted = {line.strip() for line in block.strip().splitlines() if "altLabel" not in line}
    lines = (shipped_directory() / "methods.ttl").read_text("utf-8").splitlines()
    assert wanted <= {line.strip() for line in lines}


def test_sample_of_a_renamed_concept_is_read_as_one(tmp_path: Path) -> None:
    block = re.findall(r"```turtle\n(.+?)```", README, re.DOTALL)[1]
    head = "".join(
        f"@prefix {name}: <{iri}> .\n"
        for name, iri in prefixes(DEFAULT_BASE).items()
        if f"{name}:" in block
    )
    (tmp_path / "own.ttl").write_text(head + block)
    (concept,) = read_vocabulary(tmp_path / "own.ttl").concepts
    assert (concept.id, concept.replaced_by) == ("method:sea-network", "method:tide-network")


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("Off-Policy", "off policy"),
        ("policy", "policies"),
        ("mixture of experts", "mixtures of experts"),
        ("behavior", "behaviour"),
        ("multi-agent", "multiagent"),
        ("finetuning", "fine tuning"),
        ("offline reinforcement learning", "offline rl"),
        ("large language model agent", "llm agents"),
    ],
)
def test_forms_that_need_no_label_are_made(label: str, form: str) -> None:
    assert form in variants(" ".join(fold_text(label).split()))


def test_every_rule_is_explained() -> None:
    options = next(
        option.type.choices
        for option in main.get_command(None, "ontology").commands["check"].params
        if option.name == "rules"
    )
    assert [rule for rule in options if f"`{rule}`" not in README] == []


def test_every_file_is_named() -> None:
    files = {path.name for path in shipped_directory().glob("*.ttl")}
    assert [name for name in sorted(files) if f"`{name}`" not in README] == []
