"""The whole build: papers a second and peak memory of ``kg build`` in one process."""

import json
import subprocess
import sys
from pathlib import Path

from measure import KG, Cost, measure, middle, print_table

#: What the project has set itself: papers a second, and how far the peak may grow.
TARGET_RATE = 2_000
TARGET_GROWTH = 1.3

HEADER = (
    *("file", "papers", "per CPU s", "per s", "of target", "CPU s", "s"),
    *("peak MiB", "file MiB", "runs"),
)


def run(files: list[Path], folder: Path, *, rounds: int) -> Path:
    """Build each file, print a row for each, and give the graph file of the first."""
    print(f"Whole build, kg build, one process (target: {TARGET_RATE:,} papers/s)")
    rows, peaks = [], []
    for number, file in enumerate(files):
        out = folder / f"build{number}.db"
        # The large file is there for its memory; once is enough.
        costs = [_build(file, out) for _ in range(1 if number else rounds)]
        cost = middle(costs)
        counts = _counts(out)
        papers = int(counts["papers"])
        peaks.append(cost.peak)
        rows.append(
            [
                file.name,
                f"{papers:,}",
                f"{papers / cost.cpu:,.0f}",
                f"{papers / cost.wall:,.0f}",
                f"{papers / cost.cpu / TARGET_RATE:.2f}x",
                f"{cost.cpu:.1f}",
                f"{cost.wall:.1f}",
                f"{cost.peak:.0f}",
                f"{out.stat().st_size / 2**20:.0f}",
                str(len(costs)),
            ]
        )
    print_table(HEADER, rows)
    if len(peaks) > 1:
        growth = peaks[-1] / peaks[0]
        print(f"Peak of the large file: {growth:.2f}x (target: below {TARGET_GROWTH}x)\n")
    for file in files:
        _print_stages(file, rounds=1 if file is not files[0] else rounds)
    return folder / "build0.db"


def _print_stages(file: Path, *, rounds: int) -> None:
    """Build again with a clock on every stage, and print a row for each."""
    script = Path(__file__).with_name("stages.py")
    runs = []
    for _ in range(rounds):
        command = [sys.executable, script, file]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        runs.append(json.loads(printed))
    papers = runs[0]["papers"]
    best = {stage: min(run["seconds"][stage] for run in runs) for stage in runs[0]["seconds"]}
    total = sum(best.values())
    rows = [
        [stage, f"{seconds:.2f}", f"{1e6 * seconds / papers:,.0f}", f"{seconds / total:.0%}"]
        for stage, seconds in (*best.items(), ("all stages", total))
    ]
    print(f"Stages of {file.name} (the least of {len(runs)} runs each)")
    print_table(("stage", "CPU s", "µs a paper", "share"), rows)


def _build(file: Path, out: Path) -> Cost:
    out.unlink(missing_ok=True)
    return measure([KG, "build", file, "--out", out, "--workers", "1", "--quiet"])


def _counts(graph: Path) -> dict[str, object]:
    shown = subprocess.run(
        [KG, "info", graph, "--json"], capture_output=True, text=True, check=True
    ).stdout
    answer: dict[str, object] = json.loads(shown)
    counts = answer.get("counts", answer)
    assert isinstance(counts, dict)
    return counts
