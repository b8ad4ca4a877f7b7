"""The commands for those who keep the vocabulary."""

import inspect
import json
import shlex
import shutil
import sqlite3
from pathlib import Path

import pytest

from kg.cli.ontology import command as ontology
from kg.ontology import load_ontology
from tests.cli.conftest import SCHEME, Kg, own

FOREIGN = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/> .
x:pg a skos:Concept ; skos:prefLabel "policy gradients"@en ; skos:narrower x:ppo, x:oar .
x:ppo a skos:Concept ; skos:prefLabel "proximal policy optimization"@en .
x:oar a skos:Concept ; skos:prefLabel "oar optimization"@en ; skos:definition "Rowing."@en .
"""


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    """A folder with the two concepts of the small vocabulary."""
    folder = tmp_path / "scheme"
    folder.mkdir()
    (folder / "methods.ttl").write_text(SCHEME)
    return folder


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "rowing.ttl"
    path.write_text(FOREIGN)
    return path


@pytest.fixture
def accepted(graph: Path, tmp_path: Path) -> Path:
    """The graph file of the tests, in which someone has accepted OarNet."""
    path = tmp_path / "landscape.db"
    shutil.copy(graph, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE concept SET status = 'accepted' WHERE pref_label = 'OarNet'")
    return path


def subcommands() -> list[str]:
    return sorted(ontology.commands)


@pytest.mark.parametrize("name", subcommands())
def test_help_ends_with_an_example(name: str) -> None:
    text = inspect.cleandoc(ontology.commands[name].help or "")
    assert text.split("\n\n")[-1].startswith(f"Example: kg ontology {name}")


def test_shipped_vocabulary_has_no_errors(kg: Kg) -> None:
    ran = kg("ontology", "check")
    assert ran.exit_code == 0
    assert " 0 errors, " in ran.stderr
    assert all(line.startswith("warning: ") for line in ran.stdout.splitlines())


def test_check_names_file_concept_and_remedy(kg: Kg, scheme: Path) -> None:
    with (scheme / "methods.ttl").open("a") as file:
        file.write('method:oar a kg:Method ; skos:prefLabel "policy gradients"@en .\n')
    ran = kg("ontology", "check", scheme, "--only-ontology")
    assert ran.exit_code == 1
    assert ran.stdout.splitlines() == [
        "error: methods.ttl: 'Policy Gradient' is a label of method:policy-gradient, "
        "and 'policy gradients' of method:oar (methods.ttl); keep one [duplicate-label]",
        "warning: methods.ttl: method:oar: nothing is broader; add skos:broader, or "
        "skos:topConceptOf if that is meant [orphan]",
        "warning: methods.ttl: method:oar: has no definition; add one sentence of your own "
        "[no-definition]",
        "warning: methods.ttl: method:policy-gradient: nothing is broader; add skos:broader, or "
        "skos:topConceptOf if that is meant [orphan]",
    ]
    assert ran.stderr == "3 concepts: 1 errors, 3 warnings\n"


def test_check_warns_of_what_the_folder_defines_only(kg: Kg, scheme: Path) -> None:
    found = json.loads(kg("ontology", "check", scheme, "--json").stdout)
    assert [(each["rule"], each["concept"]) for each in found] == [
        ("duplicate-label", "method:policy-gradient-method"),
        ("orphan", "method:policy-gradient"),
    ]


@pytest.mark.parametrize(
    ("options", "code", "rules"),
    [
        (("--rule", "orphan"), 0, ["orphan"]),
        (("--rule", "orphan", "--strict"), 1, ["orphan"]),
        (("--errors",), 0, []),
    ],
)
def test_check_can_be_told_what_counts(
    kg: Kg, scheme: Path, options: tuple[str, ...], code: int, rules: list[str]
) -> None:
    ran = kg("ontology", "check", scheme, "--only-ontology", "--json", *options)
    assert (ran.exit_code, [each["rule"] for each in json.loads(ran.stdout)]) == (code, rules)


def test_add_prints_a_concept_that_can_be_pasted(kg: Kg) -> None:
    example = inspect.cleandoc(ontology.commands["add"].help or "").split("Example: kg ")[1]
    ran = kg(*shlex.split(example))
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == (
        "method:tide-network a kg:Method, skos:Concept ;\n"
        '  skos:prefLabel "Tide Network"@en ;\n'
        '  skos:altLabel "TideNet"@en ;\n'
        "  skos:broader method:neural-network ;\n"
        '  skos:definition "Network that learns the tides."@en ;\n'
        "  skos:inScheme scheme:method .\n"
    )


def test_add_writes_into_the_file_of_the_kind(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    for label in ("Wave Drift", "Ebb Drift"):
        ran = kg(
            *("ontology", "add", label, "--kind", "domain", "--into", folder),
            *("--broader", "robotics", "--definition", "Drift."),
        )
        assert ran.exit_code == 0, ran.output
    text = (folder / "domains.ttl").read_text()
    assert text.index("domain:ebb-drift a") < text.index("domain:wave-drift a")
    assert load_ontology(folder).concepts["domain:ebb-drift"].broader == ("domain:robotics",)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("PPO", "--kind", "method", "--id", "ppo-2"), "'PPO' is a label of method:ppo"),
        (("Tide", "--kind", "method", "--id", "ppo"), "method:ppo is there already"),
        (("Tide Gauge", "--kind", "method", "--broader", "sea"), "than method:sea, which no file"),
    ],
)
def test_add_refuses_what_breaks_a_rule(
    kg: Kg, scheme: Path, options: tuple[str, ...], message: str
) -> None:
    before = (scheme / "methods.ttl").read_text()
    ran = kg("ontology", "add", *options, "--into", scheme)
    assert ran.exit_code == 2
    assert message in ran.stderr
    assert (scheme / "methods.ttl").read_text() == before


def test_accepted_name_is_promoted_into_its_place(
    kg: Kg, accepted: Path, scheme: Path, home: Path
) -> None:
    ran = kg("ontology", "promote", accepted, "--into", scheme, "--only-ontology")
    assert ran.exit_code == 0, ran.output
    assert "has no definition; write one" in ran.stderr
    concepts = load_ontology(scheme, replace=True).concepts
    promoted = next(each for each in concepts.values() if each.pref_label == "OarNet")
    assert (promoted.status, promoted.introduced_by) == ("curated", None)
    text = (scheme / "methods.ttl").read_text()
    assert text.index(f"{promoted.id} a") < text.index("method:policy-gradient a")
    # the next build links to it, and the name is no longer one that is merely accepted
    built = kg("build", home / "papers.jsonl", "--out", accepted, *own(scheme.parent))
    assert built.exit_code == 0, built.output
    again = kg("ontology", "promote", accepted, "--into", scheme, "--only-ontology")
    assert again.stderr == "0 concepts promoted\n"
    assert json.loads(kg("show", accepted, "OarNet", "--json").stdout)["status"] == "curated"


def test_promoted_names_are_printed_unless_a_folder_is_named(kg: Kg, accepted: Path) -> None:
    ran = kg("ontology", "promote", accepted)
    assert ran.stdout.startswith("method:oarnet")
    assert '  skos:prefLabel "OarNet"@en ;\n' in ran.stdout


def test_accepted_name_that_the_vocabulary_has_is_refused(
    kg: Kg, accepted: Path, scheme: Path
) -> None:
    with (scheme / "methods.ttl").open("a") as file:
        file.write('method:rower a kg:Method ; skos:prefLabel "oarnet"@en .\n')
    ran = kg("ontology", "promote", accepted, "--into", scheme)
    assert ran.exit_code == 1
    assert "is a label of method:oarnet" in ran.stderr
    assert "'oarnet' of method:rower (methods.ttl); keep one" in ran.stderr


def test_import_makes_a_folder_that_build_takes(
    kg: Kg, foreign: Path, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "vocabulary"
    ran = kg("ontology", "import", foreign, "--out", folder, "--scheme", "rows")
    assert ran.exit_code == 0, ran.output
    assert ran.stdout == f"{folder}/rows.ttl: 1 concepts, 2 mapped\n"
    assert "scheme:rows a skos:ConceptScheme" in (folder / "rows.ttl").read_text()
    concepts = load_ontology(folder).concepts
    assert concepts["method:oar-optimization"].definition == "Rowing."
    assert ("exactMatch", "https://example.org/ppo") in concepts["method:ppo"].mappings
    out = tmp_path / "rows.db"
    built = kg("build", home / "papers.jsonl", "--out", out, "--ontology", folder)
    assert built.exit_code == 0, built.output


def test_import_again_gives_the_same_file(kg: Kg, foreign: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    kg("ontology", "import", foreign, "--out", folder)
    first = (folder / "rowing.ttl").read_bytes()
    assert kg("ontology", "import", foreign, "--out", folder).exit_code == 0
    assert (folder / "rowing.ttl").read_bytes() == first


def test_import_can_double_what_is_known(kg: Kg, foreign: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    ran = kg("ontology", "import", foreign, "--out", folder, "--double", "--kind", "domain")
    assert ran.stdout == f"{folder}/rowing.ttl: 3 concepts, 0 mapped\n"
    assert set(load_ontology(folder, replace=True).concepts) == {
        "domain:oar-optimization",
        "domain:policy-gradients",
        "domain:proximal-policy-optimization",
    }


def test_map_lists_and_writes_what_is_confirmed(kg: Kg, foreign: Path, scheme: Path) -> None:
    ran = kg("ontology", "map", foreign, "--ontology", scheme)
    assert ran.stdout.splitlines() == [
        "method:policy-gradient\thttps://example.org/pg\tnarrower, words",
        "method:ppo\thttps://example.org/ppo\tbroader, words",
    ]
    assert kg("ontology", "map", foreign, "--ontology", scheme, "--write").exit_code == 0
    text = (scheme / "methods.ttl").read_text()
    added = "  skos:exactMatch <https://example.org/ppo> ;\n"
    assert text.replace(added, "").replace(added.replace("/ppo", "/pg"), "") == SCHEME
    assert kg("ontology", "map", foreign, "--ontology", scheme).stdout == ""


def test_map_shows_what_only_shares_its_name(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "electronics.nt"
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    path.write_text(f'<https://example.org/m> {label} "matching networks" .\n')
    ran = kg("ontology", "map", path, "--unconfirmed")
    assert ran.stdout == "method:matching-network\thttps://example.org/m\tthe name alone\n"
    assert kg("ontology", "map", path).stdout == ""
