"""Export and load: ours beside Oxigraph's own loader, on one graph file, in one run.

``python benchmarks/export.py landscape.db`` writes N-Triples, plain and packed, imports them, and
makes a store of Oxigraph twice: from the graph file as ``kg query`` does, and by ``bulk_load``
of the N-Triples file.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from measure import KG, Cost, measure, middle, print_table

#: What the project has set itself: triples a second, and how much longer than the peer.
TARGET_RATE = 100_000
TARGET_RATIO = 1.1


def main() -> None:
    """Read the options; as a child, make one store; else measure all."""
    options = _options()
    if options.make:
        _make(options.make, options.graph, options.folder)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        _measure(options.graph, Path(name), options.rounds)


def _measure(graph: Path, folder: Path, rounds: int) -> None:
    plain, packed = folder / "graph.nt", folder / "graph.nt.gz"
    exported = _middle(lambda: measure([KG, "export", graph, "--out", plain, "-q"]), rounds)
    with plain.open("rb") as file:
        triples = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    steps = {
        "kg export .nt": exported,
        "kg export .nt.gz": measure([KG, "export", graph, "--out", packed, "-q"]),
        "kg import .nt": measure([KG, "import", plain, "--out", folder / "back.db", "-q"]),
    }
    print(f"{graph.name}: {triples:,} triples, {plain.stat().st_size / 2**20:,.0f} MiB, packed")
    print(f"{packed.stat().st_size / 2**20:,.0f} MiB (target: {TARGET_RATE:,} triples/s)")
    print_table(
        ("step", "triples per CPU s", "per s", "of target", "CPU s", "s", "peak MiB"),
        [_row(step, cost, triples) for step, cost in steps.items()],
    )
    # interleaved, so that what else the machine does falls on both
    ours, peers = [], []
    for _ in range(rounds):
        ours.append(_store("fill", graph, folder))
        peers.append(_store("bulk_load", plain, folder))
    _print_stores(middle(ours), middle(peers), rounds)


def _middle(run: Callable[[], Cost], rounds: int) -> Cost:
    return middle([run() for _ in range(rounds)])


def _row(step: str, cost: Cost, triples: int) -> list[str]:
    return [
        step,
        f"{triples / cost.cpu:,.0f}",
        f"{triples / cost.wall:,.0f}",
        f"{triples / cost.cpu / TARGET_RATE:.2f}x",
        f"{cost.cpu:.1f}",
        f"{cost.wall:.1f}",
        f"{cost.peak:.0f}",
    ]


def _print_stores(ours: Cost, peer: Cost, rounds: int) -> None:
    rows = [
        [name, f"{cost.cpu:.1f}", f"{cost.wall:.1f}", f"{cost.peak:.0f}"]
        for name, cost in (("ours, from the graph file", ours), ("bulk_load of the .nt", peer))
    ]
    ratios = (ours.cpu / peer.cpu, ours.wall / peer.wall, ours.peak / peer.peak)
    rows.append(["ratio", *(f"{ratio:.2f}x" for ratio in ratios)])
    print(f"Store on disk, medians of {rounds} (target: {TARGET_RATIO}x)")
    print_table(("maker", "CPU s", "s", "peak MiB"), rows)


def _store(how: str, source: Path, folder: Path) -> Cost:
    cost = measure([sys.executable, __file__, source, "--make", how, "--folder", folder])
    shutil.rmtree(folder / "triples")
    return cost


def _make(how: str, source: Path, folder: Path) -> None:
    triples = ox.Store(str(folder / "triples"))
    if how == "bulk_load":
        triples.bulk_load(path=str(source), format=ox.RdfFormat.N_TRIPLES)
    else:
        from kg.rdf.ask.load import fill
        from kg.rdf.options import ExportOptions
        from kg.store import open_store

        with open_store(source) as store:
            fill(triples, store, ExportOptions())
    triples.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path, help="a graph file")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--folder", type=Path, help="where to put what is made, for a while")
    parser.add_argument("--make", choices=("fill", "bulk_load"), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
