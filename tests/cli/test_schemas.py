"""Every JSON that a command prints is what its schema says; a command without one fails here."""

import importlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from kg.cli.main import COMMANDS
from kg.cli.schema import schema_names, schema_text
from kg.model import DETAILS, KINDS, ROLES
from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]

#: JSON that a command prints for another option than ``--json``.
OTHERS = {"review": "--format json", "query-list": "--list --format json"}

#: What is asked of each command; GRAPH is the graph of the examples, OWN a small one.
CALLS = {
    "blindspots": ("blindspots GRAPH --json", "blindspots OWN --json --limit 2"),
    "check": ("check GRAPH --json --shapes none", "check DAMAGED --json --shapes none"),
    "compare": ("compare GRAPH OWN --json", "compare OWN OWN --json"),
    "diff": ("diff OWN GRAPH --json", "diff OWN OWN --json --no-answers"),
    "evaluate": ("evaluate OWN GOLD --json --dry-run",),
    "explain": (
        "explain GRAPH 1707.06347 --json",
        "explain OWN p1 PPO --ontology SCHEME --only-ontology --json",
    ),
    "info": ("info GRAPH --json", "info OWN --json --refusals --merges --decisions"),
    "lineage": ("lineage GRAPH --json", "lineage GRAPH PPO --json", "lineage OWN --json"),
    "news": ("news GRAPH --json", "news OWN --json --since 2099"),
    "ontology-check": ("ontology check --json", "ontology check SCHEME --only-ontology --json"),
    "ontology-map": ("ontology map FOREIGN --ontology SCHEME --only-ontology --json",),
    "query-list": ("query --list --format json",),
    "review": ("review GRAPH --format json", "review OWN --format json"),
    "search": ("search GRAPH reward --json", "search GRAPH nowhere-at-all --json"),
    "show": (
        "show GRAPH PPO --json --limit 3",
        "show GRAPH 1707.06347 --json",
        "show OWN OarNet --json",
        "show OWN p2 --json --min-confidence 0",
    ),
    "topics": ("topics GRAPH --json", "topics OWN --json"),
    "trends": ("trends GRAPH --json", "trends GRAPH GRPO PPO --json", "trends OWN PPO --json"),
    "untried": ("untried GRAPH --json --limit 2", "untried OWN --json --kinds method,benchmark"),
}

GOLD = {
    "id": "p1",
    "title": "OarNet: Rowing by Trial",
    "abstract": "We propose OarNet. It is trained with PPO. It rows <b>well</b>.",
    "links": [
        {"concept": name, "kinds": ["method"], "roles": [role], "must": True, "quote": name}
        for name, role in (("OarNet", "proposes"), ("PPO", "avoids"), ("Rowing", "uses"))
    ],
}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield all commands, those of groups as "group-command"."""
    for name, entry in COMMANDS.items():
        command: click.Command = importlib.import_module(entry.module).command
        if isinstance(command, click.Group):
            yield from ((f"{name}-{each}", sub) for each, sub in command.commands.items())
        else:
            yield name, command


def gives_json(command: click.Command) -> bool:
    return any("--json" in parameter.opts for parameter in command.params)


@pytest.fixture(scope="module")
def files(home: Path, example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the words in capitals stand for."""
    folder = tmp_path_factory.mktemp("schemas")
    (folder / "gold.jsonl").write_text(json.dumps(GOLD) + "\n")
    damaged = folder / "damaged.db"
    shutil.copy(home / "landscape.db", damaged)
    data = damaged.read_bytes()
    damaged.write_bytes(data.replace(b"We propose OarNet.", b"We purpose OarNet."))
    return {
        "GRAPH": example_file,
        "OWN": home / "landscape.db",
        "DAMAGED": damaged,
        "GOLD": folder / "gold.jsonl",
        "SCHEME": home / "scheme",
        "FOREIGN": ROOT / "ontology" / "methods.ttl",
    }


def test_every_command_with_json_has_a_schema_and_is_called_here() -> None:
    wanted = {name for name, command in commands() if gives_json(command)} | set(OTHERS)
    assert set(schema_names()) == wanted
    assert set(CALLS) == wanted


@pytest.mark.parametrize("call", [call for calls in CALLS.values() for call in calls])
def test_what_a_command_prints_is_what_its_schema_says(kg: Kg, files: Any, call: str) -> None:
    name = next(name for name, calls in CALLS.items() if call in calls)
    ran = kg(*(files.get(word, word) for word in call.split()))
    assert ran.exit_code in (0, 1), ran.stderr
    schema = json.loads(schema_text(name))
    errors = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(
        json.loads(ran.stdout)
    )
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_closed_and_tells_what_each_thing_is(name: str) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://w3id.org/kg-landscape/schemas/{name}.json"
    for place, part in parts(schema, name):
        if "object" in str(part.get("type")):
            assert part.get("additionalProperties") is not None, place
        for key, each in part.get("properties", {}).items():
            assert {"description", "enum", "const", "$ref", "anyOf"} & each.keys() or (
                name == "info" and each == {"type": "string"}
            ), f"{place}.{key}"


def parts(schema: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema within one, with where it stands."""
    if isinstance(schema, dict):
        yield place, schema
        for key, value in schema.items():
            yield from parts(value, f"{place}.{key}")
    elif isinstance(schema, list):
        for value in schema:
            yield from parts(value, place)


def test_words_that_a_schema_lists_are_those_of_the_program() -> None:
    defs = json.loads(schema_text("show"))["$defs"]
    assert tuple(defs["kind"]["enum"]) == KINDS
    assert tuple(defs["role"]["enum"]) == ROLES
    assert tuple(defs["detail"]["enum"]) == (*DETAILS, None)


def test_a_wrong_value_is_found(kg: Kg, files: Any) -> None:
    found = json.loads(kg("search", files["OWN"], "OarNet", "--json").stdout)
    schema = Draft202012Validator(json.loads(schema_text("search")))
    assert schema.is_valid(found)
    assert not schema.is_valid(found | {"more": 1})
    assert not schema.is_valid({"query": "OarNet"})
    assert not schema.is_valid({"query": "x", "hits": [{"type": "person"}]})


def test_schemas_are_listed_and_printed(kg: Kg) -> None:
    listed = kg("schema").stdout
    assert [line.split()[0] for line in listed.splitlines()] == schema_names()
    assert json.loads(kg("schema", "ontology", "check").stdout)["title"] == (
        "kg ontology check --json"
    )
    ran = kg("schema", "shwo")
    assert (ran.exit_code, ran.stderr) == (
        2,
        "Error: no schema is called 'shwo'; did you mean 'show'?\n",
    )
