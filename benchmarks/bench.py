"""Time kg beside its peers: ``make bench-build``, or ``python benchmarks/bench.py FILE``.

Prints tables with ratios; judges nothing. Figures of one run compare with each other only.
"""

import argparse
import os
import platform
import tempfile
from pathlib import Path

import building
import starting

EXAMPLE = Path(__file__).parents[1] / "examples/landmark-papers.jsonl"
PARTS = ("build", "start", "match")


def main() -> None:
    """Read the options, run the parts that are asked for."""
    options = _options()
    for file in (options.file, options.large):
        if file and not file.is_file():
            hint = "make bench-build BENCH_FILE=papers.jsonl"
            raise SystemExit(f"{file}: no such file; name one: {hint}")
    load = os.getloadavg()[0]
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f} "
        "at the start; medians\n"
    )
    # Small processes first: a child's peak is never read as less than its parent's.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [file for file in (options.file, options.large) if file]
        if "build" in options.parts or "start" in options.parts:
            is_timed = "build" in options.parts
            files = files if is_timed else files[:1]
            graph = building.run(files, folder, rounds=min(3, options.rounds) if is_timed else 1)
        if "start" in options.parts:
            starting.run(EXAMPLE, graph, folder, rounds=options.rounds)
    if "match" in options.parts:
        import matching

        matching.run(options.file, papers=options.papers, rounds=options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="papers as JSONL, plain or gzipped")
    parser.add_argument("--large", type=Path, help="a larger file: does memory stay flat?")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what to time")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each (default: 5)")
    parser.add_argument("--papers", type=int, default=2000, help="papers to match (default: 2000)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
