"""Two papers about boats, built and opened."""

import json
from collections.abc import Iterator

import pytest

import kg
from kg.landscape import Landscape
from kg.model import Concept
from kg.ontology import Ontology

PAPERS = (
    {"title": "Boats <b>One</b>", "abstract": "We train boats with PPO on MuJoCo."},
    {"title": "Boats Two", "abstract": "PPO is used with a reward model."},
)


@pytest.fixture(scope="session")
def landscape(
    tmp_path_factory: pytest.TempPathFactory, small_scheme: dict[str, Concept]
) -> Iterator[Landscape]:
    folder = tmp_path_factory.mktemp("landscape")
    papers = folder / "papers.jsonl"
    papers.write_text("".join(json.dumps(record) + "\n" for record in PAPERS))
    scheme = Ontology(small_scheme, "small")
    with kg.build([papers], folder / "a<b.db", ontology=scheme) as built:
        yield built
