"""Build a graph file of each gold file, measure it, and print one table of all figures.

    python benchmarks/quality.py ../shared/gold out/eval

An arrow marks what lies below the goal that the project has set itself; where a gold file of
results stands beside (``results-seed.jsonl``), numeric results are measured too.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.evaluate import Evaluation, evaluate
from kg.ontology import load_ontology
from kg.pipeline import build_graph
from kg.store import open_store, open_writer

PARTS = ("seed", "dev", "general")

#: Figure as it is called here -> name, part and goals in the order of PARTS.
ROWS: dict[str, tuple[str, str, tuple[float | None, ...]]] = {
    "precision": ("precision", "", (0.88, 0.85, 0.82)),
    "recall of must links": ("recall", "", (0.88, 0.82, 0.78)),
    "F1": ("f1", "", (None, None, None)),
    "role accuracy": ("role_accuracy", "", (0.90, 0.90, 0.88)),
    "macro F1 over roles": ("role_macro_f1", "", (0.70, 0.70, 0.65)),
    "avoids found": ("avoids", "", (0.6, 0.6, 0.5)),
    "proposed methods found": ("proposed_recall", "", (0.92, 0.90, 0.90)),
    "spans verified": ("spans_verified", "", (1.0, 1.0, 1.0)),
    "evidence on target": ("evidence_on_target", "", (None, None, None)),
    "results: precision": ("precision", "results", (0.9, 0.9, None)),
    "results: recall": ("recall", "results", (0.8, 0.8, None)),
}


def main() -> None:
    """Measure the gold files that are there, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path, help="folder of the gold files")
    parser.add_argument("out", type=Path, help="folder for the graph files")
    options = parser.parse_args()
    parts = [part for part in PARTS if (options.gold / f"{part}.jsonl").exists()]
    measured = {part: measure(options.gold, part, options.out) for part in parts}
    for line in table(measured):
        print(line)


def measure(gold: Path, part: str, out: Path) -> Evaluation:
    """Build the graph file of a gold file anew, and measure it."""
    papers, results, graph = (
        gold / f"{part}.jsonl",
        gold / f"results-{part}.jsonl",
        out / f"{part}.db",
    )
    graph.unlink(missing_ok=True)
    build_graph([papers], graph, load_ontology())
    with open_store(graph) as store:
        measured = evaluate(store, papers, results=results if results.exists() else None)
    with open_writer(graph) as writer:
        writer.set_measurements(measured.gold, measured.measurements())
    return measured


def table(measured: dict[str, Evaluation]) -> Iterator[str]:
    """Give the lines of the table: a figure with its interval and its goal."""
    yield f"{'figure':24}" + "".join(f"{part:>30}" for part in measured)
    for title, (name, part, goals) in ROWS.items():
        cells = [cell(measured[file], name, part, goals[PARTS.index(file)]) for file in measured]
        yield f"{title:24}" + "".join(f"{each:>30}" for each in cells)
    counts: dict[str, Callable[[Evaluation], object]] = {
        "links without evidence": lambda each: each.without_evidence,
        "confidence error (ECE)": lambda each: _or_dash(each.reliability.expected_error),
        "links": lambda each: each.links,
        "must links": lambda each: each.must,
        "papers": lambda each: each.papers,
    }
    for title, count in counts.items():
        yield f"{title:24}" + "".join(f"{count(each)!s:>30}" for each in measured.values())
    yield ""
    yield "[95 % interval], goal; ↓ below it. At the default threshold; – means nothing to measure."


def _or_dash(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def cell(measured: Evaluation, name: str, part: str, goal: float | None) -> str:
    """Give a figure with interval, goal and mark."""
    if part == "results" and measured.results is None:
        return "–"
    figure = measured.figure(name, part)
    if figure.value is None:
        return "–"
    low = goal is not None and figure.value < goal
    mark = "↓" if low else " "
    aim = "    " if goal is None else f"{goal:.2f}"
    return f"{figure.value:.2f} [{figure.low:.2f}, {figure.high:.2f}] {aim}{mark}"


if __name__ == "__main__":
    main()
