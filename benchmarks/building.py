"""The whole build: papers a second and peak memory of ``kg build`` in one process."""

import json
import subprocess
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
    return folder / "build0.db"


def _build(file: Path, out: Path) -> Cost:
    out.unlink(missing_ok=True)
    return measure([KG, "build", file, "--out", out, "--quiet"])


def _counts(graph: Path) -> dict[str, object]:
    shown = subprocess.run(
        [KG, "info", graph, "--json"], capture_output=True, text=True, check=True
    ).stdout
    answer: dict[str, object] = json.loads(shown)
    counts = answer.get("counts", answer)
    assert isinstance(counts, dict)
    return counts
