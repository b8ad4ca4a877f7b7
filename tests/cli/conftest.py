import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main

SCHEME = """\
@prefix kg: <https://w3id.org/kg-landscape/vocab#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix scheme: <https://w3id.org/kg-landscape/concept/> .
@prefix method: <https://w3id.org/kg-landscape/concept/method/> .

method:policy-gradient a kg:Method, skos:Concept ;
  skos:prefLabel "Policy Gradient"@en ;
  skos:definition "Climbing the gradient of the expected return."@en ;
  skos:inScheme scheme:method .

method:ppo a kg:Method, skos:Concept ;
  skos:prefLabel "Proximal Policy Optimization"@en ;
  skos:altLabel "PPO"@en ;
  skos:broader method:policy-gradient ;
  skos:definition "A policy gradient method with small steps."@en ;
  skos:inScheme scheme:method .
"""

PAPERS = (
    {
        "id": "p1",
        "title": "OarNet: Rowing by Trial",
        "abstract": "We propose OarNet. It is trained with PPO. It rows <b>well</b>.",
        "authors": ["Ada Moor", "Bo Lind"],
        "published": "2024-05",
    },
    {
        "id": "p2",
        "title": "Sailing without Gradients",
        "abstract": "Our boat sails without policy gradients. It outperforms OarNet.",
        "authors": ["Cy Reed"],
        "published": "2025",
    },
)

Kg = Callable[..., Result]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a vocabulary, papers and the graph file of both."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "scheme").mkdir()
    (folder / "scheme" / "methods.ttl").write_text(SCHEME)
    (folder / "papers.jsonl").write_text("".join(json.dumps(p) + "\n" for p in PAPERS))
    ran = run("build", folder / "papers.jsonl", "--out", folder / "landscape.db", *own(folder))
    assert ran.exit_code == 0, ran.output
    return folder


@pytest.fixture
def graph(home: Path) -> Path:
    return home / "landscape.db"


@pytest.fixture
def kg() -> Kg:
    """Runs a command in this process."""
    return run


def own(folder: Path) -> tuple[str, ...]:
    """Options of ``kg build`` that take the small vocabulary alone."""
    return "--ontology", str(folder / "scheme"), "--only-ontology"


def run(*arguments: object, **more: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], prog_name="kg", **more)
