"""The figures are those of the scorer that comes with the gold files, where it is at hand."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

from kg.evaluate import evaluate
from kg.evaluate.claims import Claim, tally_claims
from kg.evaluate.figures import result_figures
from kg.evaluate.gold import read_gold_results
from kg.ontology import load_ontology
from kg.pipeline import build_graph
from kg.rdf.options import ExportOptions
from kg.rdf.write.links import write_links
from kg.store import open_store

SHARED = Path(__file__).parents[3] / "shared" / "gold"
SAME = (
    *("precision", "precision_lenient", "recall", "f1", "role_accuracy", "role_macro_f1"),
    *("avoids", "proposed_recall", "spans_verified", "evidence_on_target"),
)

#: A gold file and a graph file.
Built: TypeAlias = tuple[Path, Path]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no ../shared/gold"),
]


@pytest.fixture(scope="module", params=["seed", "dev", "general"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A gold file, and the graph file of its papers."""
    gold, graph = SHARED / f"{request.param}.jsonl", tmp_path_factory.mktemp("scored") / "g.db"
    build_graph([gold], graph, load_ontology())
    return gold, graph


@pytest.mark.parametrize("threshold", [0.5, 0.8])
def test_figures_are_those_of_the_scorer(built: Built, threshold: float, tmp_path: Path) -> None:
    gold, graph = built
    links = tmp_path / "links.jsonl"
    with open_store(graph) as store:
        measured = evaluate(store, gold, threshold=threshold)
        links.write_text("".join(write_links(store, ExportOptions(min_confidence=threshold))))
    command = [sys.executable, SHARED / "score.py", gold, links, "--json"]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    theirs = json.loads(ran.stdout)
    for name in SAME:
        ours = measured.figure(name).value
        assert ours == pytest.approx(theirs[name], abs=1.01e-4), name
    assert measured.without_evidence == theirs["links_without_evidence"]
    for kind, of_kind in theirs["by_kind"].items():
        for name in ("precision", "recall"):
            assert measured.figure(name, f"kind {kind}").value == of_kind[name], (kind, name)


@pytest.mark.parametrize("part", ["seed", "dev"])
def test_result_figures_are_those_of_the_scorer(part: str, tmp_path: Path) -> None:
    path = SHARED / f"results-{part}.jsonl"
    rows, counts = [], []
    for paper in read_gold_results(path):
        # every second claim as it is, the others with another value; and one of no benchmark
        claims = [
            Claim(each.benchmark, each.value if n % 2 else tuple(v + 1 for v in each.value))
            for n, each in enumerate(paper.results)
        ]
        claims += [Claim(None, each.value) for each in paper.results[:1]]
        counts.append(tally_claims(paper, claims))
        for claim in claims:
            value = claim.value[0] if len(claim.value) == 1 else list(claim.value)
            rows.append({"paper": paper.id, "benchmark": claim.benchmark, "value": value})
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = [sys.executable, SHARED / "score_results.py", path, predicted]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    theirs = json.loads(ran.stdout)
    ours = {figure.name: figure.value for figure in result_figures(counts)}
    assert 0 < ours["recall"] < 1
    assert ours == {name: theirs[name] for name in ("precision", "recall")}
