"""Time the named queries on a graph file: ``python benchmarks/queries.py landscape.db``.

Every query is asked with its defaults, once cold and then warm, in one process with the dataset
open. Wall time is what a person waits, and moves with whatever else the machine does; CPU time
compares better.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from measure import print_table

from kg.rdf.ask.asking import Ask, by_rdflib, in_memory, kept
from kg.rdf.ask.queries import NamedQuery, named_queries, queries_by_theme
from kg.rdf.options import ExportOptions
from kg.store import Store, open_store

#: What the project has set itself, in milliseconds: for the median of all, and for the slowest.
TARGET, LIMIT = 100, 2000

ENGINES: dict[str, Callable[[Store], Ask]] = {
    "oxigraph": lambda store: kept(store, ExportOptions(), print, print),
    "memory": lambda store: in_memory(store, ExportOptions()),
    "rdflib": lambda store: by_rdflib(store, ExportOptions()),
}


@dataclass(frozen=True, slots=True)
class Times:
    """What a query took, in milliseconds; all but ``cold`` are medians of warm runs."""

    rows: int
    cold: float
    wall: float
    cpu: float


def main() -> None:
    """Read the options, ask everything, print a table an engine."""
    options = _options()
    chosen = [
        query
        for queries in queries_by_theme().values()
        for query in queries
        if not options.names or query.name in options.names
    ]
    with open_store(options.graph) as store:
        for engine in options.engines:
            start = time.perf_counter()
            ask = ENGINES[engine](store)
            print(f"{engine}: dataset opened in {time.perf_counter() - start:.1f} s")
            _print(chosen, [_timed(ask, query, options.rounds) for query in chosen])


def _timed(ask: Ask, query: NamedQuery, rounds: int) -> Times:
    text = query.fill({}, str, ExportOptions().base)
    walls, cpus, rows = [], [], 0
    for _ in range(rounds + 1):
        wall, cpu = time.perf_counter(), time.process_time()
        answer = ask(text)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
        rows = 0 if isinstance(answer, bool) else len(answer.rows)
    return Times(rows, walls[0], median(walls[1:]), median(cpus[1:]))


def _print(queries: Sequence[NamedQuery], times: Sequence[Times]) -> None:
    rows = [
        [query.name, f"{t.rows}", f"{t.wall:.1f}", f"{t.cpu:.1f}", f"{t.cold:.0f}"]
        for query, t in zip(queries, times, strict=True)
    ]
    walls, cpus = [t.wall for t in times], [t.cpu for t in times]
    rows.append(["median", "", f"{median(walls):.1f}", f"{median(cpus):.1f}", ""])
    rows.append(["slowest", "", f"{max(walls):.1f}", f"{max(cpus):.1f}", ""])
    print(f"Named queries, warm (targets: median {TARGET} ms, none over {LIMIT} ms)")
    print_table(["query", "rows", "ms", "CPU ms", "first ms"], rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path, help="a graph file")
    parser.add_argument(
        "--engines",
        nargs="+",
        choices=list(ENGINES),
        default=["oxigraph"],
        help="oxigraph on disk (default), the same in memory, rdflib (for small files)",
    )
    parser.add_argument("--rounds", type=int, default=5, help="warm runs of each (default: 5)")
    parser.add_argument(
        "--names", nargs="+", choices=list(named_queries()), metavar="NAME", help="only these"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
